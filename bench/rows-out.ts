import { rmSync } from 'node:fs';
import { code, quarter, range, writeBuildings, writeLong } from './data.ts';
import { bring, fill } from './rows-in.ts';
import { clock, rate, type Row, type Size, type Result } from './table.ts';
import { median, share, took, type Yard } from './yard.ts';

type Round = { readonly p95: number; readonly p50: number; readonly cpu: number };

type Question = (at: number) => Promise<unknown>;

/** Three rounds of a hundred queries; returns the middle one by its p95. What is written before every tenth query is not timed. */
async function rounds(ask: Question, write?: Question): Promise<Round> {
  const all: Round[] = [];
  for (let round = 0; round < 3; round += 1) {
    const [times, cpu]: [number[], number[]] = [[], []];
    for (let at = round * 100; at < round * 100 + 100; at += 1) {
      if (at % 10 === 0) await write?.(at);
      const spent = await took(() => ask(at));
      times.push(spent.seconds);
      cpu.push(spent.cpu);
    }
    all.push({ p95: share(times, 0.95), p50: share(times, 0.5), cpu: cpu.reduce((sum, one) => sum + one, 0) / 100 });
  }
  return all.toSorted((one, other) => one.p95 - other.p95)[1] as Round;
}

export async function tell(ours: Question, beside: Beside = {}, write?: Question): Promise<Result> {
  const { p95, p50, cpu } = await rounds(ours, write);
  const told: Record<string, string> = {};
  for (const [name, ask] of Object.entries(beside)) {
    const times: number[] = [];
    for (let at = 0; at < 20; at += 1) times.push((await took(() => ask(at))).seconds);
    told[name] = `p95 ${clock(share(times, 0.95))}, p50 ${clock(share(times, 0.5))}`;
  }
  return { ours: `p95 ${clock(p95)}, p50 ${clock(p50)}`, cpu, ...told };
}

type Beside = { readonly postgres?: Question; readonly clickhouse?: Question };

/** The same query in plain SQL to both references, which have loaded their city. */
export async function besideOf({ references, file }: Yard, { portion }: Size, sql: (at: number) => string): Promise<Beside> {
  if (references === null) return {};
  await references.stand(async () => {
    const path = file('city-beside.csv');
    await writeLong(path, { meters: range(1, 1000), from: '2025-01-01', each: Math.floor(portion / 1000) });
    return path;
  });
  return { clickhouse: (at) => references.clickhouse(sql(at)), postgres: (at) => references.postgres(sql(at)) };
}

const inYear = (at: number): string =>
  at % 5 === 4 ? "at >= '2024-01-01' AND at < '2025-01-01'" : "at >= '2025-01-01' AND at < '2026-01-01'";

const uses = ['office', 'hotel', 'shop', 'school', 'hospital'];

export const rankingRow: Row = {
  name: 'ranking',
  what: 'ranking of a city over 100 different questions, a write before every tenth',
  must: 'p95 100 ms at 10,000 meters and 350 M readings',
  async run(yard, size) {
    const { client } = yard;
    const { meters } = size;
    const ask: Question = (at) =>
      yard.ask.benchmarking.rank({
        region: ['140000', '140300', '140302'][at % 3] as string,
        year: at % 5 === 4 ? 2024 : 2025,
        carrier: 'electricity',
        ...(at % 6 === 0 ? {} : { use: uses[at % 5] as string }),
        limit: 20 + (at % 100),
        offset: at % 7,
      });
    const write: Question = (at) => {
      const begin = Date.parse('2026-01-05T00:00:00Z') + at * quarter;
      const [time, end] = [begin, begin + quarter].map((instant) => new Date(instant).toISOString()) as [string, string];
      return client.readings.record({ readings: [{ meter: code(at % meters), time, end, value: 3 }] });
    };
    const beside = await besideOf(
      yard,
      size,
      (at) => `SELECT meter, sum(value) AS used FROM city WHERE ${inYear(at)} GROUP BY meter ORDER BY used DESC LIMIT ${20 + (at % 100)}`,
    );
    return { ...(await tell(ask, beside, write)), note: `${meters.toLocaleString('en')} meters` };
  },
};

/** One building's year by quarter hours, in the given form. */
function buildingYear(as: 'list' | 'columns'): Row['run'] {
  return async (yard, size) => {
    let bytes = 0;
    const ask: Question = async (at) => {
      const building = code((at * 37) % size.meters);
      bytes = await yard.ask.metering.useOfBuilding({ building, from: '2025-01-01', to: '2026-01-01', step: '15min', as });
    };
    const beside = await besideOf(
      yard,
      size,
      (at) => `SELECT at, value FROM city WHERE meter = '${code(1 + ((at * 37) % 1000))}' AND ${inYear(0)} ORDER BY at`,
    );
    return { ...(await tell(ask, beside)), note: `${(bytes / 1e6).toFixed(2)} MB` };
  };
}

export const buildingRow: Row = {
  name: 'building',
  what: "one building's year by 15 minutes, a list of objects",
  must: 'p95 60 ms',
  run: buildingYear('list'),
};

export const columnsRow: Row = {
  name: 'columns',
  what: 'the same as columns',
  must: 'p95 30 ms',
  run: buildingYear('columns'),
};

export const dailyRow: Row = {
  name: 'daily',
  what: "a city's 365 daily values",
  must: '100 ms',
  async run(yard, size) {
    const ask: Question = (at) =>
      yard.ask.overview.cityDays({
        region: ['140000', '140300', '140302'][at % 3] as string,
        from: `2025-01-${String(1 + (at % 28)).padStart(2, '0')}`,
        to: `2026-01-${String(1 + (at % 28)).padStart(2, '0')}`,
      });
    const beside = await besideOf(
      yard,
      size,
      () => `SELECT CAST(at AS date) AS day, sum(value) FROM city WHERE ${inYear(0)} GROUP BY CAST(at AS date) ORDER BY day`,
    );
    return { ...(await tell(ask, beside)), note: `${size.meters.toLocaleString('en')} meters` };
  },
};

export const knownRow: Row = {
  name: 'known',
  what: 'the same city as known on an earlier date',
  must: '15 s',
  async run(yard, { meters }) {
    const { client, app } = yard;
    const before = new Date(app.slices.readings.now()).toISOString();
    // every meter gets a reading after that date, so that day rows can answer for none of them
    const path = yard.file('after.csv');
    await writeLong(path, { meters: range(0, meters), from: '2025-03-03', each: 1, seed: 99 });
    await bring(yard, path);
    rmSync(path);
    return {
      ...(await asKnown(client, before)),
      note: `${meters.toLocaleString('en')} meters, of each a reading that came later: the days around it are drawn from readings`,
    };
  },
};

export const movedRow: Row = {
  name: 'moved',
  what: 'the same, every day having moved since',
  must: '15 s at 10,000 meters and 350 M readings',
  async run(yard, size) {
    const { meters, each } = size;
    const plain = "SELECT meter, sum(value) FROM city WHERE at >= '2025-01-01' AND at < '2026-01-01' GROUP BY meter";
    const beside = await besideOf(yard, size, () => plain);
    const before = new Date(yard.app.slices.readings.now()).toISOString();
    // the whole year of every meter once more, with other values
    await fill(yard, size, () => undefined, 5);
    const told: Record<string, string> = {};
    for (const [name, ask] of Object.entries(beside)) told[name] = clock((await took(() => ask(0))).seconds);
    const { seconds, ...ours } = await asKnown(yard.client, before);
    return { ...ours, ...told, note: `${meters.toLocaleString('en')} meters, ${rate(meters * each)(seconds)} drawn from readings` };
  },
};

/** The ranking of a city as known then, three times. */
async function asKnown(client: Yard['client'], knownAt: string): Promise<Result & { readonly seconds: number }> {
  const runs = [];
  for (let run = 0; run < 3; run += 1)
    runs.push(await took(() => client.benchmarking.rank({ region: '140300', year: 2025, carrier: 'electricity', knownAt, limit: 50 })));
  const seconds = median(runs.map((one) => one.seconds));
  return { ours: clock(seconds), cpu: median(runs.map((one) => one.cpu)), seconds };
}

export const listRow: Row = {
  name: 'list',
  what: 'first page of 100,000 buildings, filtered, sorted by pinyin',
  must: 'p95 50 ms',
  async run({ client, ask, upload, file }) {
    const path = file('many.csv');
    if ((await client.registry.buildings({ limit: 1 })).total < 100_000) {
      await writeBuildings(path, 2e6, 100_000);
      await client.registry.importBuildings({ file: await upload(path) });
    }
    return tell((at) => ask.registry.buildings({ use: uses[at % 5] as string, areaFrom: 500 + (at % 90) * 10, sort: 'name', limit: 50 }));
  },
};

export const sizeRow: Row = {
  name: 'size',
  what: 'bytes on disk per reading, files that were brought with it, after doctor --compact',
  must: '6 in all, 4 in the stores, log of PostgreSQL left out',
  async run({ client, stores }) {
    const spent = await took(() => client.doctor.compact());
    const [held] = await stores.clickhouse.query<{ bytes: number; rows: number; all: number }>(
      `SELECT toFloat64(sumIf(bytes_on_disk, table = 'reading')) AS bytes, toFloat64(sumIf(rows, table = 'reading')) AS rows, toFloat64(sum(bytes_on_disk)) AS all
       FROM system.parts WHERE active AND database = currentDatabase()`,
    );
    const { bytes = 0, rows = 1, all = 0 } = held ?? {};
    const { files } = (await client.doctor.state()).stores;
    return {
      ours: ((all + files) / rows).toFixed(2),
      cpu: spent.cpu,
      note: `files ${(files / rows).toFixed(2)}, stores ${(all / rows).toFixed(2)}, readings alone ${(bytes / rows).toFixed(2)}; ${(rows / 1e6).toFixed(0)} M stored; compacted in ${clock(spent.seconds)}`,
    };
  },
};
