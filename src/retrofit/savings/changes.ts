import type { AsOf } from '#kernel/as-of.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import type { BoundarySum } from '#metering/metering/metering.ts';
import type { BuildingFacts, Dated } from '#registry/registry/facts.ts';
import type { DaySpan } from './facts.ts';
import { dayNamed, type SavingsNeeds } from './needs.ts';

/** The facts of a boundary's building as known then; undefined if it has none, or none that the scope sees. */
export async function factsOf(
  { registry }: Pick<SavingsNeeds, 'registry'>,
  scope: Scope,
  { building }: Pick<BoundarySum, 'building'>,
  known: AsOf,
): Promise<BuildingFacts | undefined> {
  return building === null ? undefined : (await registry.buildingFacts(scope, { buildings: [building] }, known))[0];
}

/** Changes of a building between base and reporting period that a temperature model does not account for; nothing is adjusted. */
export function changesOf(facts: BuildingFacts | undefined, building: string | null, base: DaySpan, reporting: DaySpan): Finding[] {
  if (facts === undefined) return [];
  const [before, after] = [meanOver(facts.floorAreaM2, base), meanOver(facts.floorAreaM2, reporting)];
  const found: Finding[] = [];
  if (before !== null && after !== null && before !== after && before > 0)
    found.push({
      code: 'area-changed',
      severity: 'warning',
      evidence: { building, beforeM2: rounded(before), afterM2: rounded(after), ratio: rounded(after / before) },
    });
  const uses = facts.uses.filter(({ from }) => from !== null && from > base.from && from < reporting.to);
  if (uses.length > 0) found.push({ code: 'use-changed', severity: 'warning', evidence: { building, date: uses[0]?.from } });
  return found;
}

const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;

/** A time-weighted mean over a stretch of a value that changes over time; null if it is not known in all of it. */
export function meanOver(line: readonly Dated<number | null>[], span: DaySpan): number | null {
  const [from, to] = [dayNamed(span.from), dayNamed(span.to)];
  let sum = 0;
  for (const [at, { from: begins, value }] of line.entries()) {
    const start = Math.max(from, begins === null ? -Infinity : dayNamed(begins));
    const next = line[at + 1]?.from;
    const end = Math.min(to, next === undefined || next === null ? Infinity : dayNamed(next));
    if (end <= start) continue;
    if (value === null) return null;
    sum += value * (end - start);
  }
  const first = line[0]?.from;
  if (line.length === 0 || (first !== null && first !== undefined && dayNamed(first) > from)) return null;
  return sum / (to - from);
}
