import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { mostChoices } from '#platform/solver/solver.ts';
import { fundSources, type Pin } from './facts.ts';
import { createFaults } from './faults.ts';
import { openStates } from './instance.ts';

type Named = { readonly code: string; readonly requires: readonly string[] };

/**
 * Rejects pins of projects that the pool lacks, and projects that require themselves. Throws Problem `instance-bad` with `name-unknown`,
 * `requires-cycle`.
 */
export function refuseOf(pins: readonly Pin[], pool: readonly Named[]): void {
  const faults = createFaults();
  const known = new Map(pool.map((one) => [one.code, one.requires] as const));
  for (const [at, { project }] of pins.entries())
    if (!known.has(project)) faults.add('name-unknown', `pins[${at}].project`, { value: project });
  for (const code of circleOf(known)) faults.add('requires-cycle', `projects.${code}.requires`, { value: code });
  faults.end();
}

type Counted = { readonly state: string; readonly safe: boolean | null; readonly cost: string | null; readonly saving: number | null } & {
  readonly [fund in `fund:${(typeof fundSources)[number]}`]: string | null;
} & { readonly findings: readonly Finding[] };

/**
 * Rejects, before anything is started, a pool that is too large to solve: each open project with a cost, a saving and funding has an option
 * in every year. Throws Problem `instance-too-big`.
 */
export function refuseTooMany(years: number, pool: readonly Counted[]): void {
  const projects = pool.filter(isTyped).length;
  const choices = projects * years;
  if (choices > mostChoices) throw new Problem('cannot-do', 'instance-too-big', { projects, choices, most: mostChoices });
}

const isTyped = (one: Counted): boolean =>
  openStates.includes(one.state) &&
  one.safe !== false &&
  one.cost !== null &&
  one.saving !== null &&
  fundSources.some((source) => one[`fund:${source}`] !== null) &&
  !one.findings.some(({ code }) => code === 'funds-differ');

/** The projects of the first cycle found; empty if there is none. */
function circleOf(requires: ReadonlyMap<string, readonly string[]>): string[] {
  const done = new Set<string>();
  for (const first of requires.keys()) {
    const path: string[] = [];
    const left: (string | null)[] = [first];
    while (left.length > 0) {
      const code = left.pop() as string | null;
      if (code === null) {
        done.add(path.pop() as string);
        continue;
      }
      if (path.includes(code)) return path.slice(path.indexOf(code));
      if (done.has(code)) continue;
      path.push(code);
      left.push(null, ...(requires.get(code) ?? []));
    }
  }
  return [];
}
