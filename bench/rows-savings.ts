import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { dayText } from '#kernel/day.ts';
import type { DayKinds, DaySeries, HourSeries } from '#retrofit/temperature-model/facts.ts';
import { fitHourly } from '#retrofit/temperature-model/hourly.ts';
import { dayPoints, hourPoints } from '#retrofit/temperature-model/points.ts';
import { predictDays } from '#retrofit/temperature-model/predict.ts';
import { savingsOf, type SavingsReport } from '#retrofit/temperature-model/report.ts';
import { studentQuantile } from '#retrofit/temperature-model/student.ts';
import { type DayModel, fitDaily } from '#retrofit/temperature-model/temperature-model.ts';
import { estateMeters, outOfSample } from '../test/estates.ts';
import { isWeekday, simulatedYears } from '../test/simulated-building.ts';
import type { Row } from './table.ts';
import { median, took } from './yard.ts';

const kinds: DayKinds = { isWorked: isWeekday, seasons: [] };
const milliseconds = (seconds: number): string => `${(seconds * 1000).toFixed(2)} ms`;

type Fitted = { readonly model: DayModel; readonly report: SavingsReport };

/** A fit of a meter's base year, and the savings of its next year with their interval. */
function reported({ base, reporting }: { base: DaySeries; reporting: DaySeries }): Fitted {
  const model = fitDaily(dayPoints(base), kinds);
  if (model === null) throw new Error('a simulated year can be fitted');
  const predicted = predictDays(model, reporting, kinds);
  const { excluded, from } = reporting;
  const report = savingsOf({ model, predicted, excluded, from, confidence: 0.9, baseUse: 0 });
  return { model, report };
}

/** Median processor seconds of OpenDSM per meter; null if Python or the package is not available. */
async function openDsm(years: readonly { readonly base: DaySeries }[]): Promise<number | null> {
  const script = new URL('opendsm_fit.py', import.meta.url).pathname;
  const python = spawn(process.env['YAODONG_BENCH_PYTHON'] ?? 'python3', [script], { stdio: ['pipe', 'pipe', 'ignore'] });
  const ended = new Promise<boolean>((done) => {
    python.on('error', () => done(false));
    python.on('close', (code) => done(code === 0));
  });
  python.stdin.on('error', () => {});
  python.stdin.end(
    JSON.stringify(years.map(({ base }) => ({ from: dayText(base.from), use: [...base.use], temperature: [...base.temperature] }))),
  );
  const said = await text(python.stdout);
  return (await ended) ? median(JSON.parse(said) as number[]) : null;
}

/** A daily fit with the savings and the interval of a year, in process; for 300 simulated meters, and OpenDSM on the first of them. */
export const fitRow: Row = {
  name: 'fit',
  what: 'daily fit with interval, a meter',
  must: '5 ms, goal 1',
  async run() {
    const years = Array.from({ length: 300 }, (_, at) => simulatedYears(at + 1, 0.3));
    const rounds = [];
    for (let round = 0; round < 4; round += 1) {
      rounds.push(
        await took(async () => {
          for (const year of years) reported(year);
        }),
      );
    }
    const settled = rounds.slice(1);
    const cpu = median(settled.map((round) => round.cpu)) / years.length;
    const theirs = await openDsm(years.slice(0, 9));
    const beside =
      theirs === null
        ? 'opendsm not there (YAODONG_BENCH_PYTHON)'
        : `opendsm ${theirs.toFixed(2)} s of processor a meter: ${(theirs / cpu).toFixed(0)} times`;
    return {
      ours: milliseconds(median(settled.map((round) => round.seconds)) / years.length),
      note: `processor ${milliseconds(cpu)}; first round, cold, ${milliseconds((rounds[0]?.seconds ?? 0) / years.length)}; ${beside}`,
    };
  },
};

/** The hours of a simulated year: the day's use spread over its hours, with more by day; the temperature with a daily wave. */
function hoursOf({ from, use, temperature }: DaySeries): HourSeries {
  const day = Int32Array.from({ length: use.length * 24 }, (_, at) => from + Math.floor(at / 24));
  const share = (at: number) => (at % 24 >= 8 && at % 24 < 18 ? 1.8 : 0.45) / 24;
  return {
    from,
    excluded: new Uint8Array(use.length),
    factors: [],
    day,
    hour: Uint8Array.from(day, (_, at) => at % 24),
    use: Float64Array.from(day, (one, at) => (use[one - from] as number) * share(at)),
    estimated: new Uint8Array(day.length),
    temperature: Float64Array.from(day, (one, at) => (temperature[one - from] as number) + 4 * Math.sin(((at % 24) - 9) / 3.82)),
  };
}

export const hourlyRow: Row = {
  name: 'hourly',
  what: 'hourly fit, a meter-year',
  must: '100 ms',
  async run() {
    const years = Array.from({ length: 20 }, (_, at) => hoursOf(simulatedYears(at + 1, 0.3).base));
    const each = [];
    for (const year of years) each.push(await took(async () => void fitHourly(hourPoints(year), kinds)));
    const seconds = each.map((one) => one.seconds);
    return { ours: milliseconds(median(seconds)), note: `slowest ${milliseconds(Math.max(...seconds))}` };
  },
};

/** How many of 1,000 simulated years lie within the interval of 90 %, and within ASHRAE 14's with α 1.26, by autocorrelation. */
export const coverageRow: Row = {
  name: 'coverage',
  what: 'nine tenths held, 1,000 simulated years',
  must: '87 to 93 %',
  async run() {
    const many = 1000;
    const [stated, ashrae]: [string[], string[]] = [[], []];
    for (const rho of [0, 0.3, 0.6]) {
      let [ours, theirs] = [0, 0];
      for (let seed = 1; seed <= many; seed += 1) {
        const years = simulatedYears(seed + rho * 1e6, rho);
        const { model, report } = reported(years);
        const within = (low: number, high: number) => years.savings >= low && years.savings <= high;
        if (report.interval !== null && within(report.interval.low, report.interval.high)) ours += 1;
        const half = ashraeHalf(model, report);
        if (within(report.savings - half, report.savings + half)) theirs += 1;
      }
      stated.push((ours / 10).toFixed(1));
      ashrae.push((theirs / 10).toFixed(1));
    }
    return { ours: `${stated.join(', ')} %`, note: `autocorrelation 0, 0.3, 0.6; ASHRAE 14 with α 1.26: ${ashrae.join(', ')} %` };
  },
};

/** ASHRAE 14-2014, B-13: α·t·CV·√((n/n′)(1 + 2/n′)/m) of the adjusted baseline, with n′ = n(1 − ρ)/(1 + ρ) and t of n′ − p. */
function ashraeHalf({ fit, uncertainty }: DayModel, { adjustedBaseline, counted }: SavingsReport): number {
  const { n, dilution } = uncertainty;
  const t = studentQuantile(0.95, Math.max(1, n / dilution - fit.parameters));
  return 1.26 * t * (fit.cvrmse ?? 0) * Math.sqrt((dilution * (1 + (2 * dilution) / n)) / counted) * adjustedBaseline;
}

/** The median error of 2019 by models of 2018, real meters; the error of OpenDSM is stored with the days. */
export const estatesRow: Row = {
  name: 'estates',
  what: 'median out-of-sample CV(RMSE), Cambridge 2018 → 2019: electricity, gas',
  must: 'no worse than opendsm',
  async run() {
    const meters = estateMeters().map(({ carrier, base, reporting, openDsm: stored }) => {
      const model = fitDaily(dayPoints(base), kinds);
      return { carrier, stored, error: model === null ? NaN : outOfSample(predictDays(model, reporting, kinds)) };
    });
    const carriers = ['electricity', 'gas'].map((carrier) => meters.filter((meter) => meter.carrier === carrier));
    const told = (value: (meter: (typeof meters)[number]) => number) =>
      carriers.map((list) => median(list.map(value)).toFixed(4)).join(', ');
    return { ours: told(({ error }) => error), note: `opendsm 1.2.7 on the same days, stored: ${told(({ stored }) => stored)}` };
  },
};
