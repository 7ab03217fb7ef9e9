import { rmSync } from 'node:fs';
import { code, range, writeBuildings, writeGb18030, writeLong, writeParquet, writeWide, writeXlsx, type Question } from './data.ts';
import { median, memoryMb, took, type Took, type Yard } from './yard.ts';
import { figures, rate, type Row, type Size } from './table.ts';

const quiet = { interval: '15min', createMeters: true } as const;

/** Imports a file as a user does, from the file to figures that include it. */
export async function bring(yard: Yard, path: string, name = 'bench.csv'): Promise<number> {
  const { accepted } = await yard.client.readings.importReadings({ file: await yard.upload(path, name), ...quiet });
  if (accepted === undefined) throw new Error(`${name} was not taken in`);
  return accepted;
}

async function threeTimes(work: (run: number) => Promise<Took>): Promise<Took[]> {
  const runs: Took[] = [];
  for (let run = 0; run < 3; run += 1) runs.push(await work(run));
  return runs;
}

/** Other years for each run, so that every run imports new readings. */
const years = ['2024', '2023', '2022'];
let shift = 0;
const nextYear = (): string => `${Number(years.at(-1)) - ++shift}-01-01`;

/** Fills the store with the city's year 2025, ten million readings per file. @param seed other values for the same meters and instants */
export async function fill(
  yard: Yard,
  { meters, each }: Pick<Size, 'meters' | 'each'>,
  tell: (text: string) => void,
  seed = 0,
): Promise<string> {
  const path = yard.file('fill.csv');
  const together = Math.max(1, Math.floor(1e7 / each));
  let hash = '';
  for (let from = 0; from < meters; from += together) {
    hash = await writeLong(path, { meters: range(from, Math.min(together, meters - from)), from: '2025-01-01', each, seed });
    await bring(yard, path);
    tell(`stored ${(Math.min(meters, from + together) * each).toLocaleString('en')}`);
  }
  rmSync(path);
  return hash;
}

export const importRow: Row = {
  name: 'import',
  what: 'bulk import, long csv, UTF-8',
  must: '2,000,000 readings/s; 25 % of raw ClickHouse',
  async run(yard, { meters, portion }) {
    const path = yard.file('long.csv');
    const some = Math.min(meters, 1000);
    const ours: Took[] = [];
    const [postgres, clickhouse]: [Took[], Took[]] = [[], []];
    let hash = '';
    for (const year of years) {
      hash = await writeLong(path, { meters: range(0, some), from: `${year}-01-01`, each: Math.floor(portion / some) });
      // in turns, so that all run under the same load of the machine
      ours.push(await took(() => bring(yard, path)));
      if (yard.references === null) continue;
      clickhouse.push(await took(() => yard.references!.loadClickhouse(path, 'loaded')));
      postgres.push(await took(() => yard.references!.loadPostgres(path, 'loaded')));
    }
    rmSync(path);
    return { ...figures(ours, postgres, clickhouse, rate(portion)), hash };
  },
};

type Write = (path: string, ask: Question) => Promise<string | void>;

const formatRow = (name: string, what: string, file: string, write: Write, size: { meters: number; each: number }, must: string): Row => ({
  name,
  what: `${what}, ${((size.meters * size.each) / 1e6).toFixed(1)} M`,
  must,
  async run(yard) {
    const path = yard.file(file);
    const ours = await threeTimes(async () => {
      await write(path, { meters: range(0, size.meters), from: nextYear(), each: size.each });
      return took(() => bring(yard, path, file));
    });
    rmSync(path);
    return figures(ours, [], [], rate(size.meters * size.each));
  },
});

export const formatRows: Row[] = [
  formatRow('gb18030', 'the same in GB18030', 'long-gb.csv', writeGb18030, { meters: 200, each: 10_000 }, '300,000 readings/s'),
  formatRow('wide', 'the same, a column for each meter', 'wide.csv', writeWide, { meters: 200, each: 10_000 }, '300,000 readings/s'),
  formatRow('parquet', 'the same, Parquet', 'long.parquet', writeParquet, { meters: 200, each: 10_000 }, 'beside csv'),
  formatRow('xlsx', 'the same, xlsx', 'long.xlsx', writeXlsx, { meters: 50, each: 10_000 }, '100,000 readings/s'),
];

export const lateRow: Row = {
  name: 'late',
  what: 'a late day of 1,000 meters: imported and every figure right',
  must: '1 s, at 10 M and at 350 M alike',
  async run(yard, { meters, verify }) {
    const path = yard.file('late.csv');
    const some = range(0, Math.min(meters, 1000));
    const ours = await threeTimes(async (run) => {
      await writeLong(path, { meters: some, from: `2025-02-1${run}`, each: 96, seed: run + 7 });
      return took(() => bring(yard, path));
    });
    const wrong = await verify(yard, some.map(code));
    return { ...figures(ours, [], [], null), note: wrong === 0 ? 'day rows equal to a rebuild' : `${wrong} DAY ROWS WRONG` };
  },
};

export const matchRow: Row = {
  name: 'match',
  what: '40,000 building rows into 145,000, with match and report',
  must: '10 s',
  async run(yard) {
    const path = yard.file('buildings.csv');
    await writeBuildings(path, 1e6, 145_000);
    await yard.client.registry.importBuildings({ file: await yard.upload(path) });
    const ours = await threeTimes(async (run) => {
      await writeBuildings(path, 1e6 + 125_000 + run, 40_000);
      return took(async () => yard.client.registry.importBuildings({ file: await yard.upload(path) }));
    });
    return figures(ours, [], [], null);
  },
};

export const memoryRow: Row = {
  name: 'memory',
  what: 'memory of all processes while importing a large file',
  must: '1.5 GB with a file of 10 GB',
  async run(yard, { memoryGb }) {
    const path = yard.file('large.csv');
    const each = 35_040;
    const meters = Math.max(1, Math.round((memoryGb * 1e9) / 36 / each));
    await writeLong(path, { meters: range(500_000, meters), from: '2025-01-01', each });
    let [most, going] = [0, true];
    const watch = (async () => {
      while (going) {
        most = Math.max(most, memoryMb());
        await new Promise((done) => setTimeout(done, 500));
      }
    })();
    const spent = await took(() => bring(yard, path));
    going = false;
    await watch;
    rmSync(path);
    const note = `${memoryGb} GB, ${((meters * each) / 1e6).toFixed(0)} M readings, ${rate(meters * each)(median([spent.seconds]))}`;
    return { ours: `${most.toFixed(0)} MB`, cpu: spent.cpu, note };
  },
};
