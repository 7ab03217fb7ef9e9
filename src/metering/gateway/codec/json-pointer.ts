/** What a JSON pointer (RFC 6901) leads to; undefined if nothing. */
export function pointedAt(message: unknown, pointer: string): unknown {
  if (pointer === '') return message;
  if (!pointer.startsWith('/')) return undefined;
  let at: unknown = message;
  for (const part of pointer.slice(1).split('/')) {
    const name = nameOf(part);
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return undefined;
    at = (at as Readonly<Record<string, unknown>>)[name];
  }
  return at;
}

/** The name that a part of a pointer represents. */
export const nameOf = (part: string): string => part.replaceAll('~1', '/').replaceAll('~0', '~');

/** Whether a text is a JSON pointer. */
export const isPointer = (text: string): boolean => text === '' || /^(?:\/(?:[^~/]|~[01])*)+$/u.test(text);
