import type { AsOf } from '#kernel/as-of.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import type { BoundarySum } from '#metering/metering/metering.ts';
import type { DayDesigns } from '#retrofit/temperature-model/day-design.ts';
import type { DayKinds } from '#retrofit/temperature-model/facts.ts';
import type { FitQuestion } from '../facts.ts';
import { type BaseModel, fitOf, type FittedPoints, pointsOf } from './base-model.ts';
import type { SavingsNeeds } from '../needs.ts';
import { readPeriod } from './read-question.ts';
import { billsOf, daysOf, hoursOf, type Series, type SeriesQuestion, type Days } from './series.ts';
import { dayKindsOf, stationOf, type StationOf } from './settle.ts';
import { formatInstant } from '#kernel/instant.ts';

/** What the data of a boundary are read from: its meters, its weather, its calendar. */
export type Place = {
  readonly sum: BoundarySum;
  readonly station: StationOf;
  readonly kinds: DayKinds & { readonly calendar: string };
  readonly findings: readonly Finding[];
};

/** A fit of a base period with all its inputs. */
export type Fitted = Place & {
  readonly asked: FitQuestion;
  readonly known: AsOf;
  readonly series: Series;
  readonly points: FittedPoints;
  /** Days of the period that are not excluded. */
  readonly days: number;
  /** How many of them the points cover. */
  readonly covered: number;
  /** The use of the points, in the unit. */
  readonly use: number;
  /** Null if an error among the findings prevents it. */
  readonly model: BaseModel | null;
};

/**
 * Reads a base period and fits it. Throws Problem `no-such-building`, `no-such-meter`, `units-differ`, `zones-differ`, `no-such-station`,
 * `no-such-calendar`, `empty-range`, `too-many-steps`.
 * @param designs reused from one fit to the next
 */
export async function fit(needs: SavingsNeeds, scope: Scope, asked: FitQuestion, known: AsOf, designs?: DayDesigns): Promise<Fitted> {
  const period = readPeriod(asked.period);
  const sum = await needs.metering.boundary(scope, asked.boundary, { known, on: period.to - 1 });
  const { station, findings } = await stationOf(needs, sum, asked.model.station, known);
  const { missingYears, ...kinds } = dayKindsOf(needs, scope, sum.zone, asked.model, known);
  const { exclude, factors } = asked.model;
  const read = { sum, station, ...period, exclude, factors, known };
  const series = await seriesOf(needs, scope, asked.model.model, read);
  const later = await weatherLater(needs, read, series.days);
  const points = pointsOf(series);
  const yearsWithoutCalendar = missingYears(period.from, period.to);
  const { found, ...told } = fitOf({ series, points, kinds, hasStation: station !== null, yearsWithoutCalendar, designs });
  return { sum, station, kinds, asked, known, series, points, ...told, findings: [...sum.sum.findings, ...findings, ...later, ...found] };
}

/** The data that a kind of model is fitted to, as known then. */
export async function seriesOf(
  needs: SavingsNeeds,
  scope: Scope,
  model: FitQuestion['model']['model'],
  asked: SeriesQuestion,
): Promise<Series> {
  const days = await daysOf(needs, scope, asked);
  if (model === 'hourly') return { kind: 'hourly', days, hours: await hoursOf(needs, scope, asked) };
  if (model === 'billing') return { kind: 'billing', days, bills: await billsOf(needs, scope, asked) };
  return { kind: 'daily', days };
}

/**
 * Whether days lack a temperature only because it was not known yet at the requested instant: then there is nothing to supply. `came`: by
 * when all of it was known.
 */
async function weatherLater(
  { weather, now }: Pick<SavingsNeeds, 'weather' | 'now'>,
  { station, sum: { zone }, from, to, known }: SeriesQuestion,
  { temperature, excluded }: Days,
): Promise<Finding[]> {
  const lacking = temperature.reduce((sum, one, at) => sum + (Number.isNaN(one) && excluded[at] === 0 ? 1 : 0), 0);
  if (station === null || lacking === 0 || known.received >= now()) return [];
  const stretch = { from: zone.dayStart(from), to: zone.dayStart(to), since: known.received };
  const later = await weather.changedSince({ station: station.id, ...stretch });
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
