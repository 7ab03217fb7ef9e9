import assert from 'node:assert/strict';
import { raise } from '#client.ts';
import { intervalMeters } from './deeds.ts';
import type { Ledger } from './ledger.ts';
import type { Program } from './program.ts';

const local = 8 * 3600;
const from = Date.UTC(2024, 11, 31) / 1000 - local;
const days = 320;
const edges = Array.from({ length: days + 1 }, (_, at) => from + at * 86_400);
const dayText = (at: number): string => new Date((at + local) * 1000).toISOString().slice(0, 10);

export type Seen = Awaited<ReturnType<typeof look>>;

/** All that the program says of meters and buildings, and that its doctor finds nothing. */
export async function look(program: Program) {
  const health = await program.client.doctor.examine({});
  const faults = health.checks.filter(({ ok }) => !ok).flatMap(({ name, findings }) => findings.map(({ detail }) => `${name}: ${detail}`));
  assert.deepEqual(faults, [], 'the doctor finds faults');
  const meters = (await program.client.registry.meters({ limit: 1000 })).meters.map(({ code }) => code).toSorted();
  const use: Record<string, (number | null)[]> = {};
  for (const meter of meters) {
    const told = await program.client.metering.useOfMeter({ meter, from: dayText(edges[0]!), to: dayText(edges.at(-1)!), step: 'day' });
    use[meter] = told.steps.map(({ value }) => value);
  }
  const exported = await (await raise(await program.ask('/api/exports/readings?format=csv'))).text();
  return { use, readings: readingRows(exported), areas: await areasOf(program), merges: await mergesOf(program) };
}

/** `meter at received value`, in one order. */
function readingRows(csv: string): string[] {
  const [, ...lines] = csv.replace('\ufeff', '').trimEnd().split(/\r?\n/u);
  return lines
    .map((line) => line.split(','))
    .map(([meter = '', time = '', , value = '', , received = '']) =>
      rowText(meter, Date.parse(time) / 1000, Date.parse(received), Number(value)),
    )
    .toSorted();
}

const rowText = (meter: string, at: number, received: number, value: number): string => `${meter} ${at} ${received} ${value}`;

async function areasOf({ client }: Program): Promise<Record<string, number | null>> {
  const areas: Record<string, number | null> = {};
  for (let offset = 0; ; offset += 500) {
    const { buildings } = await client.registry.buildings({ limit: 500, offset });
    for (const { code, floorArea } of buildings) areas[code] = floorArea;
    if (buildings.length < 500) return areas;
  }
}

async function mergesOf({ client }: Program): Promise<Record<string, string>> {
  const { merges } = await client.registry.merged({ limit: 1000 });
  return Object.fromEntries(merges.map(({ alias, into }) => [alias, into]));
}

/** What must be seen after what the ledger has. */
export function expected(ledger: Ledger): Seen {
  const brought = [...ledger.readings.values()].flatMap(({ rows }) => [...rows.keys()]);
  const meters = [...new Set([...intervalMeters, ...brought])].toSorted();
  const readings = meters.flatMap((meter) => ledger.rowsOf(meter).map((row) => rowText(meter, row.at, row.received, row.value / 10_000)));
  return {
    use: Object.fromEntries(meters.map((meter) => [meter, ledger.useOf(meter, edges)])),
    readings: readings.toSorted(),
    areas: Object.fromEntries([...ledger.areas].filter(([code]) => !ledger.merges.has(code))),
    merges: Object.fromEntries(ledger.merges),
  };
}

/** Throws at the first difference, in few words. */
export function compare(seen: Seen, must: Seen, when: string): void {
  same(Object.keys(seen.use), Object.keys(must.use), `${when}: metering points`);
  const counted = (rows: readonly string[]): Map<string, number> =>
    new Map([...Map.groupBy(rows, (row) => row)].map(([row, all]) => [row, all.length]));
  const [ours, theirs] = [counted(seen.readings), counted(must.readings)];
  const wrong = [...new Set([...ours.keys(), ...theirs.keys()])].filter((row) => ours.get(row) !== theirs.get(row));
  same(
    wrong.slice(0, 5).map((row) => `${row}: ${ours.get(row) ?? 0} for ${theirs.get(row) ?? 0}`),
    [],
    `${when}: ${wrong.length} readings lost or doubled`,
  );
  for (const [meter, use] of Object.entries(must.use)) same(seen.use[meter], use, `${when}: daily use of ${meter}`);
  same(seen.areas, must.areas, `${when}: buildings`);
  same(seen.merges, must.merges, `${when}: merges`);
}

function same(ours: unknown, theirs: unknown, what: string): void {
  assert.deepEqual(ours, theirs, what);
}
