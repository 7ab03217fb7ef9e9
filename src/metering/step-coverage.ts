import type { Known } from '#kernel/known.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Zone } from '#kernel/zone.ts';
import { zoneOf } from '#readings/drawable.ts';
import type { Readings, StepSums } from '#readings/readings.ts';
import type { StepAtoms } from './atoms.ts';
import { ratioOf } from './combine.ts';
import { combineGroups, type Group } from './period-use.ts';
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
    const sums = atoms.wholeDays ? await sumsOf(scope, readings, all, atoms) : null;
    for (const group of all) {
      const coverage = sums === null ? null : quickCoverage(group, sums, atoms, Math.min(known.received, known.recorded));
      if (coverage === null) slow.push(group);
      else out.push({ group, coverage });
    }
  }
  for await (const { group, steps } of combineGroups(scope, readings, slow, atomsOf, known))
    out.push({ group, coverage: steps.map((step) => step.coverage) });
  return out;
}

function sumsOf(scope: Scope, readings: Readings, groups: readonly Group[], atoms: StepAtoms): Promise<Map<number, StepSums>> {
  const meters = [...new Set(groups.flatMap(({ weights }) => weights.map(({ meter }) => meter.id)))];
  return readings.stepSums(scope, meters, dayEdges(atoms));
}

/** The first local day of each step, and the day after the last. */
function dayEdges({ days, first }: StepAtoms): number[] {
  return Array.from(first, (atom) => days[atom] ?? (days.at(-1) as number) + 1);
}

/** The coverage of each step from sums alone, or null where days must be looked at. */
function quickCoverage({ weights }: Group, sums: ReadonlyMap<number, StepSums>, atoms: StepAtoms, before: number): number[] | null {
  const edges = dayEdges(atoms);
  const [begin, end] = [edges[0] as number, edges.at(-1) as number];
  const coverage: number[] = [];
  if (weights.some(({ meter, from, to }) => from > begin || to < end || (sums.get(meter.id)?.since ?? 0) > before)) return null;
  for (let step = 0; step + 1 < edges.length; step += 1) {
    const length = (atoms.stepEdges[step + 1] as number) - (atoms.stepEdges[step] as number);
    const least = Math.min(...weights.map(({ meter }) => sums.get(meter.id)?.seconds[step] ?? 0));
    if (weights.length > 1 && least > 0 && least < length) return null;
    coverage.push(least === 0 ? 0 : ratioOf(least, length));
  }
  return coverage;
}
