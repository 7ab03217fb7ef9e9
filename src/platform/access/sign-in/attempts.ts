import { createHmac } from 'node:crypto';
import { Problem } from '#kernel/problem.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { canonicalName } from '../store/canonical-name.ts';
import type { AccessStore } from '../store/store.ts';

/** What is guessed: a password, or a code of a second factor. */
export type GuessKind = 'password' | 'code';

/**
 * Where a try comes from. What is tried at one of them keeps nobody out at another, but for the bound of all unknown addresses together.
 */
export type TryPlace = { readonly kind: 'address' | 'device' | 'session'; readonly value: string };

export type Attempt = {
  /** The name of the account, there or not. */
  readonly name: string;
  readonly kind: GuessKind;
  readonly place: TryPlace;
};

export type AttemptNeeds = {
  readonly store: AccessStore;
  readonly now: () => number;
  /** Keys the hash of the names. */
  readonly secretUsed: string;
};

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** How long nothing is judged after the first, second, … try without a right one, ms; the last holds for all after it. */
const waitsMs: readonly number[] = [0, 0, 5000, 15_000, 15 * minuteMs];

/** So many tries a day of one account from all unknown addresses together: what a guesser with many addresses gets. */
const mostADay: Readonly<Record<GuessKind, number>> = { password: 100, code: 30 };

/** Under which name the tries from all unknown addresses are counted. */
const elsewhere = 'elsewhere';

/** As a name stands in the table: nobody reads out of it what was typed. @param name as it was typed */
export function keyOfName(name: string, secret: string): string {
  return createHmac('sha256', secret)
    .update(`attempt:${canonicalName(name)}`)
    .digest('base64url');
}

/**
 * Counts a try, in the database, before it is judged, so that many at once gain nothing and a restart forgets nothing. Throws Problem:
 * `try-later` (seconds), `locked-out` (minutes), `locked-out-elsewhere` (hours).
 */
export async function countAttempt({ store, now, secretUsed }: AttemptNeeds, { name, kind, place }: Attempt): Promise<void> {
  const at = now();
  const key = { name: keyOfName(name, secretUsed), kind, place: `${place.kind}:${place.value}` };
  const here = await store.countAttempt(wholeProgram, key, at, waitsMs, dayMs);
  if (here !== 'judged') throw waitProblem(here.getTime() - at);
  if (place.kind !== 'address') return;
  const all = await store.countAttemptOfDay(wholeProgram, { ...key, place: elsewhere }, at, mostADay[kind], dayMs);
  if (all === 'judged') return;
  const hours = Math.max(1, Math.ceil((all.getTime() - at) / hourMs));
  throw new Problem('too-many', 'locked-out-elsewhere', { hours, minutes: hours * 60 });
}

/** It was right: what was wrong before it from the same place is forgotten, and it takes nothing from the day's bound. */
export async function forgetAttempts({ store, secretUsed }: AttemptNeeds, { name, kind, place }: Attempt): Promise<void> {
  const key = { name: keyOfName(name, secretUsed), kind, place: `${place.kind}:${place.value}` };
  await store.clearAttempt(wholeProgram, key);
  if (place.kind === 'address') await store.giveAttemptBack(wholeProgram, { ...key, place: elsewhere });
}

function waitProblem(waitMs: number): Problem {
  if (waitMs <= minuteMs) return new Problem('too-many', 'try-later', { seconds: Math.max(1, Math.ceil(waitMs / 1000)) });
  return new Problem('too-many', 'locked-out', { minutes: Math.ceil(waitMs / minuteMs) });
}
