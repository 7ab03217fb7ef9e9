import type { Finding } from '#kernel/finding.ts';
import { formatInstant } from '#kernel/instant.ts';
import { programScope } from '#kernel/scope.ts';
import type { SavingsNeeds } from './needs.ts';
import type { Days, SeriesQuestion } from './series.ts';

/**
 * Whether days lack a temperature alone because it was not known yet at the instant that is asked for: then there is nothing to supply.
 * `came`: by when all of it was known.
 */
export async function weatherLater(
  { weather, now }: Pick<SavingsNeeds, 'weather' | 'now'>,
  { station, sum: { zone }, from, to, known }: SeriesQuestion,
  { temperature, excluded }: Days,
): Promise<Finding[]> {
  const lacking = temperature.reduce((sum, one, at) => sum + (Number.isNaN(one) && excluded[at] === 0 ? 1 : 0), 0);
  if (station === null || lacking === 0 || known.received >= now()) return [];
  const stretch = { from: zone.dayStart(from), to: zone.dayStart(to), since: known.received };
  const later = await weather.changedSince(programScope, { station: station.id, ...stretch });
  if (later.length === 0) return [];
  const came = Math.max(...later.map(({ at }) => at.getTime()));
  const evidence = {
    station: station.code,
    days: lacking,
    knownAt: formatInstant(known.received / 1000),
    came: formatInstant(came / 1000),
  };
  return [{ code: 'weather-not-known-yet', severity: 'warning', evidence }];
}
