import loadHighs from 'highs';
import { writeProgram } from '../test/oracle/schedule-program.ts';
import { batteries, household } from './schedule-case.ts';
import { clock, type Row } from './table.ts';
import { took, type Yard } from './yard.ts';

type Solved = Exclude<Awaited<ReturnType<Yard['client']['schedule']['solve']>>, readonly unknown[]>;

const median = (all: readonly number[]): number => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] as number;
const asked = async (client: Yard['client'], scenario: object): Promise<Solved> =>
  (await client.schedule.solve({ scenario: scenario as Record<string, unknown>, seconds: 60 })) as Solved;

/**
 * Battery, car, heat pump and photovoltaics over two days, different each time; compared with the same problem as LP text through HiGHS.
 */
export const scheduleRow: Row = {
  name: 'schedule',
  what: 'battery, car, heat pump, photovoltaics: 2 days by 15 minutes, asked over the door, warm',
  must: 'p50 50 ms',
  async run({ client }) {
    await asked(client, household(-1));
    const seconds: number[] = [];
    let cpu = 0;
    for (let at = 0; at < 40; at += 1) {
      const one = await took(async () => void (await asked(client, household(at * 0.01))));
      seconds.push(one.seconds);
      cpu += one.cpu / 40;
    }
    const highs = await loadHighs();
    const text = writeProgram(household()).text('site', []);
    highs.solve(text, { output_flag: false });
    const bare = await took(() => Promise.resolve(void highs.solve(text, { output_flag: false, mip_rel_gap: 1e-4 })));
    return { ours: clock(median(seconds)), cpu, note: `p50 of 40; the same as LP text with a binary per step: ${clock(bare.seconds)}` };
  },
};

/** Many batteries that share a price on the highest import. */
export const scheduleManyRow: Row = {
  name: 'schedule-many',
  what: '200 batteries × 96 steps with a price of the peak',
  must: '3 s',
  async run({ client }) {
    let told: Solved | undefined;
    const ours = await took(async () => void (told = await asked(client, batteries(200))));
    return { ours: clock(ours.seconds), cpu: ours.cpu, note: `${told?.status}, gap ${told?.gap?.toExponential(1)}` };
  },
};
