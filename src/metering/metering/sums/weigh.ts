import type { MeterFacts } from '#registry/registry/facts.ts';

/** How much of a meter's use belongs to a building, and on which local days it is counted. Days are numbers since 1970-01-01. */
export type Weight = {
  readonly meter: MeterFacts;
  /** `share(meter) - share(its parent)`; never 0. */
  readonly weight: number;
  /** Its parent does not serve the building: the building's use is known only where a top meter measured something. */
  readonly isTop: boolean;
  /** Counted from this day on … */
  readonly from: number;
  /** … up to this day, not included. */
  readonly to: number;
};

/**
 * The meters that count for one building, by docs/readings.md 22: `share(meter, building) - share(parent, building)`. So a child in the
 * same building weighs nothing, a child elsewhere is subtracted, and with shares the rest of a parent is shared as the parent is.
 * Generation has no share in any use (52).
 * @param meters the building's meters of one carrier and their children in other buildings
 * @param dayNumber turns `2026-03-01` into days since 1970-01-01
 */
export function weigh(building: string, meters: readonly MeterFacts[], dayNumber: (day: string) => number): Weight[] {
  const byId = parentsAmong(meters);
  const out: Weight[] = [];
  for (const meter of meters) {
    if (!countsAsUse(meter)) continue;
    const parent = meter.parent === null ? undefined : byId.get(meter.parent);
    const parents = parent === undefined ? 0 : shareOf(parent, building);
    const weight = exact(shareOf(meter, building) - parents);
    if (weight === 0) continue;
    const own = lifeOf(meter, dayNumber);
    // A child elsewhere is taken off its parent, so only while the parent exists (docs/readings.md 38).
    const taken = shareOf(meter, building) === 0 && parent !== undefined ? lifeOf(parent, dayNumber) : own;
    out.push({ meter, weight, isTop: parents === 0, from: Math.max(own.from, taken.from), to: Math.min(own.to, taken.to) });
  }
  return out;
}

/**
 * Whether a metering point counts towards a building's use, and is a part of its parent's: all except those for the building's own
 * generation (docs/readings.md 52).
 */
export function countsAsUse({ direction }: Pick<MeterFacts, 'direction'>): boolean {
  return direction !== 'generation';
}

/** The parents among meters, by their numbers. */
export function parentsAmong(meters: readonly MeterFacts[]): ReadonlyMap<number, MeterFacts> {
  const wanted = new Set<number>();
  for (const { parent } of meters) if (parent !== null) wanted.add(parent);
  if (wanted.size === 0) return none;
  const parents = new Map<number, MeterFacts>();
  for (const meter of meters) if (wanted.has(meter.id)) parents.set(meter.id, meter);
  return parents;
}

const none: ReadonlyMap<number, MeterFacts> = new Map();

function lifeOf(meter: MeterFacts, dayNumber: (day: string) => number): { from: number; to: number } {
  return {
    from: meter.installed === null ? -Infinity : dayNumber(meter.installed),
    to: meter.removed === null ? Infinity : dayNumber(meter.removed),
  };
}

function shareOf(meter: MeterFacts, building: string): number {
  return countsAsUse(meter) ? (meter.shares.find((part) => part.building === building)?.share ?? 0) : 0;
}

/** Shares are decimals of at most six digits; their difference is rounded to the same precision. */
function exact(share: number): number {
  return Math.round(share * 1e6) / 1e6;
}
