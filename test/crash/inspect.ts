import assert from 'node:assert/strict';
import { raise } from '#kernel/problem-answer.ts';
import { modelStep, type ModelStep } from '../point-model.ts';
import { bookedEntries } from './contract-actions.ts';
import { filePoint, intervalMeters, liveMeter, livePoint } from './actions.ts';
import { changedMeter, type Ledger } from './ledger.ts';
import type { Program } from './program.ts';

const local = 8 * 3600;
const from = Date.UTC(2024, 11, 31) / 1000 - local;
const days = 320;
const edges = Array.from({ length: days + 1 }, (_, at) => from + at * 86_400);
const dayText = (at: number): string => new Date((at + local) * 1000).toISOString().slice(0, 10);

/** The first days of whole months, and the instants at which they begin. */
const months = Array.from({ length: 11 }, (_, at) => Date.UTC(2025, at, 1) / 1000 - local);

export type Seen = Awaited<ReturnType<typeof inspect>>;

type Uses = Record<string, (number | null)[]>;

/** What held at points, day by day. */
type Days = Record<string, ModelStep[]>;

/** Everything the program returns about meters and buildings, now and as known then (ms); also checks that its doctor finds nothing. */
export async function inspect(program: Program, knownAt: number) {
  const health = await program.client.doctor.examine({});
  const faults = health.checks.filter(({ ok }) => !ok).flatMap(({ name, findings }) => findings.map(({ detail }) => `${name}: ${detail}`));
  assert.deepEqual(faults, [], 'the doctor finds faults');
  const meters = (await program.client.registry.meters({ limit: 1000 })).meters.map(({ code }) => code).toSorted();
  const [use, byMonth, earlier]: [Uses, Uses, Uses] = [{}, {}, {}];
  const ask = async (meter: string, span: readonly number[], step: 'day' | 'month', known = {}) => {
    const asked = { meter, from: dayText(span[0]!), to: dayText(span.at(-1)!), step, ...known };
    return (await program.client.metering.useOfMeter(asked)).steps.map(({ value }) => value);
  };
  for (const meter of meters) {
    use[meter] = await ask(meter, edges, 'day');
    byMonth[meter] = await ask(meter, months, 'month');
  }
  for (const meter of intervalMeters) earlier[meter] = await ask(meter, edges, 'day', { knownAt: new Date(knownAt).toISOString() });
  const held: Days = {};
  const span = { from: dayText(edges[0]!), to: dayText(edges.at(-1)!), step: 'day' } as const;
  const daysOf = async (point: string, known = {}) =>
    ((await program.client.trend.trend({ point, ...span, ...known })).steps ?? []).map(({ start: _start, end: _end, ...told }) => told);
  for (const point of [filePoint, livePoint]) held[point] = await daysOf(point);
  held[`${filePoint} earlier`] = await daysOf(filePoint, { knownAt: new Date(knownAt).toISOString() });
  const exported = await (await raise(await program.ask('/api/exports/readings?format=csv'))).text();
  return {
    use,
    byMonth,
    earlier,
    held,
    mayRepeat: new Set<string>(),
    readings: readingRows(exported),
    areas: await areasOf(program),
    merges: await mergesOf(program),
    booked: await bookedEntries(program),
  };
}

/** `meter at received value`, in a fixed order. */
function readingRows(csv: string): string[] {
  const [, ...lines] = csv.replace('\ufeff', '').trimEnd().split(/\r?\n/u);
  return lines
    .map((line) => line.split(','))
    .map(([meter = '', time = '', , value = '', , received = '']) =>
      rowText(meter, Date.parse(time) / 1000, Date.parse(received), Number(value)),
    )
    .toSorted();
}

/** Only the program knows when a live reading was received. */
const rowText = (meter: string, at: number, received: number, value: number): string =>
  `${meter} ${at} ${isLive(meter) ? 'live' : received} ${value}`;
const isLive = (meter: string): boolean => meter === liveMeter || meter === changedMeter || meter === livePoint;

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

/** What must be seen given the contents of the ledger. */
export function expected(ledger: Ledger, knownAt: number): Seen {
  const brought = [...ledger.readings.values()].flatMap(({ rows }) => [...rows.keys()]);
  const isPoint = (code: string): boolean => code === filePoint || code === livePoint;
  const meters = [...new Set([...intervalMeters, liveMeter, changedMeter, ...brought])].filter((code) => !isPoint(code)).toSorted();
  const readings = [...meters, filePoint, livePoint].flatMap((meter) =>
    ledger.rowsOf(meter).map((row) => rowText(meter, row.at, row.received, row.value / 10_000)),
  );
  return {
    use: Object.fromEntries(meters.map((meter) => [meter, ledger.useOf(meter, edges)])),
    byMonth: Object.fromEntries(meters.map((meter) => [meter, ledger.useOf(meter, months)])),
    earlier: Object.fromEntries(intervalMeters.map((meter) => [meter, ledger.useOf(meter, edges, knownAt)])),
    held: {
      [filePoint]: pointDays(ledger, filePoint),
      [livePoint]: pointDays(ledger, livePoint),
      [`${filePoint} earlier`]: pointDays(ledger, filePoint, knownAt),
    },
    mayRepeat: rowsSentAgain(ledger),
    readings: readings.toSorted(),
    areas: Object.fromEntries([...ledger.areas].filter(([code]) => !ledger.merges.has(code))),
    merges: Object.fromEntries(ledger.merges),
    booked: { valid: true, entries: [...ledger.entries] },
  };
}

/** What the slow model draws for a point, day by day. */
function pointDays(ledger: Ledger, point: string, knownAt = Infinity): ModelStep[] {
  const held = ledger.holdingOf(point, knownAt);
  return edges.slice(1).map((to, at) => modelStep(held, [{ from: edges[at]!, to }]));
}

/**
 * Rows of a message that was sent again may also be there from the first attempt, which was not answered; the same value twice changes
 * nothing.
 */
function rowsSentAgain({ messages }: Ledger): Set<string> {
  const again = [...messages.values()].filter(({ sentAgain }) => sentAgain).flatMap(({ rows }) => [...rows]);
  return new Set(again.flatMap(([meter, list]) => list.map(({ at, value }) => rowText(meter, at, 0, value))));
}

/** Throws at the first difference, with a short message. */
export function compare(seen: Seen, must: Seen, when: string): void {
  same(Object.keys(seen.use), Object.keys(must.use), `${when}: metering points`);
  const counted = (rows: readonly string[]): Map<string, number> =>
    new Map([...Map.groupBy(rows, (row) => row)].map(([row, all]) => [row, all.length]));
  const [ours, theirs] = [counted(seen.readings), counted(must.readings)];
  const isRepeat = (row: string): boolean => must.mayRepeat.has(row) && (ours.get(row) ?? 0) > 0;
  const wrong = [...new Set([...ours.keys(), ...theirs.keys()])].filter((row) => ours.get(row) !== theirs.get(row) && !isRepeat(row));
  same(
    wrong.slice(0, 5).map((row) => `${row}: ${ours.get(row) ?? 0} for ${theirs.get(row) ?? 0}`),
    [],
    `${when}: ${wrong.length} readings lost or doubled`,
  );
  for (const [meter, use] of Object.entries(must.use)) same(seen.use[meter], use, `${when}: daily use of ${meter}`);
  for (const [meter, use] of Object.entries(must.byMonth)) same(seen.byMonth[meter], use, `${when}: monthly use of ${meter}`);
  for (const [meter, use] of Object.entries(must.earlier)) same(seen.earlier[meter], use, `${when}: use of ${meter} as known earlier`);
  for (const [point, days] of Object.entries(must.held)) same(seen.held[point], days, `${when}: what held at ${point}`);
  same(seen.areas, must.areas, `${when}: buildings`);
  same(seen.merges, must.merges, `${when}: merges`);
  same(seen.booked, must.booked, `${when}: the ledger of the contract`);
}

function same(ours: unknown, theirs: unknown, what: string): void {
  assert.deepEqual(ours, theirs, what);
}
