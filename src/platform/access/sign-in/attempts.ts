import { createHmac } from 'node:crypto';
import { Problem } from '#kernel/problem.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { canonicalName } from '../store/canonical-name.ts';
import type { AccessStore } from '../store/store.ts';

/** What is being guessed: a password, or a second-factor code. */
export type GuessKind = 'password' | 'code';

/** Where an attempt comes from. Attempts from one place lock no one out at another, except for the joint limit of all unknown addresses. */
export type TryPlace = { readonly kind: 'address' | 'device' | 'session'; readonly value: string };

export type Attempt = {
  /** The name of the account, whether it exists or not. */
  readonly name: string;
  readonly kind: GuessKind;
  readonly place: TryPlace;
};

export type AttemptNeeds = {
  readonly store: AccessStore;
  readonly now: () => number;
  /** The key for hashing the names. */
  readonly secretUsed: string;
};

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** How long nothing is judged after the first, second, … failed attempt in a row, ms; the last value applies to all further ones. */
const waitsMs: readonly number[] = [0, 0, 5000, 15_000, 15 * minuteMs];

/** The maximum number of attempts per day on one account from all unknown addresses together: what a guesser with many addresses gets. */
const mostADay: Readonly<Record<GuessKind, number>> = { password: 100, code: 30 };

/** The name under which attempts from all unknown addresses are counted. */
const elsewhere = 'elsewhere';

/** The form in which a name is stored, so that what was typed cannot be read from it. @param name as typed */
export function keyOfName(name: string, secret: string): string {
  return createHmac('sha256', secret)
    .update(`attempt:${canonicalName(name)}`)
    .digest('base64url');
}

/**
 * Counts an attempt, in the database, before it is judged, so that parallel attempts gain nothing and a restart forgets nothing. Throws
 * Problem: `try-later` (seconds), `locked-out` (minutes), `locked-out-elsewhere` (hours).
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

/** It was right: earlier failures from the same place are forgotten, and it does not count towards the daily limit. */
export async function forgetAttempts({ store, secretUsed }: AttemptNeeds, { name, kind, place }: Attempt): Promise<void> {
  const key = { name: keyOfName(name, secretUsed), kind, place: `${place.kind}:${place.value}` };
  await store.clearAttempt(wholeProgram, key);
  if (place.kind === 'address') await store.giveAttemptBack(wholeProgram, { ...key, place: elsewhere });
}

function waitProblem(waitMs: number): Problem {
  if (waitMs <= minuteMs) return new Problem('too-many', 'try-later', { seconds: Math.max(1, Math.ceil(waitMs / 1000)) });
  return new Problem('too-many', 'locked-out', { minutes: Math.ceil(waitMs / minuteMs) });
}
