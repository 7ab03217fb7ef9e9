import { mostValues } from '#kernel/answer-size.ts';
import type { AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Zone } from '#kernel/zone.ts';
import { zoneOf } from '#metering/readings/facts.ts';
import type { Readings, StepSums } from '#metering/readings/readings.ts';
import type { StepAtoms } from '../sums/atoms.ts';
import { ratioOf } from '../sums/combine.ts';
import { combineGroups, metersOf, together } from '../sums/period-use.ts';
import { type Group } from '../sums/group.ts';
import type { Weight } from '../sums/weigh.ts';

/** How much of each step is measured, for one building and carrier. */
export type Covered = { readonly group: Group; readonly coverage: number[] };

/**
 * How much of each step is measured, for many groups of meters: from sums of day rows by step where each meter is counted throughout, day
 * by day only where the coverage of several meters must be compared, or if the question is about the past. In no particular order, and no
 * more at a time than fits into memory.
 */
export async function* stepCoverage(
  scope: Scope,
  readings: Readings,
  groups: readonly Group[],
  atomsOf: (zone: Zone) => StepAtoms,
  known: AsOf,
): AsyncGenerator<Covered> {
  const slow: Group[] = [];
  const counted = groups.filter((group) => group.weights.length > 0);
  for (const [zone, all] of Map.groupBy(counted, (group) => zoneOf((group.weights[0] as Weight).meter))) {
    const atoms = atomsOf(zone);
    for (const some of together(all, atoms.stepEdges.length - 1, mostValues)) {
      const inside = atoms.wholeDays ? await insideOf(scope, readings, some, atoms, known) : null;
      for (const group of some) {
        const coverage = inside === null ? null : quickCoverage(group, inside);
        if (coverage === null) slow.push(group);
        else yield { group, coverage };
      }
    }
  }
  for await (const { group, steps } of combineGroups(scope, readings, slow, atomsOf, known))
    yield { group, coverage: steps.map((step) => step.coverage) };
}

/** The steps in which readings of a group are expected; null: all. */
export type Awaited = (group: Group) => readonly boolean[] | null;

/** The number of groups with meters, and a slice of the worst measured of them, in that order. */
export type Worst = { readonly total: number; readonly covered: readonly Covered[] };

/**
 * The worst covered of many groups, by the mean of their expected steps, ties by building and carrier. The store calculates most means;
 * only the groups returned are examined step by step, in addition to those that must be examined day by day in any case.
 */
export async function worstCoverage(
  scope: Scope,
  readings: Readings,
  groups: readonly Group[],
  atomsOf: (zone: Zone) => StepAtoms,
  known: AsOf,
  { offset, limit, awaited = () => null }: { readonly offset: number; readonly limit: number; readonly awaited?: Awaited },
): Promise<Worst> {
  const ranked: Ranked[] = [];
  const odd: Group[] = [];
  const counted = groups.filter((group) => group.weights.length > 0);
  for (const [zone, all] of Map.groupBy(counted, (group) => zoneOf((group.weights[0] as Weight).meter))) {
    const meanOf = await meansOf(scope, readings, all, atomsOf(zone), known);
    for (const group of all) {
      const mean = awaited(group) === null ? meanOf(group) : null;
      if (mean === null) odd.push(group);
      else ranked.push({ group, mean });
    }
  }
  for await (const { group, coverage } of stepCoverage(scope, readings, odd, atomsOf, known))
    ranked.push({ group, mean: meanCoverage(coverage, awaited(group)) });
  const wanted = worstOf(ranked, offset + limit).slice(offset);
  const byGroup = new Map<Group, Covered>();
  const told = wanted.map(({ group }) => group);
  for await (const one of stepCoverage(scope, readings, told, atomsOf, known)) byGroup.set(one.group, one);
  return { total: counted.length, covered: wanted.flatMap(({ group }) => byGroup.get(group) ?? []) };
}

type Ranked = { readonly group: Group; readonly mean: number };

/** The mean coverage of the expected steps, 0 to 1; 1 if there are none, because nothing is missing. */
function meanCoverage(steps: readonly number[], awaited: readonly boolean[] | null): number {
  const counted = awaited === null ? steps : steps.filter((_, step) => awaited[step] === true);
  return counted.length === 0 ? 1 : counted.reduce((sum, share) => sum + share, 0) / counted.length;
}

/** This many of them, the worst first; of a city's hundred thousands only the possible candidates are sorted. */
function worstOf(ranked: readonly Ranked[], many: number): Ranked[] {
  const rising = Float64Array.from(ranked, ({ mean }) => mean).sort();
  const last = rising[Math.min(many, rising.length) - 1] ?? -1;
  return ranked
    .filter(({ mean }) => mean <= last)
    .toSorted((a, b) => a.mean - b.mean || byPlace(a.group, b.group))
    .slice(0, many);
}

/** By building, then by carrier. */
export function byPlace(a: Group, b: Group): number {
  return a.building < b.building ? -1 : a.building > b.building ? 1 : a.carrier < b.carrier ? -1 : 1;
}

/** The mean coverage of a group's steps from the store's means, or null if its steps must be examined. */
async function meansOf(scope: Scope, readings: Readings, groups: readonly Group[], atoms: StepAtoms, known: AsOf) {
  if (!atoms.wholeDays) return () => null;
  const [edges, before] = [dayEdges(atoms), Math.min(known.received, known.recorded)];
  const [begin, end] = [edges[0] as number, edges.at(-1) as number];
  const means = await readings.stepMeans(scope, metersOf(groups), edges, lengthsOf(atoms));
  return ({ weights }: Group): number | null => {
    const [only] = weights;
    if (only === undefined || weights.length > 1 || only.from > begin || only.to < end || means.since(only.meter.id) > before) return null;
    return means.mean(only.meter.id);
  };
}

function lengthsOf({ stepEdges }: StepAtoms): number[] {
  return Array.from(stepEdges.subarray(1), (edge, step) => edge - (stepEdges[step] as number));
}

async function insideOf(scope: Scope, readings: Readings, groups: readonly Group[], atoms: StepAtoms, known: AsOf): Promise<Inside> {
  const edges = dayEdges(atoms);
  return {
    sums: await readings.stepSums(scope, metersOf(groups), edges),
    begin: edges[0] as number,
    end: edges.at(-1) as number,
    lengths: lengthsOf(atoms),
    before: Math.min(known.received, known.recorded),
  };
}

/** The first local day of each step, and the day after the last. */
function dayEdges({ days, first }: StepAtoms): number[] {
  return Array.from(first, (atom) => days[atom] ?? (days.at(-1) as number) + 1);
}

type Inside = {
  readonly sums: StepSums;
  readonly begin: number;
  readonly end: number;
  readonly lengths: readonly number[];
  readonly before: number;
};

/** The coverage of each step from sums alone, or null if days must be examined. */
function quickCoverage({ weights }: Group, { sums, begin, end, lengths, before }: Inside): number[] | null {
  for (const { meter, from, to } of weights) if (from > begin || to < end || sums.since(meter.id) > before) return null;
  const coverage: number[] = [];
  for (const [step, length] of lengths.entries()) {
    let least = Infinity;
    for (const { meter } of weights) least = Math.min(least, sums.seconds(meter.id, step));
    if (weights.length > 1 && least > 0 && least < length) return null;
    coverage.push(least === 0 ? 0 : ratioOf(least, length));
  }
  return coverage;
}
