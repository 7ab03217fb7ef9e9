import { type DeviceTime, deviceTime } from './device-time.ts';

/** A value within a message of JSON: its place (JSON pointer, empty: the message itself), when, and what. */
export type JsonValue = { readonly pointer: string; readonly at: DeviceTime | null; readonly value: number | string | null };

/** Where a message says its time, and where the list is whose entries are messages each. */
export type JsonPlaces = { readonly time: string; readonly each: string | null };

const mostValues = 10_000;
const deepest = 16;
const decimal = /^\s*[+-]?\d+(?:\.\d+)?(?:e[+-]?\d{1,3})?\s*$/iu;

/**
 * The values of a message: every number in it, and what the pointers of channels lead to (null where there is none). `false` and `true` are
 * 0 and 1. In: bytes as they came. Throws nothing.
 * @param wanted pointers of channels of its topic
 */
export function jsonValues(
  bytes: Buffer,
  places: JsonPlaces,
  wanted: readonly string[],
): readonly JsonValue[] | 'payload-broken' | 'payload-too-large' {
  let message: unknown;
  try {
    message = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return 'payload-broken';
  }
  const list = places.each === null ? undefined : pointedAt(message, places.each);
  const parts = Array.isArray(list) ? (list as readonly unknown[]) : [message];
  const whole = deviceTime(pointedAt(message, places.time));
  const found: JsonValue[] = [];
  for (const part of parts) {
    const at = (part === message ? null : deviceTime(pointedAt(part, places.time))) ?? whole;
    const leaves = new Map<string, number | string>();
    if (!gather(part, '', places.time, leaves, 0)) return 'payload-too-large';
    for (const pointer of wanted) if (!leaves.has(pointer)) found.push({ pointer, at, value: plain(pointedAt(part, pointer)) });
    for (const [pointer, value] of leaves) found.push({ pointer, at, value });
    if (found.length > mostValues) return 'payload-too-large';
  }
  return found;
}

/** What a JSON pointer (RFC 6901) leads to; undefined where that is nothing. */
export function pointedAt(message: unknown, pointer: string): unknown {
  if (pointer === '') return message;
  if (!pointer.startsWith('/')) return undefined;
  let at: unknown = message;
  for (const part of pointer.slice(1).split('/')) {
    const name = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return undefined;
    at = (at as Readonly<Record<string, unknown>>)[name];
  }
  return at;
}

/** Whether a text is a JSON pointer. */
export const isPointer = (text: string): boolean => text === '' || /^(?:\/(?:[^~/]|~[01])*)+$/u.test(text);

function plain(value: unknown): number | string | null {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return typeof value === 'string' && decimal.test(value) ? value.trim() : null;
}

function gather(part: unknown, pointer: string, time: string, into: Map<string, number | string>, depth: number): boolean {
  if (depth > deepest || into.size > mostValues) return false;
  if (typeof part === 'object' && part !== null)
    return Object.entries(part).every(([name, inner]) =>
      gather(inner, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, time, into, depth + 1),
    );
  const value = pointer === time ? null : plain(part);
  if (value !== null) into.set(pointer, value);
  return true;
}
