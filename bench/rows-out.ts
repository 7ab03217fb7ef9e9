import { rmSync } from 'node:fs';
import { code, quarter, range, writeBuildings, writeLong } from './data.ts';
import { bring } from './rows-in.ts';
import { clock, type Row, type Told } from './table.ts';
import { median, share, took } from './yard.ts';

type Round = { readonly p95: number; readonly p50: number; readonly cpu: number };

type Ask = (at: number) => Promise<unknown>;

/** Three rounds of a hundred questions, and of them the one in the middle by its p95. What is written before every tenth is not part of what is timed. */
async function rounds(ask: Ask, write?: Ask): Promise<Round> {
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

async function tell(ours: Ask, beside: Beside = {}, write?: Ask): Promise<Told> {
  const { p95, p50, cpu } = await rounds(ours, write);
  const told: Record<string, string> = {};
  for (const [name, ask] of Object.entries(beside)) {
    const times: number[] = [];
    for (let at = 0; at < 20; at += 1) times.push((await took(() => ask(at))).seconds);
    told[name] = `p95 ${clock(share(times, 0.95))}`;
  }
  return { ours: `p95 ${clock(p95)}, p50 ${clock(p50)}`, cpu, ...told };
}

type Beside = { readonly postgres?: Ask; readonly clickhouse?: Ask };

/** References answer from the readings of the last file that both have loaded. */
const perMeter = 'SELECT meter, sum(value) FROM loaded GROUP BY meter ORDER BY 2 DESC LIMIT 50';

const uses = ['office', 'hotel', 'shop', 'school', 'hospital'];

export const rankingRow: Row = {
  name: 'ranking',
  what: 'ranking of a city over 100 different questions, a write before every tenth',
  must: 'p95 100 ms at 10,000 meters and 350 M readings',
  async run({ client, references }, { meters }) {
    const ask: Ask = (at) =>
      client.benchmarking.rank({
        region: ['140000', '140300', '140302'][at % 3] as string,
        year: at % 5 === 4 ? 2024 : 2025,
        carrier: 'electricity',
        ...(at % 6 === 0 ? {} : { use: uses[at % 5] as string }),
        limit: 20 + (at % 100),
        offset: at % 7,
      });
    const write: Ask = (at) => {
      const begin = Date.parse('2026-01-05T00:00:00Z') + at * quarter;
      const [time, end] = [begin, begin + quarter].map((instant) => new Date(instant).toISOString()) as [string, string];
      return client.readings.record({ readings: [{ meter: code(at % meters), time, end, value: 3 }] });
    };
    const beside =
      references === null ? {} : { clickhouse: () => references.clickhouse(perMeter), postgres: () => references.postgres(perMeter) };
    return { ...(await tell(ask, beside, write)), note: `${meters.toLocaleString('en')} meters; references rank the last file loaded` };
  },
};

export const buildingRow: Row = {
  name: 'building',
  what: "one building's year by 15 minutes",
  must: '60 ms',
  run: ({ client, references }, { meters }) =>
    tell(
      (at) => client.metering.useOfBuilding({ building: code((at * 37) % meters), from: '2025-01-01', to: '2026-01-01', step: '15min' }),
      references === null
        ? {}
        : {
            postgres: (at) =>
              references.postgres('SELECT at, value FROM loaded WHERE meter = $1 ORDER BY at', [code((at * 37) % Math.min(meters, 1000))]),
            clickhouse: (at) =>
              references.clickhouse(
                `SELECT time, value FROM loaded WHERE meter = '${code((at * 37) % Math.min(meters, 1000))}' ORDER BY time`,
              ),
          },
    ),
};

export const knownRow: Row = {
  name: 'known',
  what: 'the same city as known on an earlier date',
  must: '15 s',
  async run(yard, { meters }) {
    const { client, app } = yard;
    const before = new Date(app.slices.readings.now()).toISOString();
    // something comes of every meter after that date, so that no day row answers for its year
    const path = yard.file('after.csv');
    await writeLong(path, { meters: range(0, meters), from: '2025-03-03', each: 1, seed: 99 });
    await bring(yard, path);
    rmSync(path);
    const runs = [];
    for (let run = 0; run < 3; run += 1)
      runs.push(
        await took(() => client.benchmarking.rank({ region: '140300', year: 2025, carrier: 'electricity', knownAt: before, limit: 50 })),
      );
    return {
      ours: clock(median(runs.map((one) => one.seconds))),
      cpu: median(runs.map((one) => one.cpu)),
      note: `${meters.toLocaleString('en')} meters drawn from their readings`,
    };
  },
};

export const listRow: Row = {
  name: 'list',
  what: 'first page of 100,000 buildings, filtered, sorted by pinyin',
  must: 'p95 50 ms',
  async run({ client, upload, file }) {
    const path = file('many.csv');
    if ((await client.registry.buildings({ limit: 1 })).total < 100_000) {
      await writeBuildings(path, 2e6, 100_000);
      await client.registry.importBuildings({ file: await upload(path) });
    }
    return tell((at) =>
      client.registry.buildings({ use: uses[at % 5] as string, areaFrom: 500 + (at % 90) * 10, sort: 'name', limit: 50 }),
    );
  },
};

export const sizeRow: Row = {
  name: 'size',
  what: 'bytes on disk per reading, after doctor --compact',
  must: '4, log of PostgreSQL left out',
  async run({ client, stores }) {
    const spent = await took(() => client.doctor.compact());
    const [held] = await stores.clickhouse.query<{ bytes: number; rows: number; all: number }>(
      `SELECT toFloat64(sumIf(bytes_on_disk, table = 'reading')) AS bytes, toFloat64(sumIf(rows, table = 'reading')) AS rows, toFloat64(sum(bytes_on_disk)) AS all
       FROM system.parts WHERE active AND database = currentDatabase()`,
    );
    const { bytes = 0, rows = 1, all = 0 } = held ?? {};
    return {
      ours: (all / rows).toFixed(2),
      cpu: spent.cpu,
      note: `readings alone ${(bytes / rows).toFixed(2)}; ${(rows / 1e6).toFixed(0)} M stored; compacted in ${clock(spent.seconds)}`,
    };
  },
};
