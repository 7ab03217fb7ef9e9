import { mostValues } from '#kernel/answer-size.ts';
import type { AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Zone } from '#kernel/zone.ts';
import { steps } from '#kernel/calendar.ts';
import type { MeterDefinition } from '../facts.ts';
import type { FindingKey } from './finding-id.ts';
import { findingsOf, measure, type Atoms, type Measured, type MeasureNeeds } from '../compute/measure.ts';
import { suspectDays, type DayFinding } from './suspect.ts';
import type { Finding } from '#kernel/finding.ts';

/**
 * All doubts about a meter as they would have been reported then: those of its line, redrawn, and those of its whole days. Instants in
 * seconds UTC.
 */
export async function findingsThen(
  scope: Scope,
  meters: readonly MeterDefinition[],
  known: AsOf,
  needs: MeasureNeeds,
): Promise<(FindingKey & Finding)[]> {
  const extents = await needs.store.extents({ scope, meters: meters.map(({ id }) => id) });
  const held = new Map(extents.map((one) => [one.meter, one]));
  const all: (FindingKey & Finding)[] = [];
  for (const [zone, some] of Map.groupBy(
    meters.filter(({ id }) => held.has(id)),
    (one) => one.zone,
  )) {
    const own = some.map(({ id }) => held.get(id) as (typeof extents)[number]);
    const atoms = daysBetween(zone, Math.min(...own.map(({ first }) => first)), Math.max(...own.map(({ last }) => last)));
    for (const { meter, found } of await findingsOf(scope, some, atoms, known, needs)) {
      const { code, severity, evidence, from, to, value } = found;
      all.push({ meter, code, severity, evidence, from, to, value: code === 'contradiction' ? (value ?? null) : null });
    }
    const together = Math.max(1, Math.floor(mostValues / atoms.days.length));
    for (let at = 0; at < some.length; at += together) {
      const measured = await measure(scope, some.slice(at, at + together), atoms, known, needs);
      for (const [id, one] of measured) all.push(...suspects(id, zone, atoms, one));
    }
  }
  return all;
}

/** Whole local days from that of the first instant to that of the last. */
function daysBetween(zone: Zone, first: number, last: number): Atoms {
  const edges = steps(zone, zone.dayStart(zone.dayOf(first)), zone.dayStart(zone.dayOf(last) + 1), 'day');
  return { edges, days: Int32Array.from({ length: edges.length - 1 }, (_, at) => zone.dayOf(edges[at] as number)), wholeDays: true };
}

function suspects(meter: number, zone: Zone, { days }: Atoms, measured: Measured | undefined): (FindingKey & Finding)[] {
  if (measured === undefined) return [];
  const rows = Array.from(days, (day, at) => ({
    day,
    use: measured.use[at] as number,
    seconds: measured.seconds[at] as number,
    longest: measured.longest[at] as number,
  }));
  return suspectDays(rows).map((one) => dayFinding(meter, zone, one));
}

/** A doubt about whole days as a finding with instants. */
export function dayFinding(meter: number, zone: Zone, { from, to, code, severity, evidence }: DayFinding): FindingKey & Finding {
  return { meter, code, severity, evidence, from: zone.dayStart(from), to: zone.dayStart(to + 1), value: null };
}
