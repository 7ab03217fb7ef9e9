import { code } from './data.ts';
import { clock, type Row } from './table.ts';
import { median, took, type Yard } from './yard.ts';

const day = 86_400_000;
/** The city is measured from the beginning of 2025; a forecast looks back 88 days. */
const firstDay = 89;
const dayAt = (at: number): string => new Date(Date.UTC(2025, 0, 1) + at * day).toISOString().slice(0, 10);

/** The 48 hours of a week before, which is what a plain repeat of last week would read. */
const weekAgo = ({ client }: Yard, building: string, at: number): Promise<unknown> =>
  client.metering.useOfBuilding({ building, carrier: 'electricity', from: dayAt(at - 7), to: dayAt(at - 5), step: '15min', as: 'columns' });

/** Forecast of one building, a different one each time; compared with simply reading the week before. */
export const forecastRow: Row = {
  name: 'forecast',
  what: 'load of a building for 48 hours by quarter hour, with bands and the error of four weeks, each time another building',
  must: 'no limit set',
  async run(yard) {
    const of = (at: number) => ({ building: code((at * 37) % 1000), at: dayAt(firstDay + (at % 10)) });
    await yard.client.forecast.building(of(999));
    const [seconds, beside]: [number[], number[]] = [[], []];
    let cpu = 0;
    for (let at = 0; at < 40; at += 1) {
      const one = await took(() => yard.client.forecast.building(of(at)));
      const other = await took(() => weekAgo(yard, of(at).building, firstDay + (at % 10)));
      seconds.push(one.seconds);
      beside.push(other.seconds);
      cpu += one.cpu / 40;
    }
    return { ours: clock(median(seconds)), cpu, note: `p50 of 40; to read a week ago alone: ${clock(median(beside))}` };
  },
};

/** All buildings of the city for one day, against what was measured. */
export const forecastTestRow: Row = {
  name: 'forecast-test',
  what: 'a day told ahead of every building of the city, against what was measured',
  must: 'no limit set',
  async run({ client }, { meters }) {
    const ours = await took(() => client.forecast.test({ region: '140000', from: dayAt(firstDay), to: dayAt(firstDay + 1) }));
    return { ours: clock(ours.seconds), cpu: ours.cpu, note: `${meters.toLocaleString('en')} buildings` };
  },
};
