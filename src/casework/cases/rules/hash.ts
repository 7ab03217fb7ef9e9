import { hash } from 'node:crypto';
import { canonicalJson } from '#kernel/canonical-json.ts';
import type { CaseEvent, SealedEvent } from '../facts.ts';

export const sha256 = (text: string): string => hash('sha256', text, 'hex');

/** An event chained to the one before it: its hash covers everything except the hash itself, in canonical JSON (RFC 8785). */
export function sealEvent(event: CaseEvent, previous: string): SealedEvent {
  const whole = { ...(JSON.parse(JSON.stringify(event)) as CaseEvent), previous };
  return { ...whole, hash: sha256(canonicalJson(whole)) };
}

/** What the record holds of a personal value. */
export const personalHash = (salt: string, value: string): string => sha256(`${salt}\n${value}`);

/** The seal of a day: computed from the seal before and the cases that were touched, by code. */
export function daySeal(previous: string, touched: readonly { readonly case: string; readonly head: string }[]): string {
  const lines = touched.toSorted((a, b) => (a.case < b.case ? -1 : 1)).map((one) => `${one.case} ${one.head}\n`);
  return sha256(`${previous}\n${lines.join('')}`);
}
