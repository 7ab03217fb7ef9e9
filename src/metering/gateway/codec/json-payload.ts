import { twiceInJson } from '#kernel/twice-in-json.ts';
import { isBlankNumber } from '#platform/tables/number.ts';
import { type DeviceClock, type DeviceTime, deviceTime } from './device-time.ts';

import { type BesideUnit, unitsBeside } from './beside-unit.ts';
import { pointedAt } from './json-pointer.ts';

/**
 * A value within a JSON message: its place (JSON pointer, empty: the message itself), its time and its value. `true` and `false` are these
 * words. `refused`: what is there instead of a readable value or time, as written.
 */
export type JsonValue = {
  readonly pointer: string;
  readonly at: DeviceTime | null;
  readonly value: number | string | null;
  readonly beside?: BesideUnit;
  readonly refused?: { readonly code: 'time-refused' | 'value-unread'; readonly text: string };
};

/** Where a message has its time, and where the list is whose entries are messages themselves. */
export type JsonPlaces = { readonly time: string; readonly each: string | null };

const mostValues = 10_000;
const deepest = 16;
const decimal = /^\s*[+-]?\d+(?:\.\d+)?(?:e[+-]?\d{1,3})?\s*$/iu;

/** Whether a name occurs twice in an object; true also for one that is nested too deep. */
function namesTwice(text: string): boolean {
  try {
    return twiceInJson(text) !== null;
  } catch {
    return false;
  }
}

/**
 * The values of a message: every number in it, and whatever the pointers of channels lead to (null if there is nothing). In: bytes as
 * received. Never throws.
 * @param wanted pointers of channels of its topic
 */
export function jsonValues(
  bytes: Buffer,
  places: JsonPlaces,
  wanted: readonly string[],
  clock: DeviceClock,
): readonly JsonValue[] | 'payload-broken' | 'payload-twice' | 'payload-too-large' {
  let message: unknown;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    message = JSON.parse(text);
  } catch {
    return 'payload-broken';
  }
  // which of two values of one name the device meant is unknown
  if (namesTwice(text)) return 'payload-twice';
  const list = places.each === null ? undefined : pointedAt(message, places.each);
  const parts = Array.isArray(list) ? (list as readonly unknown[]) : [message];
  const whole = deviceTime(pointedAt(message, places.time), clock);
  const found: JsonValue[] = [];
  for (const part of parts) {
    const at = (part === message ? null : deviceTime(pointedAt(part, places.time), clock)) ?? whole;
    const leaves = new Map<string, number | string>();
    if (!gather(part, '', places.time, leaves, 0)) return 'payload-too-large';
    const unitBeside = unitsBeside(part, part === message ? null : message, places.time);
    const known = at === null || 'unread' in at ? null : at;
    const told = (pointer: string, value: number | string | null): JsonValue => {
      const beside = value === null ? null : unitBeside(pointer);
      const unread = value !== null && at !== null && 'unread' in at ? at.unread : null;
      const refused = unread === null ? {} : { refused: { code: 'time-refused', text: unread } as const };
      return { pointer, at: known, value, ...(beside !== null && { beside }), ...refused };
    };
    for (const pointer of wanted) {
      if (leaves.has(pointer)) continue;
      const read = plain(pointedAt(part, pointer));
      if (typeof read !== 'object' || read === null) found.push(told(pointer, read));
      else found.push({ pointer, at: known, value: null, refused: { code: 'value-unread', text: read.unread } });
    }
    for (const [pointer, value] of leaves) found.push(told(pointer, value));
    if (found.length > mostValues) return 'payload-too-large';
  }
  return found;
}

/** What is at a place that a channel points to: a decimal, `true` or `false`, nothing, or something else. */
function plain(value: unknown): number | string | null | { readonly unread: string } {
  const leaf = leafOf(value);
  if (leaf !== null) return leaf;
  if (value === undefined || value === null) return null;
  const text = typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : JSON.stringify(value);
  if (/^(?:true|false)$/iu.test(text)) return text.toLowerCase();
  return text === '' || /^nan$/iu.test(text) || isBlankNumber(text) ? null : { unread: text.slice(0, 100) };
}

/** A value at any place: words are not values. */
function leafOf(value: unknown): number | string | null {
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return typeof value === 'string' && decimal.test(value) ? value.trim() : null;
}

function gather(part: unknown, pointer: string, time: string, into: Map<string, number | string>, depth: number): boolean {
  if (depth > deepest || into.size > mostValues) return false;
  if (typeof part === 'object' && part !== null)
    return Object.entries(part).every(([name, inner]) =>
      gather(inner, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`, time, into, depth + 1),
    );
  const value = pointer === time ? null : leafOf(part);
  if (value !== null) into.set(pointer, value);
  return true;
}
