import { frameOf, programOf } from '../src/solver/program.ts';
import { openHighs } from '../src/solver/highs.ts';
import { modelOf } from '../src/solver/model.ts';
import { readInstance } from '../src/solver/read-instance.ts';
import { largeSize, planInstance } from './plan-instance.ts';
import { clock, type Row } from './table.ts';
import { took, type Yard } from './yard.ts';

type Solved = Awaited<ReturnType<Yard['client']['solver']['solve']>>;

const share = (gap: number): string => `${(gap * 100).toFixed(3)} %`;

/** The same with one project pinned in that was out, as near to the plan before as can be. */
function pinned(instance: object, { chosen, out }: Solved): string {
  const previous = chosen.map(({ project, option, year }) => ({ project, option, year }));
  const [first] = out.filter(({ best }) => best !== null);
  return JSON.stringify({ ...instance, previous, giveUp: 0.005, pins: [{ project: first?.project, in: true }] });
}

export const solveRow: Row = {
  name: 'retrofit-solve',
  what: 'a plan of 10,000 projects, 3 options, 5 years, 231 limits, blocks',
  must: '10 s',
  async run({ client }) {
    const instance = planInstance(largeSize);
    const text = JSON.stringify(instance);
    const answers: Solved[] = [];
    const ours = await took(async () => void answers.push(await client.solver.solve({ text, seconds: 120 })));
    const [plan] = answers;
    if (plan === undefined) throw new Error('no plan came');
    const again = await took(async () => void answers.push(await client.solver.solve({ text: pinned(instance, plan), seconds: 120 })));
    const solver = await openHighs();
    const bare = await took(() => {
      const { program } = programOf(frameOf(modelOf(readInstance(instance))), { least: 'value', elastic: 'none', cuts: [] });
      solver.run(program, { relaxed: true, seconds: 120 });
      return Promise.resolve();
    });
    const changes = answers[1]?.changes?.length;
    return {
      ours: clock(ours.seconds),
      cpu: ours.cpu,
      note: `gap proven ${share(plan.gap)}; one pin ${clock(again.seconds)}, ${changes} changes; HiGHS, the relaxation alone: ${clock(bare.seconds)}`,
    };
  },
};
