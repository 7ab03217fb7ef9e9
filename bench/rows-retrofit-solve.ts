import { setTimeout as pause } from 'node:timers/promises';
import { frameOf, programOf } from '../src/platform/solver/program.ts';
import { openHighs } from '../src/platform/solver/public/highs.ts';
import { modelOf } from '../src/platform/solver/model.ts';
import { readInstance } from '../src/platform/solver/read-instance.ts';
import { largeSize, middleSize, planInstance } from './plan-instance.ts';
import { clock, type Row } from './table.ts';
import { took, type Took, type Yard } from './yard.ts';

type Solved = Awaited<ReturnType<Yard['client']['solver']['solve']>>;

const share = (gap: number): string => `${(gap * 100).toFixed(3)} %`;
const spent = ({ seconds, cpu }: Took): string => `${clock(seconds)} (cpu ${cpu.toFixed(1)} s)`;

async function solved({ client }: Yard, instance: object): Promise<{ readonly answer: Solved; readonly time: Took }> {
  const answers: Solved[] = [];
  const text = JSON.stringify(instance);
  const time = await took(async () => void answers.push(await client.solver.solve({ text, seconds: 120 })));
  const [answer] = answers;
  if (answer === undefined) throw new Error('no plan came');
  return { answer, time };
}

/** HiGHS alone on the same file: the relaxation, or the full problem up to its gap of 0.1 %. */
async function bare(instance: object, relaxed: boolean): Promise<Took> {
  const solver = await openHighs();
  return took(() => {
    const { program } = programOf(frameOf(modelOf(readInstance(instance))), { least: 'value', elastic: 'none', cuts: [] });
    solver.run(program, { relaxed, gap: 0.001, seconds: 120 });
    return Promise.resolve();
  });
}

/** Peak memory of this process, including its threads, while the work runs, beyond what it held before; MB. */
async function mostMemory<T>(work: () => Promise<T>): Promise<readonly [T, number]> {
  const rssMb = (): number => process.memoryUsage.rss() / 1e6;
  const before = rssMb();
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, rssMb());
  }, 200);
  try {
    return [await work(), most - before];
  } finally {
    clearInterval(timer);
  }
}

/** The same instance with one project that was out pinned in, as close to the previous plan as possible. */
function pinned(instance: object, { chosen, out, limits }: Solved): object {
  const previous = chosen.map(({ project, option, year }) => ({ project, option, year }));
  const previousPrices = limits.filter(({ price }) => price !== 0).map(({ id, price }) => ({ limit: id, price }));
  const [first] = out.filter(({ best }) => best !== null);
  return { ...instance, previous, previousPrices, giveUp: 0.005, pins: [{ project: first?.project, in: true }] };
}

export const solveRow: Row = {
  name: 'retrofit-solve',
  what: 'a plan of 10,000 projects, 3 options, 5 years, 231 limits, blocks',
  must: '10 s',
  async run(yard) {
    const instance = planInstance(largeSize);
    const [{ answer, time }, memory] = await mostMemory(() => solved(yard, instance));
    const reference = await bare(instance, true);
    return {
      ours: clock(time.seconds),
      cpu: time.cpu,
      note: `gap proven ${share(answer.gap)}; ${memory.toFixed(0)} MB more; HiGHS, the relaxation alone: ${spent(reference)}`,
    };
  },
};

export const pinRow: Row = {
  name: 'retrofit-pin',
  what: 'the same after one pin, with as few changes as can be',
  must: '5 s',
  async run(yard) {
    const instance = planInstance(largeSize);
    const { answer } = await solved(yard, instance);
    const again = await solved(yard, pinned(instance, answer));
    const reference = await bare(instance, true);
    const { changes, gap } = again.answer;
    return {
      ours: clock(again.time.seconds),
      cpu: again.time.cpu,
      note: `${changes?.length} changes, gap proven ${share(gap)}; HiGHS, the relaxation alone: ${spent(reference)}`,
    };
  },
};

export const goalRow: Row = {
  name: 'retrofit-goal',
  what: 'the same with goals that cannot be met',
  must: '30 s',
  async run(yard) {
    const instance = planInstance(largeSize, { floor: 0.6 });
    const { answer, time } = await solved(yard, instance);
    const reference = await bare(planInstance(largeSize), true);
    const { hard, soft } = answer.breach;
    return {
      ours: clock(time.seconds),
      cpu: time.cpu,
      note: `breaches weighed: hard ${hard}, soft ${soft.toFixed(3)}; HiGHS, the relaxation of what can be met: ${spent(reference)}`,
    };
  },
};

export const middleRow: Row = {
  name: 'retrofit-solve-middle',
  what: 'a plan of 400 projects, 3 options, 3 years',
  must: '3 s, gap 0.1 %',
  async run(yard) {
    const instance = planInstance(middleSize);
    const { answer, time } = await solved(yard, instance);
    const reference = await bare(instance, false);
    return {
      ours: clock(time.seconds),
      cpu: time.cpu,
      note: `gap proven ${share(answer.gap)}; HiGHS, the whole, up to 120 s: ${spent(reference)}`,
    };
  },
};

export const cancelRow: Row = {
  name: 'retrofit-cancel',
  what: 'a large plan is let go while it is made',
  must: '1 s',
  async run({ client }) {
    const text = JSON.stringify(planInstance(largeSize));
    const leave = new AbortController();
    const going = client.solver.solve({ text, seconds: 120 }, { signal: leave.signal }).then(
      () => 'answered',
      () => 'let go',
    );
    await pause(4000);
    const end: string[] = [];
    const time = await took(async () => {
      leave.abort();
      end.push(await going);
    });
    return { ours: clock(time.seconds), cpu: time.cpu, note: `${end.join('')} after 4 s` };
  },
};
