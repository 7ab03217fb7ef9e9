import { z } from 'zod';
import { canonicalJson } from './canonical-json.ts';
import type { Evidence } from './finding.ts';
import { Problem } from './problem.ts';

/** The number of the version, or of the last step, returned with what was read; 0 if there was nothing yet. */
export const seenNumberShape = z.coerce
  .number()
  .int()
  .min(0)
  .max(2 ** 31 - 1);

/** The hash returned with what was read. */
export const seenHashShape = z.string().trim().min(1).max(100);

/**
 * A confirmation, rejection or change applies to what was read: refuses one that names a state other than the latest. To be called where
 * the state can no longer change: in the transaction that writes. A requester that names none is not checked.
 * @param latest the current version or hash
 * @param changed what has changed since it was read, for display; in both languages unless it is a figure or name
 * @throws Problem `seen-not-latest`, with both and what changed
 */
export function refuseNotLatest<Mark extends string | number>(
  seen: Mark | undefined,
  latest: Mark,
  changed: string | { readonly zh: string; readonly en: string },
  more: Evidence = {},
): void {
  if (seen !== undefined && seen !== latest) throw new Problem('conflict', 'seen-not-latest', { ...more, seen, latest, changed });
}

/**
 * As `refuseNotLatest`, if the requester must have read it.
 * @throws Problem `seen-missing`, `seen-not-latest`
 */
export function refuseUnread<Mark extends string | number>(
  seen: Mark | undefined,
  latest: Mark,
  changed: string | { readonly zh: string; readonly en: string },
  more: Evidence = {},
): void {
  if (seen === undefined) throw new Problem('bad-input', 'seen-missing', { ...more, latest });
  refuseNotLatest(seen, latest, changed, more);
}

/**
 * As `refuseUnread`, for what is stated in versions: the first may be stated without having read any.
 * @param latest the number and its content; undefined if nothing was stated yet
 */
export function refuseUnreadVersion(
  seen: number | undefined,
  latest: { readonly version: number; readonly says: string } | undefined,
  more: Evidence = {},
): void {
  if (latest === undefined) refuseNotLatest(seen, 0, '—', more);
  else refuseUnread(seen, latest.version, latest.says, more);
}

/** The names under which two objects differ, for `changed`; `—` if they do not. @example changedNames({ a: 1 }, { a: 2 }) // 'a' */
export function changedNames(before: object | undefined, after: object): string {
  const [from, to] = [before ?? {}, after] as [Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>];
  const names = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  return names.filter((name) => canonicalJson({ it: from[name] ?? null }) !== canonicalJson({ it: to[name] ?? null })).join(', ') || '—';
}
