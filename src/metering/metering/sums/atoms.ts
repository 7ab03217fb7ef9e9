import { refuseManySteps } from '#kernel/answer-size.ts';
import { Problem } from '#kernel/problem.ts';
import { stepCount, steps, type Step } from '#kernel/calendar.ts';
import type { Zone } from '#kernel/zone.ts';

/** The parts in which a question is calculated: its steps, or the local days within steps longer than a day. */
export type StepAtoms = {
  readonly stepEdges: Float64Array;
  /** Bounds of the atoms, seconds UTC. */
  readonly edges: Float64Array;
  /** The first atom of each step, followed by the number of atoms. */
  readonly first: Uint32Array;
  /** The local day of each atom, days since 1970-01-01. */
  readonly days: Int32Array;
  /** Every atom is one whole local day, so day rows are sufficient. */
  readonly wholeDays: boolean;
};

/**
 * Cuts a question into steps and atoms.
 * @param from first instant, s UTC; @param to last instant, not included
 * @throws Problem `empty-range` if `to` is not later, `too-many-steps` beyond 100,000 steps or local days
 */
export function createAtoms(zone: Zone, from: number, to: number, step: Step): StepAtoms {
  if (!(to > from)) throw new Problem('bad-input', 'empty-range', { from, to });
  refuseManySteps(stepCount(zone, from, to, step));
  const stepEdges = steps(zone, from, to, step);
  const long = step === 'month' || step === 'year';
  if (long) refuseManySteps(stepCount(zone, from, to, 'day'));
  const edges = long ? steps(zone, from, to, 'day') : stepEdges;
  const days = new Int32Array(edges.length - 1);
  for (let at = 0; at < days.length; at++) days[at] = zone.dayOf(edges[at] as number);
  const wholeDays = step !== '15min' && step !== 'hour' && isMidnight(zone, from) && isMidnight(zone, to);
  return { stepEdges, edges, first: firstAtoms(stepEdges, edges), days, wholeDays };
}

function isMidnight(zone: Zone, at: number): boolean {
  return zone.dayStart(zone.dayOf(at)) === at;
}

function firstAtoms(stepEdges: Float64Array, edges: Float64Array): Uint32Array {
  const first = new Uint32Array(stepEdges.length);
  let atom = 0;
  for (let step = 0; step < stepEdges.length; step++) {
    while ((edges[atom] as number) < (stepEdges[step] as number)) atom += 1;
    first[step] = atom;
  }
  return first;
}
