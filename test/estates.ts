import { parseDay } from '#kernel/day.ts';
import type { DaySeries } from '#retrofit/temperature-model/facts.ts';
import { carriedText, table } from './golden/fixture.ts';

/** A meter of the Cambridge estates by day, 2018 and 2019, and the error of OpenDSM's model of the first year on the second. */
export type EstateMeter = {
  readonly carrier: string;
  readonly base: DaySeries;
  readonly reporting: DaySeries;
  /** CV(RMSE) of OpenDSM 1.2.7 out of sample, stored. */
  readonly openDsm: number;
};

/** The meters kept in the repository: test/data/cambridge_estates. */
export function estateMeters(): EstateMeter[] {
  const { header, rows } = table(carriedText('cambridge_estates/daily_2018_2019.csv.gz'));
  const stored = new Map(
    table(carriedText('cambridge_estates/opendsm.csv')).rows.map(([carrier, building, , cvrmse]) => [
      `${carrier}-${building}`,
      Number(cvrmse),
    ]),
  );
  const column = (at: number) => Float64Array.from(rows, (row) => (row[at] === '' ? NaN : Number(row[at])));
  const temperature = column(1);
  const from = parseDay(rows[0]![0]!)!;
  return header.slice(2).map((name, place) => {
    const use = column(place + 2);
    const year = (first: number): DaySeries => ({
      from: from + first,
      use: use.slice(first, first + 365),
      estimated: new Uint8Array(365),
      temperature: temperature.slice(first, first + 365),
      excluded: new Uint8Array(365),
      factors: [],
    });
    return { carrier: name.split('-')[0]!, base: year(0), reporting: year(365), openDsm: stored.get(name)! };
  });
}

/** The root mean square error of a model over the days that count, divided by their mean use. */
export function outOfSample({ measured, predicted }: { readonly measured: Float64Array; readonly predicted: Float64Array }): number {
  let [square, sum, days] = [0, 0, 0];
  for (const [at, use] of measured.entries()) {
    if (Number.isNaN(use)) continue;
    square += (use - predicted[at]!) ** 2;
    sum += use;
    days += 1;
  }
  return Math.sqrt(square / days) / (sum / days);
}
