import { canonicalJson } from '#kernel/canonical-json.ts';
import { beforeFirst } from '#kernel/hash-chain.ts';
import type { SealedEvent } from '../facts.ts';
import { sha256 } from '../rules/hash.ts';

/** A case as exported: all its events, and the hash of the last. */
export type CaseRecord = { readonly case: string; readonly events: readonly SealedEvent[]; readonly head: string };

/**
 * Whether a record is valid on its own: every event has its number, its case, the hash of the one before, and its own.
 * @returns the number of the first event that does not fit, the last if only the head does not; null if everything fits
 */
export function firstBroken(record: CaseRecord): number | null {
  let previous = beforeFirst;
  for (const [at, event] of record.events.entries()) {
    const { hash: own, ...rest } = event;
    if (event.n !== at + 1 || event.case !== record.case || event.previous !== previous || sha256(canonicalJson(rest)) !== own)
      return at + 1;
    previous = own;
  }
  return record.events.length > 0 && record.head === previous ? null : Math.max(1, record.events.length);
}
