import { fraction, over, plus, times, zero, type Fraction } from './fraction.ts';
import { cutSteps } from './steps.ts';
import type { Stretch } from './types.ts';

/** A meter from the perspective of a building. Shares are by building; a meter that serves one building has the share 1 there. */
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

/** Whether the meter's parent also serves the building: then the meter is not a top meter of it. */
function parentsShare(meter: Registered, all: readonly Registered[], building: string): Fraction {
  return all.find((one) => one.code === meter.parent)?.shares.get(building) ?? zero;
}

/** `share(meter, building) - share(its parent, building)`; a child elsewhere is subtracted only while its parent is installed. */
function weight(meter: Registered, all: readonly Registered[], building: string, at: number): Fraction {
  if (!isThere(meter, at)) return zero;
  const own = meter.shares.get(building) ?? zero;
  const parent = all.find((one) => one.code === meter.parent);
  if (own.num === 0n && parent !== undefined && !isThere(parent, at)) return zero;
  return plus(own, times(fraction(-1), parentsShare(meter, all, building)));
}

function isThere(meter: Registered, at: number): boolean {
  return at >= (meter.installed ?? -Infinity) && at < (meter.removed ?? Infinity);
}

/**
 * Use and coverage of a building, step by step. What was measured counts, whatever else is missing; if no top meter measured anything on a
 * local day (or the queried part of it), nothing is subtracted there either.
 * @param days the edges of the local days; the steps' own edges need not be among them
 */
export function buildingSteps(
  building: string,
  meters: readonly Registered[],
  edges: readonly number[],
  days: readonly number[],
): BuildingStep[] {
  const [first = 0, last = first] = [edges[0], edges.at(-1)];
  const known = split(first, last, days).filter(([from, to]) =>
    meters.some((meter) => parentsShare(meter, meters, building).num === 0n && measured(building, meter, meters, from, to).covered > 0),
  );
  return edges.slice(1).map((to, n) => buildingStep(building, meters, edges[n] ?? to, to, days, known));
}

type Span = readonly [from: number, to: number];

function buildingStep(
  building: string,
  meters: readonly Registered[],
  from: number,
  to: number,
  days: readonly number[],
  known: readonly Span[],
): BuildingStep {
  const parts = split(from, to, days).map(([start, end]) => {
    const isKnown = known.some(([since, until]) => since <= start && end <= until);
    return { start, end, ...dayPart(building, meters, start, end, isKnown) };
  });
  const covered = parts.reduce((sum, part) => plus(sum, times(part.coverage, fraction(part.end - part.start))), zero);
  const use = parts.reduce((sum, part) => plus(sum, part.use), zero);
  return { from, to, use: parts.some((part) => part.isMeasured) ? use : null, coverage: over(covered, fraction(to - from)) };
}

/** The least coverage among the meters that count on a local day or the queried part of it; 0 if there is none. */
function dayPart(building: string, meters: readonly Registered[], from: number, to: number, isKnown: boolean) {
  const asked = meters.map((meter) => measured(building, meter, meters, from, to)).filter((one) => one.asked > 0);
  const shares = asked.map((one) => fraction(one.covered, one.asked));
  const coverage =
    shares.length === 0 ? zero : shares.reduce((least, next) => (next.num * least.den < least.num * next.den ? next : least));
  return {
    use: isKnown ? asked.reduce((sum, one) => plus(sum, one.use), zero) : zero,
    isMeasured: isKnown && asked.some((one) => one.covered > 0),
    coverage,
  };
}

/** What one meter adds to a building, and for how many seconds it counts and is covered. */
function measured(building: string, meter: Registered, meters: readonly Registered[], from: number, to: number) {
  const lives = meters.flatMap((one) => [one.installed ?? from, one.removed ?? from]);
  let [covered, asked, use] = [0, 0, zero];
  for (const [start, end] of split(from, to, lives)) {
    const weighs = weight(meter, meters, building, start);
    const step = cutSteps(meter.stretches, [start, end])[0];
    if (weighs.num === 0n || step === undefined) continue;
    asked += end - start;
    covered += step.seconds;
    use = plus(use, times(weighs, step.exact ?? zero));
  }
  return { covered, asked, use };
}

/** A span of time, cut at those of the given instants that are inside it. */
function split(from: number, to: number, at: readonly number[]): [number, number][] {
  const cuts = [...new Set([from, ...at.filter((one) => one > from && one < to), to])].toSorted((a, b) => a - b);
  return cuts.slice(1).map((end, n) => [cuts[n] ?? end, end]);
}
