import { isJson } from '#kernel/media-type.ts';
import { Problem } from '#kernel/problem.ts';
import { deepest } from './json-count.ts';

/**
 * Refuses input that no store and no reader can hold: a NUL or half a character in a text, or lists in lists without end. Asked before
 * anything looks at it.
 * @throws Problem `text-invalid`, `too-deep`
 */
export function refuseUnsound(input: unknown): void {
  const open: [value: unknown, depth: number][] = [[input, 0]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [value, depth] = next;
    if (typeof value === 'string') refuseText(value);
    if (typeof value !== 'object' || value === null) continue;
    if (depth === deepest) throw new Problem('bad-input', 'too-deep', { most: deepest });
    for (const [name, inner] of Object.entries(value)) {
      refuseText(name);
      open.push([inner, depth + 1]);
    }
  }
}

function refuseText(text: string): void {
  if (text.includes('\0') || !text.isWellFormed()) throw new Problem('bad-input', 'text-invalid', { text: shown(text) });
}

function shown(text: string): string {
  return text.replaceAll('\0', '␀').toWellFormed().slice(0, 60);
}

/** Refuses a body that is not said to be JSON: nothing else is read, and a page elsewhere cannot send this kind without being asked for. */
export function refuseOtherThanJson(request: Request): void {
  const type = request.headers.get('content-type');
  if (type === null || request.method === 'GET' || request.method === 'HEAD') return;
  if (!isJson(type)) throw new Problem('bad-input', 'not-json');
}
