import { linksOf } from '../src/heat/heat-planning/links.ts';
import { frameOf, linkProgram } from '../src/heat/heat-planning/program.ts';
import { readMatch } from '../src/heat/heat-planning/read-match.ts';
import { costOfNothing } from '../src/heat/heat-planning/worth.ts';
import { openHighs } from '../src/platform/solver/public/highs.ts';
import { matchTown } from './heat-match-case.ts';
import { clock, type Row } from './table.ts';
import { took, type Yard } from './yard.ts';

type Matched = Awaited<ReturnType<Yard['client']['heatPlanning']['match']>>;

const told = ({ status, cost, bound }: Matched): string => `${status}, gap proven ${(((cost - bound) / cost) * 100).toFixed(4)} %`;

export const heatMatchRow: Row = {
  name: 'heat-match',
  what: '20 sources, 60 demands, 12 periods, pipes with fixed cost',
  must: '10 s',
  async run({ client }) {
    const written = matchTown({ sources: 20, demands: 60 });
    const wide = { ...written, maxKm: 60, yuanPerKmYear: 60_000 };
    const answers: Matched[] = [];
    const match = (town: object) => took(async () => void answers.push(await client.heatPlanning.match({ text: JSON.stringify(town) })));
    const ours = await match(written);
    const hard = await match(wide);
    const town = readMatch(written);
    const solver = await openHighs();
    let relaxed = 0;
    const bare = await took(() => {
      const frame = frameOf(town, linksOf(town).links);
      const { objective } = solver.run(linkProgram(town, frame), { relaxed: true, seconds: 60 });
      relaxed = costOfNothing(town) + objective * frame.unit;
      return Promise.resolve();
    });
    const [first, second] = answers as [Matched, Matched];
    const above = (((first.cost - relaxed) / first.cost) * 100).toFixed(2);
    return {
      ours: clock(ours.seconds),
      cpu: ours.cpu,
      note: `${told(first)}; each with each at half the price: ${clock(hard.seconds)}, ${told(second)}; HiGHS, the relaxation alone: ${clock(bare.seconds)}, ${above} % below`,
    };
  },
};
