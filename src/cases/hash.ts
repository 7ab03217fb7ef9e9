import { hash } from 'node:crypto';
import { canonicalJson } from '#kernel/canonical-json.ts';
import { beforeFirst } from '#kernel/hash-chain.ts';
import type { CaseEvent, SealedEvent } from './facts.ts';

export const sha256 = (text: string): string => hash('sha256', text, 'hex');

/** An event behind the one before it: its hash is that of all of it but the hash, in canonical JSON (RFC 8785). */
export function sealEvent(event: CaseEvent, previous: string): SealedEvent {
  const whole = { ...(JSON.parse(JSON.stringify(event)) as CaseEvent), previous };
  return { ...whole, hash: sha256(canonicalJson(whole)) };
}

/** A case as it is handed out: all its events, and the hash of the last. */
export type CaseRecord = { readonly case: string; readonly events: readonly SealedEvent[]; readonly head: string };

/**
 * Whether a record holds, by itself: every event has its number, its case, the hash of the one before, and its own.
 * @returns the number of the first event that does not fit, the last where only the head does not; null where all fits
 */
export function firstBroken(record: CaseRecord): number | null {
  let previous = beforeFirst;
  for (const [at, event] of record.events.entries()) {
    const { hash: own, ...rest } = event;
    if (event.n !== at + 1 || event.case !== record.case || event.previous !== previous || sha256(canonicalJson(rest)) !== own) return at + 1;
    previous = own;
  }
  return record.events.length > 0 && record.head === previous ? null : Math.max(1, record.events.length);
}

/** What the record holds of a personal value. */
export const personalHash = (salt: string, value: string): string => sha256(`${salt}\n${value}`);

/** The seal of a day: of the one before and of the cases that were touched, by code. */
export function daySeal(previous: string, touched: readonly { readonly case: string; readonly head: string }[]): string {
  const lines = touched.toSorted((a, b) => (a.case < b.case ? -1 : 1)).map((one) => `${one.case} ${one.head}\n`);
  return sha256(`${previous}\n${lines.join('')}`);
}
