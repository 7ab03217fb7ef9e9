import type { Known } from '#kernel/known.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Zone } from '#kernel/zone.ts';
import { zoneOf } from '#readings/drawable.ts';
import type { Readings, StepSums } from '#readings/readings.ts';
import type { StepAtoms } from './atoms.ts';
import { ratioOf } from './combine.ts';
import { combineGroups, metersOf, type Group } from './period-use.ts';
import type { Weight } from './weigh.ts';

/** How much of each step is measured, for one building and carrier. */
export type Covered = { readonly group: Group; readonly coverage: number[] };

/**
 * How much of each step is measured, for many groups of meters: from sums of day rows by step where each meter is counted all along, day by day only where
 * the coverage of several meters must be compared, or where the question is about the past.
 */
export async function stepCoverage(
  scope: Scope,
  readings: Readings,
  groups: readonly Group[],
  atomsOf: (zone: Zone) => StepAtoms,
  known: Known,
): Promise<Covered[]> {
  const out: Covered[] = [];
  const slow: Group[] = [];
  const counted = groups.filter((group) => group.weights.length > 0);
  for (const [zone, all] of Map.groupBy(counted, (group) => zoneOf((group.weights[0] as Weight).meter))) {
    const atoms = atomsOf(zone);
    const inside = atoms.wholeDays ? await insideOf(scope, readings, all, atoms, known) : null;
    for (const group of all) {
      const coverage = inside === null ? null : quickCoverage(group, inside);
      if (coverage === null) slow.push(group);
      else out.push({ group, coverage });
    }
  }
  for await (const { group, steps } of combineGroups(scope, readings, slow, atomsOf, known))
    out.push({ group, coverage: steps.map((step) => step.coverage) });
  return out;
}

async function insideOf(scope: Scope, readings: Readings, groups: readonly Group[], atoms: StepAtoms, known: Known): Promise<Inside> {
  const edges = dayEdges(atoms);
  return {
    sums: await readings.stepSums(scope, metersOf(groups), edges),
    begin: edges[0] as number,
    end: edges.at(-1) as number,
    lengths: Array.from(atoms.stepEdges.subarray(1), (edge, step) => edge - (atoms.stepEdges[step] as number)),
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

/** The coverage of each step from sums alone, or null where days must be looked at. */
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
