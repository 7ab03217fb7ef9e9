import type { Cause, Entry } from '#retrofit/contract-terms/facts.ts';
import { parseDay } from '#kernel/day.ts';
import { programScope } from '#kernel/scope.ts';
import type { PeriodTerms, Stood } from './facts.ts';
import type { PeriodKnown } from './known.ts';
import type { ContractsNeeds } from './needs.ts';

const day = 86_400;

/** What became known of a settled period since its last entry: imports of readings and weather, decisions, events, amended terms. */
export async function causesOf(
  { readings, weather }: Pick<ContractsNeeds, 'readings' | 'weather'>,
  contract: Stood,
  { period, version }: PeriodTerms,
  { boundaries, meters }: Pick<PeriodKnown, 'boundaries' | 'meters'>,
): Promise<Cause[]> {
  const since = lastKnown(contract.books, period.from);
  const [from, to] = [(parseDay(period.from) as number) * day - day, (parseDay(period.to) as number) * day + day];
  const changed =
    meters.length === 0 ? { readings: [], decisions: [] } : await readings.changedSince(programScope, meters, { from, to, since });
  const stations = [...new Set(boundaries.flatMap(({ base }) => base?.station ?? []))].filter((station) => station !== '');
  const ofWeather = await Promise.all(
    stations.map(async (code) => {
      const { id } = await weather.stationNamed(code);
      return weather.changedSince({ station: id, from, to, since });
    }),
  );
  const told =
    (kind: 'import' | 'decision') =>
    (one: Pick<(typeof changed.readings)[number], 'import' | 'by' | 'at'>): Cause => ({
      kind,
      import: one.import,
      by: one.by,
      at: one.at.toISOString(),
    });
  const said = contract.words.filter(({ at }) => at > since);
  const events = contract.events.filter(
    ({ event, happened }) =>
      happened.from < period.to && happened.to > period.from && said.some((word) => word.about === 'event' && word.number === event),
  );
  const isAmended = said.some((word) => word.about === 'terms' && word.number === version);
  return [
    ...changed.readings.map(told('import')),
    ...changed.decisions.map(told('decision')),
    ...ofWeather.flat().map(told('import')),
    ...events.map(({ event }): Cause => ({ kind: 'event', event })),
    ...(isAmended ? [{ kind: 'terms' as const, version }] : []),
  ];
}

/** The instant as of which the last entry of a period was known, ms. */
function lastKnown(books: readonly Entry[], period: string): number {
  return Math.max(0, ...books.filter((one) => one.period === period && one.kind !== 'reversal').map(({ knownAt }) => Date.parse(knownAt)));
}
