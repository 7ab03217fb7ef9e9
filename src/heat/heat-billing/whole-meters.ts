import type { AsOf } from '#kernel/as-of.ts';
import { dayText } from '#kernel/day.ts';
import { programScope } from '#kernel/scope.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { GroundsNeeds } from './bill-needs.ts';
import type { MeterNeeds } from './bill/meter-seasons.ts';
import type { DaySpan } from './bill/stay.ts';

/**
 * Of the given heat meters, those that were read on all of some days, none of which was decided to be faulty: determined from total
 * seconds, without reading the days. Regardless of the caller.
 * @param codes current codes, @param span days since 1970-01-01
 */
export async function wholeMeters(
  { registry, heatInputs, readings }: Pick<MeterNeeds, 'registry' | 'heatInputs'> & Pick<GroundsNeeds, 'readings'>,
  codes: readonly string[],
  span: DaySpan,
  known: AsOf,
): Promise<ReadonlySet<string>> {
  const meters = [...new Set(codes)];
  if (meters.length === 0 || span.to <= span.from) return new Set();
  const [facts, decided] = await Promise.all([
    registry.meterFacts(programScope, { meters }, known),
    heatInputs.decisions.at({ meters }, known),
  ]);
  const [from, to] = [dayText(span.from), dayText(span.to)];
  const faulty = new Set(decided.flatMap((one) => ((one.from ?? '') < to && from < (one.to ?? '') ? [one.code] : [])));
  const heat = facts.filter(({ carrier, code }) => carrier === 'heat' && !faulty.has(code));
  const ids = heat.map(({ id }) => id).toSorted((a, b) => a - b);
  const sums = await readings.sums(programScope, ids, span.from, span.to);
  const lengths = new Map<string, number>();
  const secondsIn = (zone: string): number => {
    const length = lengths.get(zone) ?? secondsOf(createZone(zone) as Zone, span);
    lengths.set(zone, length);
    return length;
  };
  return new Set(heat.flatMap(({ id, code, zone }) => (sums.seconds(id) === secondsIn(zone) ? [code] : [])));
}

const secondsOf = (zone: Zone, { from, to }: DaySpan): number => zone.dayStart(to) - zone.dayStart(from);
