import { createWriteStream, rmSync } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { clock, type Result, type Row } from './table.ts';
import { median, took, type Yard } from './yard.ts';

/** Rooms, four per building, read every twenty minutes from 15 November to 14 March: 17.3 M values. */
const [rooms, perBuilding, everyS] = [2000, 4, 1200];
const [first, end] = [Date.parse('2025-11-14T16:00:00Z') / 1000, Date.parse('2026-03-14T16:00:00Z') / 1000];
const values = (rooms * (end - first)) / everyS;
const code = (at: number): string => `room-${String(at).padStart(4, '0')}`;
const building = (at: number): string => `rooms-${String(Math.floor(at / perBuilding)).padStart(4, '0')}`;

/** degC: a value of the room, the hour of the day, and noise that is the same for the same arguments. */
function degrees(room: number, at: number): string {
  const noise = (Math.imul(at / everyS + 1, 2_654_435_761) ^ Math.imul(room + 1, 40_503)) >>> 8;
  return (18 + (room % 30) / 10 + Math.sin((((at / 3600) % 24) / 12) * Math.PI) + (noise % 100) / 100).toFixed(1);
}

async function write(path: string, pieces: Iterable<string>): Promise<void> {
  const out = createWriteStream(path);
  for (const piece of pieces) if (!out.write(piece)) await once(out, 'drain');
  out.end();
  await finished(out);
}

function* valuesOf(): Generator<string> {
  yield 'time,meter,value\n';
  for (let room = 0; room < rooms; room += 1) {
    const rows: string[] = [];
    for (let at = first; at < end; at += everyS)
      rows.push(`${new Date(at * 1000).toISOString().slice(0, 19)}Z,${code(room)},${degrees(room, at)}\n`);
    yield rows.join('');
  }
}

/** Creates the rooms of the city, once. */
async function stand({ client, upload, file }: Yard): Promise<void> {
  if ((await client.registry.buildings({ search: 'rooms-0000', limit: 1 })).total > 0) return;
  const all = Array.from({ length: rooms }, (_, at) => at);
  const houses = [...new Set(all.map(building))].map((one) => `${one},房${one},office,140302,4000`);
  await write(file('b.csv'), [['code,name,use,region,floorArea', ...houses].join('\n')]);
  await client.registry.importBuildings({ file: await upload(file('b.csv'), 'b.csv') });
  const points = all.map((at) => `${code(at)},temperature,${building(at)},${at % perBuilding},zone-air`);
  await write(file('p.csv'), [['code,quantity,building,space,tag', ...points].join('\n')]);
  await client.point.importPoints({ file: await upload(file('p.csv'), 'p.csv') });
  await client.comfort.seasons.set({ region: '140300', heating: '11-15:03-15', cooling: '06-01:09-30' });
  await write(file('v.csv'), valuesOf());
  const path = file('v.csv');
  await client.readings.importReadings({ file: await upload(path, 'v.csv') });
  rmSync(path);
}

const season = { from: '2025-11-15', to: '2026-03-15' };

async function control(yard: Yard): Promise<Result> {
  await stand(yard);
  const { buildings } = await yard.client.comfort.controlOfPlace({ region: '140300', ...season });
  const sum = (of: (one: (typeof buildings)[number]) => number): number => buildings.reduce((all, one) => all + of(one), 0);
  const seen = `${buildings.length} buildings, ${sum(({ hours }) => hours)} hours judged, ${sum(({ outside }) => outside)} outside`;
  const runs = [];
  for (let turn = 0; turn < 3; turn += 1) runs.push(await took(() => yard.ask.comfort.controlOfPlace({ region: '140300', ...season })));
  const raw = await took(() =>
    yard.stores.clickhouse.queryCompact(
      `SELECT meter, countIf(mean > 200000) FROM (SELECT meter, intDiv(toUInt32(at), 3600) AS hour, avg(value) AS mean FROM reading
       WHERE at >= toDateTime(${first}) AND at < toDateTime(${end}) AND width = 0 GROUP BY meter, hour) GROUP BY meter`,
    ),
  );
  return {
    ours: clock(median(runs.map(({ seconds }) => seconds))),
    cpu: median(runs.map(({ cpu }) => cpu)),
    clickhouse: `${clock(raw.seconds)} (${raw.cpu.toFixed(1)} s)`,
    note: `${(values / 1e6).toFixed(1)} M values; ${seen}; raw: means of hours from the readings, nothing judged`,
  };
}

export const controlRow: Row = {
  name: 'control',
  what: 'temperature control of a city, a season (17 M values)',
  must: '2 s',
  run: control,
};

async function points(yard: Yard): Promise<Result> {
  await stand(yard);
  await yard.client.doctor.compact();
  const [held] = await yard.stores.clickhouse.query<{ bytes: number }>(
    `SELECT toFloat64(sum(bytes_on_disk)) AS bytes FROM system.parts
     WHERE active AND database = currentDatabase() AND table IN ('reading', 'point_hour')`,
  );
  const times: number[] = [];
  for (let at = 0; at < 60; at += 1) {
    const asked = { point: code((at * 31) % rooms), from: '2025-04-01', to: '2026-04-01', step: 'hour' as const };
    times.push((await took(() => yard.ask.trend.trend(asked))).seconds);
  }
  const raw: number[] = [];
  for (let at = 0; at < 20; at += 1) {
    const sql = `SELECT intDiv(toUInt32(at), 3600) AS hour, avg(value), min(value), max(value) FROM reading
      WHERE meter = (SELECT min(meter) + ${at} FROM reading WHERE width = 0) GROUP BY hour ORDER BY hour`;
    raw.push((await took(() => yard.stores.clickhouse.queryCompact(sql))).seconds);
  }
  return {
    ours: `${((held?.bytes ?? 0) / values).toFixed(2)} bytes; p50 ${clock(median(times))}`,
    clickhouse: `p50 ${clock(median(raw))}`,
    note: 'bytes with what other readings of the city lie beside them; a year of which a season is measured',
  };
}

export const pointsRow: Row = {
  name: 'points',
  what: 'bytes a point value; a year of one point by hour',
  must: '4 bytes; 60 ms',
  run: points,
};
