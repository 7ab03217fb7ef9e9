import { writeFile } from 'node:fs/promises';
import loadHighs from 'highs';
import { writeProgram } from '../test/oracle/schedule-program.ts';
import { clock, type Row } from './table.ts';
import { took, type Yard } from './yard.ts';

const building = 'replay-year';
const first = Date.UTC(2023, 9, 1);
/** Days that are measured: those that forecasts look back on, and a year. */
const [before, days] = [92, 365];
const day = (at: number): string => new Date(first + at * 86_400_000).toISOString().slice(0, 10);
const battery = {
  code: 'B',
  kind: 'battery',
  kw: 20,
  minKwh: 4,
  maxKwh: 44,
  startKwh: 4,
  chargeEfficiency: 0.95,
  dischargeEfficiency: 0.95,
};
const tariff = `kind: tariff
entries:
  - id: bench-tariff
    export: '0.20'
    demand: '30'
    periods:
      - {name: night, price: '0.30', from: '22:00', to: '08:00'}
      - {name: day, price: '0.60', from: '08:00', to: '17:00'}
      - {name: peak, price: '1.10', from: '17:00', to: '22:00'}
`;

/** kWh of a quarter hour: made up, by clock and day. */
const use = (at: number, step: number): number =>
  2 + 3 * Math.max(0, Math.sin(((step / 4 - 7) * Math.PI) / 12)) * (at % 7 > 4 ? 0.4 : 1) + ((at * 31 + step * 7) % 90) / 300;

async function house({ client, upload, file }: Yard): Promise<void> {
  const put = async (name: string, rows: readonly string[]) => {
    await writeFile(file(name), `${rows.join('\n')}\n`);
    return upload(file(name), name);
  };
  await client.knowledge.files.put({ name: 'bench-tariff.yaml', text: tariff });
  await client.registry.importBuildings({ file: await put('rb.csv', ['code,name,use,region', `${building},a house,office,140302`]) });
  await client.registry.importMeters({
    file: await put('rm.csv', ['code,building,carrier,kind', `m-${building},${building},electricity,interval`]),
  });
  const rows = Array.from({ length: before + days }, (_, at) =>
    Array.from({ length: 96 }, (_one, step) => {
      const clockTime = `${String(Math.floor(step / 4)).padStart(2, '0')}:${String((step % 4) * 15).padStart(2, '0')}:00`;
      return `${day(at)} ${clockTime},m-${building},${use(at, step).toFixed(4)}`;
    }),
  );
  await client.readings.importReadings({
    file: await put('rr.csv', ['time,meter,value', ...rows.flat()]),
    carrier: 'electricity',
    unit: 'kWh',
    interval: '15min',
  });
}

/** The 48 hours of each day as LP text through HiGHS, with the load known: the time for the plans alone. */
async function plansAlone(): Promise<number> {
  const highs = await loadHighs();
  const steps = 192;
  const price = Array.from({ length: steps }, (_, k) => (k % 96 < 32 || k % 96 >= 88 ? 0.3 : k % 96 >= 68 ? 1.1 : 0.6));
  const told = await took(() => {
    for (let at = before; at < before + days; at += 1) {
      const base = Array.from({ length: steps }, (_, k) => 4 * use(at + Math.floor(k / 96), k % 96));
      const scenario = {
        start: `${day(at)}T00:00:00+08:00`,
        step: 15,
        steps,
        site: {},
        price: { import: price, export: 0.2, peak: 30 },
        base,
      };
      const text = writeProgram({ ...scenario, resources: [battery as never] }).text('site', []);
      highs.solve(text, { output_flag: false, mip_rel_gap: 1e-3, time_limit: 1 });
    }
    return Promise.resolve();
  });
  return told.seconds;
}

/** A year of a building with a hypothetical battery, as a job; compared with the plans of its days alone. */
export const scheduleYearRow: Row = {
  name: 'schedule-year',
  what: 'a year replayed by day and by month with all known, one building, a battery',
  must: '20 s',
  async run(yard) {
    await house(yard);
    const asked = { building, tariff: 'bench-tariff', from: day(before), to: day(before + days), resources: [battery] };
    const begin = async () => {
      for (let tries = 0; ; tries += 1) {
        const job = await yard.client.schedule.replay(asked).catch((problem: unknown) => {
          // a knowledge file takes effect a moment after it was written
          if (tries > 50) throw problem;
          return null;
        });
        if (job !== null) return job.job;
        await new Promise((done) => setTimeout(done, 200));
      }
    };
    let told: Awaited<ReturnType<Yard['client']['schedule']['replayShown']>> | undefined;
    await begin().then((job) => ended(yard, job));
    const ours = await took(async () => {
      const job = await begin();
      await ended(yard, job);
      told = await yard.client.schedule.replayShown({ job });
    });
    const alone = await plansAlone();
    return {
      ours: clock(ours.seconds),
      cpu: ours.cpu,
      note: `${told?.days.replayed} days, saved ${told?.total.saving} of ${told?.total.possible}; ${days} plans alone as LP text: ${clock(alone)}`,
    };
  },
};

async function ended({ client }: Yard, id: string): Promise<void> {
  for (;;) {
    const { finishedAt } = await client.jobs.get({ id });
    if (finishedAt !== null) return;
    await new Promise((done) => setTimeout(done, 50));
  }
}
