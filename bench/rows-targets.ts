import { besideOf } from './rows-out.ts';
import { fewTown, sums } from './rows-carbon.ts';
import { clock, type Result, type Row, type Size } from './table.ts';
import { median, took, type Yard } from './yard.ts';

const [base, to] = [2025, 2065];

const numbered = (count: number, letter: string): string[] => Array.from({ length: count }, (_, at) => `${letter}${at + 1}`);

/** Forty years, twenty uses, ten measures; every use grows, and each measure is of all of them. */
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

/** Seven questions, the one in the middle; processor seconds of it in all processes. */
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

const pathwayOf = (name: string, what: string, must: string, samples: number): Row => ({
  name,
  what,
  must,
  async run({ ask }) {
    const text = planOf(samples > 0);
    const result = await resultOf((at) => ask.pathway.walk({ plans: [{ name, text }], samples, seed: at + 1 }));
    return { ...result, note: 'median of 7 over HTTP; arithmetic alone, no store has a part in it' };
  },
});

export const pathwayRow = pathwayOf('pathway', 'a pathway of 40 years, 20 uses, 10 measures', '50 ms', 0);
export const samplesRow = pathwayOf('pathway-samples', 'the same, 1,000 times drawn', '2 s', 1000);

/** Of the town of 2,000 buildings. */
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

export const progressRow = ofTown(
  'progress',
  'progress of all targets',
  '500 ms',
  ({ ask }, region) =>
    () =>
      ask.targets.progress({ region, year: base }),
);

export const reportRow = ofTown('report', 'the annual report as Word', '5 s', ({ url, app }, region) => async () => {
  const headers = { authorization: `Bearer ${app.localKey}` };
  const answer = await fetch(`${url}/api/exports/annual-report?region=${region}&year=${base}`, { headers });
  if (!answer.ok) throw new Error(await answer.text());
  await answer.arrayBuffer();
});
