import { fraction, over, plus, times, zero, type Fraction } from './fraction.ts';
import { cutSteps } from './steps.ts';
import type { Stretch } from './types.ts';

/** A meter as a building sees it. Shares are by building; a meter that serves one building has the share 1 there. */
export type Registered = {
  readonly code: string;
  readonly parent: string | null;
  readonly shares: ReadonlyMap<string, Fraction>;
  /** Seconds; null: always there. */
  readonly installed: number | null;
  readonly removed: number | null;
  readonly stretches: readonly Stretch[];
};

/** A building's use in one step: 0.0001 of the unit, and the share of the time that is covered. */
export type BuildingStep = {
  readonly from: number;
  readonly to: number;
  readonly use: Fraction | null;
  readonly coverage: Fraction;
};

/** `share(meter, building) - share(its parent, building)`, the parent's only for as long as it is there. */
function weight(meter: Registered, all: readonly Registered[], building: string, at: number): Fraction {
  if (!isThere(meter, at)) return zero;
  const parent = all.find((one) => one.code === meter.parent);
  const parents = parent === undefined || !isThere(parent, at) ? zero : (parent.shares.get(building) ?? zero);
  return plus(meter.shares.get(building) ?? zero, times(fraction(-1), parents));
}

function isThere(meter: Registered, at: number): boolean {
  return at >= (meter.installed ?? -Infinity) && at < (meter.removed ?? Infinity);
}

/**
 * Use and coverage of a building, step by step.
 * @param days the edges of the local days; the steps' own edges need not be among them
 */
export function buildingSteps(
  building: string,
  meters: readonly Registered[],
  edges: readonly number[],
  days: readonly number[],
): BuildingStep[] {
  return edges.slice(1).map((to, n) => buildingStep(building, meters, edges[n] ?? to, to, days));
}

function buildingStep(building: string, meters: readonly Registered[], from: number, to: number, days: readonly number[]): BuildingStep {
  const parts = split(from, to, days).map(([start, end]) => ({
    start,
    end,
    ...dayPart(building, meters, start, end),
  }));
  const covered = parts.reduce((sum, part) => plus(sum, times(part.coverage, fraction(part.end - part.start))), zero);
  const coverage = over(covered, fraction(to - from));
  const use = parts.reduce((sum, part) => plus(sum, part.use), zero);
  return { from, to, use: coverage.num === 0n ? null : use, coverage };
}

/** The least coverage among the meters that are counted on a local day or in the part of it that is asked for; 0 where there is none. */
function dayPart(building: string, meters: readonly Registered[], from: number, to: number): { use: Fraction; coverage: Fraction } {
  const lives = meters.flatMap((meter) => [meter.installed ?? from, meter.removed ?? from]);
  const counted = meters.map((meter) => ({ covered: 0, asked: 0, use: zero, meter }));
  for (const [start, end] of split(from, to, lives)) for (const one of counted) count(one, start, end);
  const asked = counted.filter((one) => one.asked > 0);
  const shares = asked.map((one) => fraction(one.covered, one.asked));
  const coverage =
    shares.length === 0 ? zero : shares.reduce((least, next) => (next.num * least.den < least.num * next.den ? next : least));
  return { use: asked.reduce((sum, one) => plus(sum, one.use), zero), coverage };

  function count(one: (typeof counted)[number], start: number, end: number): void {
    const weighs = weight(one.meter, meters, building, start);
    const step = cutSteps(one.meter.stretches, [start, end])[0];
    if (weighs.num === 0n || step === undefined) return;
    one.asked += end - start;
    one.covered += step.seconds;
    one.use = plus(one.use, times(weighs, step.exact ?? zero));
  }
}

/** A span of time, cut at those of the given instants that lie inside it. */
function split(from: number, to: number, at: readonly number[]): [number, number][] {
  const cuts = [...new Set([from, ...at.filter((one) => one > from && one < to), to])].toSorted((a, b) => a - b);
  return cuts.slice(1).map((end, n) => [cuts[n] ?? end, end]);
}
