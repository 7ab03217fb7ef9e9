import type { AsOf } from '#kernel/as-of.ts';
import type { Weather } from '#metering/weather/weather.ts';
import type { ReportPeriod } from './period.ts';

/** The weather of a period: degree days below 18 °C and above 26 °C by daily means, and the mean temperature. Null: not observed. */
export type PeriodWeather = {
  readonly period: string;
  readonly heating: number | null;
  readonly cooling: number | null;
  readonly mean: number | null;
  readonly coverage: number;
};

const bases = { heatingBase: 18, coolingBase: 26, method: 'daily-mean' } as const;

/** The weather of each period at a station; empty if there is no station. */
export async function weatherOf(
  weather: Pick<Weather, 'degrees'>,
  station: string | null,
  periods: readonly ReportPeriod[],
  known: AsOf,
): Promise<PeriodWeather[]> {
  if (station === null) return [];
  return Promise.all(
    periods.map(async ({ text, kind, from, to }): Promise<PeriodWeather> => {
      const { steps } = await weather.degrees({ station, series: 'observed', from, to, step: kind, ...bases, known });
      const [step] = steps;
      return {
        period: text,
        heating: step?.heating ?? null,
        cooling: step?.cooling ?? null,
        mean: step?.mean ?? null,
        coverage: step?.coverage ?? 0,
      };
    }),
  );
}
