import type { MeterFacts } from '#registry/registry/facts.ts';
import { type VerificationState, verificationStates } from './codes.ts';
import type { Known } from './due-list.ts';
import { pieceOn } from './pieces.ts';
import { isThere } from './placed.ts';
import { stateOn } from './rule.ts';

/** The number of meters in each state. */
export type StateCounts = Record<VerificationState, number>;

/** The meters of one company or region. `code`: null if the company or the place is unknown. */
export type Counted = {
  readonly code: string | null;
  readonly total: number;
  readonly counts: StateCounts;
  /** The share of those without a certificate, 0 to 1. */
  readonly shareWithout: number;
};

/**
 * Meters that exist on a day, counted by state in each group; highest share without a certificate first, then by code.
 * @param soon the last day that counts as soon
 */
export function countedBy(
  { meters, piecesFor }: Known,
  { on, soon }: { readonly on: string; readonly soon: string },
  groupOf: (meter: MeterFacts) => string | null,
): Counted[] {
  const groups = new Map<string | null, StateCounts>();
  for (const meter of meters) {
    if (!isThere(meter, on)) continue;
    const group = groupOf(meter);
    const counts = groups.get(group) ?? noneYet();
    groups.set(group, counts);
    counts[stateOn(pieceOn(piecesFor(meter), on), on, soon)] += 1;
  }
  return [...groups].map(counted).toSorted(byShare);
}

const noneYet = (): StateCounts => Object.fromEntries(verificationStates.map((state) => [state, 0])) as StateCounts;

function counted([code, counts]: [string | null, StateCounts]): Counted {
  const total = verificationStates.reduce((sum, state) => sum + counts[state], 0);
  return { code, total, counts, shareWithout: counts.none / total };
}

function byShare(one: Counted, other: Counted): number {
  if (one.shareWithout !== other.shareWithout) return other.shareWithout - one.shareWithout;
  return (one.code ?? '') < (other.code ?? '') ? -1 : 1;
}
