import { stepsADay } from './days.ts';
import type { Main } from './mains.ts';
import { hash } from './random.ts';
import type { Calendar } from './rhythm.ts';

/** Sub-items behind a main meter, by the codes of the ministry's guide for large public buildings. */
export const items = [
  { code: '01A00', name: '照明插座' },
  { code: '01B00', name: '空调' },
  { code: '01C00', name: '动力' },
  { code: '01D00', name: '特殊' },
] as const;

export function itemCode(main: Main, item: string): string {
  return `${main.code}-${item}`;
}

export type ItemSeries = {
  readonly main: Main;
  /** The 24 hourly uses of each item on a day, hundredths of kWh; together a little less than the main meter's. */
  day(day: number, out: readonly Float64Array[]): void;
  /** By item: use in each calendar year so far, kWh. */
  years(item: number): Record<string, number>;
};

export function makeItemSeries(main: Main, calendar: Calendar): ItemSeries {
  const own = hash(main.code, 77);
  const kept = 0.94 + ((own & 255) / 255) * 0.05;
  const [light, power] = [0.52 + (((own >>> 8) & 255) / 255) * 0.2, 0.14 + (((own >>> 16) & 255) / 255) * 0.08];
  const sums = items.map(() => new Map<string, number>());
  const [flow, weather] = [new Float64Array(stepsADay), new Float64Array(24)];
  const share = (total: number, hour: number, out: readonly Float64Array[]) => {
    const air = Math.floor(total * (0.05 + 0.93 * (weather[hour] as number)));
    const rest = total - air;
    const parts = [Math.floor(rest * light), air, Math.floor(rest * power), 0];
    parts[3] = total - (parts[0] as number) - air - (parts[2] as number);
    parts.forEach((part, item) => ((out[item] as Float64Array)[hour] = part));
  };
  return {
    main,
    day(day, out) {
      main.load.fill(day, flow);
      main.load.weatherShares(day, weather);
      for (let hour = 0; hour < 24; hour += 1) {
        let total = 0;
        for (let i = hour * 4; i < hour * 4 + 4; i += 1) total += flow[i] as number;
        share(Math.floor(total * main.multiplier * kept), hour, out);
      }
      const year = (calendar.days[day] as string).slice(0, 4);
      out.forEach((values, item) => {
        const before = sums[item]?.get(year) ?? 0;
        sums[item]?.set(
          year,
          values.reduce((sum, value) => sum + value, before),
        );
      });
    },
    years: (item) => Object.fromEntries([...(sums[item] ?? [])].map(([year, sum]) => [year, sum / 100])),
  };
}
