import { writeFile } from 'node:fs/promises';
import { besideOf } from './rows-out.ts';
import { fewTown, manyTown, sums } from './rows-carbon.ts';
import { clock, type Result, type Row, type Size } from './table.ts';
import { median, took, type Yard } from './yard.ts';

const [base, to] = [2025, 2065];

const numbered = (count: number, letter: string): string[] => Array.from({ length: count }, (_, at) => `${letter}${at + 1}`);

/** Forty years, twenty uses, ten measures; every use grows, and each measure applies to all of them. */
function planOf(spread: boolean): string {
  const uses = numbered(20, 'use');
  const share = (at: number): unknown => (spread ? { low: 0.005 + at / 1000, high: 0.02 + at / 1000 } : 0.01 + at / 1000);
  const years = [base + 1, to];
  return JSON.stringify({
    base,
    to,
    stock: uses.map((use, at) => ({ use, area: 100_000 + at * 1000, intensity: { electricity: 60 + at, gas: 8 } })),
    growth: uses.map((use) => ({ use, years, new: 1000, demolished: 500, intensity: { electricity: 50, gas: 4 } })),
    measures: numbered(10, 'm').map((id, at) => ({ id, uses, of: 'all', years, share: share(at), saving: { electricity: 0.2 } })),
    factors: {
      electricity: [
        [base, 0.6],
        [to, 0.2],
      ],
      gas: [[base, 2]],
    },
  });
}

type Question = (at: number) => Promise<unknown>;

/** Seven queries, the median one; its processor seconds in all processes. */
async function middle(ask: Question): Promise<{ seconds: number; cpu: number }> {
  const runs = [];
  for (let at = 0; at < 7; at += 1) runs.push(await took(() => ask(at)));
  return { seconds: median(runs.map(({ seconds }) => seconds)), cpu: median(runs.map(({ cpu }) => cpu)) };
}

async function resultOf(ask: Question, beside: Readonly<Record<string, Question>> = {}): Promise<Result> {
  const ours = await middle(ask);
  const others: Record<string, string> = {};
  for (const [name, other] of Object.entries(beside)) others[name] = clock((await middle(other)).seconds);
  return { ours: clock(ours.seconds), cpu: ours.cpu, ...others };
}

/**
 * The arithmetic of the same plan by hand: for each use, the existing stock and what each year built, each measure on each of them, times
 * the factor of the year. Nothing is read or checked, nothing is demolished, and all measures are applied together.
 */
function plainLoop(drawn: number): number {
  let kg = 0;
  for (let year = base; year <= to; year += 1) {
    const factor = 0.6 - (0.4 * (year - base)) / (to - base);
    for (let use = 0; use < 20; use += 1)
      for (let built = base; built <= year; built += 1) {
        const isNew = built > base;
        let [electricity, gas] = isNew ? [50, 4] : [60 + use, 8];
        for (let one = 0; one < 10; one += 1) electricity *= 1 - Math.min(1, (0.01 + drawn + one / 1000) * (year - built)) * 0.2;
        gas *= 2;
        kg += (isNew ? 1000 : 100_000 + use * 1000) * (electricity * factor + gas);
      }
  }
  return kg;
}

/** That many of them, repeated often enough for the clock to measure. */
async function besideLoop(walks: number): Promise<string> {
  const times = walks === 1 ? 100 : 1;
  let kg = 0;
  const { seconds } = await middle(async () => {
    for (let at = 0; at < walks * times; at += 1) kg += plainLoop(at / 1e7);
  });
  if (!(kg > 0)) throw new Error('a plan without carbon dioxide');
  return `${((seconds / times) * 1000).toFixed(2)} ms`;
}

const pathwayOf = (name: string, what: string, must: string, samples: number): Row => ({
  name,
  what,
  must,
  async run({ ask }) {
    const text = planOf(samples > 0);
    const result = await resultOf((at) => ask.pathway.walk({ plans: [{ name, text }], samples, seed: at + 1 }));
    const loop = await besideLoop(Math.max(1, samples));
    return {
      ...result,
      note: `median of 7 over HTTP; no store has a part in it; a plain loop of the same arithmetic in one thread ${loop}`,
    };
  },
});

export const pathwayRow = pathwayOf('pathway', 'a pathway of 40 years, 20 uses, 10 measures', '50 ms', 0);
export const samplesRow = pathwayOf('pathway-samples', 'the same, 1,000 times drawn', '2 s', 1000);

/** A row on the town of 2,000 buildings. */
const ofTown = (name: string, what: string, must: string, askOf: (yard: Yard, region: string) => Question): Row => ({
  name,
  what: `${what} of a place with 2,000 buildings`,
  must,
  async run(yard: Yard, size: Size) {
    const region = await fewTown(yard);
    const beside = await besideOf(yard, size, () => sums);
    return { ...(await resultOf(askOf(yard, region), beside)), note: 'median of 7; the references add up readings of 1,000 meters' };
  },
});

/** Retrofits of the pool, accepted in the year, of one building each. */
async function bringPool({ client, upload, file }: Yard, region: string): Promise<void> {
  const { buildings } = await client.registry.buildings({ region, limit: 1000 });
  const rows = buildings.map(({ code }, at) => `tp${at},项目 ${at},${region},${code},accepted,${base},${1000 + at}`);
  const path = file('targets-pool.csv');
  await writeFile(path, ['code,name,region,buildings,state,year,area', ...rows].join('\n'));
  await client.retrofit.importRetrofits({ file: await upload(path, 'pool.csv') });
}

export const progressRow: Row = {
  name: 'progress',
  what: 'progress of all targets of a place with 2,000 buildings and 1,000 accepted retrofits',
  must: '500 ms',
  async run(yard, size) {
    const region = await fewTown(yard);
    await bringPool(yard, region);
    const beside = await besideOf(yard, size, () => sums);
    const result = await resultOf(() => yard.ask.targets.progress({ region, year: base }), beside);
    return { ...result, note: 'median of 7; the references add up readings of 1,000 meters' };
  },
};

const wordOf =
  ({ url, app }: Yard, region: string): Question =>
  async () => {
    const headers = { authorization: `Bearer ${app.localKey}` };
    const answer = await fetch(`${url}/api/exports/annual-report?region=${region}&year=${base}`, { headers });
    if (!answer.ok) throw new Error(await answer.text());
    await answer.arrayBuffer();
  };

export const reportRow = ofTown('report', 'the annual report as Word with charts', '5 s', wordOf);

/** A row on the city of 100,000 buildings of `inventory-city`. */
export const reportCityRow: Row = {
  name: 'report-city',
  what: 'the annual report as Word with charts of a city of 100,000 buildings',
  must: '5 s',
  async run(yard, size) {
    const ask = wordOf(yard, await manyTown(yard));
    const first = await took(() => ask(0));
    const beside = await besideOf(yard, size, () => sums);
    return {
      ...(await resultOf(ask, beside)),
      note: `median of 7, the first ${clock(first.seconds)}; the references add up readings of 1,000 meters`,
    };
  },
};
