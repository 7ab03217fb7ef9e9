import { afterAll, beforeAll, expect, test } from 'vitest';
import { random } from '../../../test/city/random.ts';
import { rounds } from '../../../test/rounds.ts';
import { modelOccupied } from '../../../test/occupancy-model.ts';
import { modelHolding, modelStep, type PointSays, type SentValue, type WordOnValue } from '../../../test/point-model.ts';
import { createWorld, type World } from '../../../test/world.ts';
import { steps as stepEdges } from '#kernel/calendar.ts';
import { createZone, type Zone } from '#kernel/zone.ts';

/**
 * Points of three calendars go through files in any order of arrival, messages, typed values, corrections, contradictions, decisions, undos
 * and other holds, around both clock changes; every query must then match the slow model, now and as known in between.
 */
const chance = random(Number(process.env['YAODONG_SEED'] ?? 20_261_122), 'points');
const actions = rounds(60, 300);
/** Each question is asked of this many points, drawn at random each time; at the end of all of them. */
const most = rounds(1, 9);

const hours = { workday: ['08:15-18:00'], rest: ['22:30-03:00'], calendar: 'none' } as const;
const places = [
  { building: 'SX', zone: 'Asia/Shanghai' },
  { building: 'DE', zone: 'Europe/Berlin' },
  { building: 'IN', zone: 'Asia/Kolkata' },
] as const;
/** Both clock changes in Berlin, and some days around them. */
const windows = ['2025-10-25', '2026-03-28'].map((day) => Date.parse(`${day}T00:00:00Z`) / 1000);

type Sent = SentValue & { readonly import: number };
type Point = {
  readonly code: string;
  readonly zone: string;
  readonly says: { readonly from: number; readonly is: PointSays }[];
  readonly sent: Sent[];
  readonly words: (WordOnValue & { readonly since: number; readonly id: number })[];
};

let world: World;
let now = Date.parse('2026-06-01T00:00:00Z');
const undone = new Map<number, number>();
const between: number[] = [];
const points: Point[] = places.flatMap(({ building, zone }) =>
  [900, 3600, 21_600].map((hold, n) => ({
    code: `${building}-${n}`,
    zone,
    says: [{ from: 0, is: { hold, low: n === 1 ? null : 50_000, high: 350_000 } }],
    sent: [],
    words: [],
  })),
);
const told = (seconds: number): string => iso(seconds * 1000).replace('.000Z', 'Z');
const iso = (ms: number): string => new Date(ms).toISOString();

beforeAll(async () => {
  world = await createWorld({ clock: () => now });
  const { local } = world;
  const buildings = places.map(({ building, zone }) => `${building},a house,office,140302,${zone}`);
  await local.registry.importBuildings({ file: await world.upload('b.csv', ['code,name,use,region,zone', ...buildings].join('\n')) });
  const rows = points.map(({ code, says }) => {
    const { hold, low } = says[0]?.is ?? { hold: 0, low: null };
    return `${code},temperature,${code.slice(0, 2)},${hold / 60}min,${low === null ? '' : 5},35`;
  });
  await local.point.importPoints({ file: await world.upload('p.csv', ['code,quantity,building,hold,low,high', ...rows].join('\n')) });
  for (const { building } of places) await local.occupancy.set({ building, hours });
  for (let action = 0; action < actions; action += 1) {
    now += 60_000;
    await one();
    // between two actions: something written in the same millisecond may be a little later
    between.push(now + 30_000);
  }
  now += 60_000;
});
afterAll(() => world.stop());

async function one(): Promise<void> {
  const way = chance.next();
  if (way < 0.5) await bringFile();
  else if (way < 0.6) await sendLive();
  else if (way < 0.7) await typeIn();
  else if (way < 0.85) await decide();
  else if (way < 0.95) await takeBack();
  else await holdOtherwise();
}

/** Values of one point around a window: steady ones, gaps, a few implausible ones. */
function some(point: Point, most: number): { at: number; value: number }[] {
  const begin = chance.pick(windows) + chance.whole(0, 300) * 600;
  const every = chance.pick([300, 600, 900, 3600, 7200]);
  const rows: { at: number; value: number }[] = [];
  for (let n = chance.whole(1, most), at = begin; n > 0; n -= 1, at += every)
    if (!chance.chance(0.15))
      rows.push({ at: at + (chance.chance(0.1) ? chance.whole(1, 299) : 0), value: chance.pick([18, 20, 20.5, 21.1234, 24, 4, 36, -3.5]) });
  // the same instants again and again, so that corrections and contradictions occur
  const again = point.sent.length === 0 ? [] : Array.from({ length: 3 }, () => chance.pick(point.sent));
  return [...rows, ...again.map(({ at }) => ({ at, value: chance.pick([18, 20, 22, 40]) }))];
}

const enter = (point: Point, rows: readonly { at: number; value: number }[], received: number, number: number): void =>
  void point.sent.push(...rows.map(({ at, value }) => ({ at, value: Math.round(value * 1e4), received, import: number })));

async function bringFile(): Promise<void> {
  const chosen = new Set([chance.pick(points), chance.pick(points)]);
  const brought = [...chosen].map((point) => [point, some(point, 60)] as const);
  // late ones, and several received at the same time
  const received = chance.chance(0.5) ? now : Date.parse('2026-05-01T00:00:00Z') + chance.whole(0, 12) * 86_400_000;
  const lines = brought.flatMap(([{ code }, rows]) => rows.map(({ at, value }) => `${code},${iso(at * 1000)},${value}`));
  const file = await world.upload('r.csv', ['meter,time,value', ...lines].join('\n'));
  const done = await world.local.readings.importReadings({ file, received: iso(received) });
  expect(done).toMatchObject({ rejectedCount: 0, readings: lines.length });
  for (const [point, rows] of brought) enter(point, rows, received, done.import);
}

async function sendLive(): Promise<void> {
  const point = chance.pick(points);
  const rows = some(point, 8);
  const readings = rows.map(({ at, value }) => ({ meter: point.code, time: iso(at * 1000), value }));
  const done = await world.local.readings.recordLive({ readings });
  expect(done.rejectedCount).toBe(0);
  enter(point, rows, Date.parse(done.received), done.import);
}

async function typeIn(): Promise<void> {
  const point = chance.pick(points);
  const rows = some(point, 3);
  const readings = rows.map(({ at, value }) => ({ meter: point.code, time: iso(at * 1000), value }));
  const done = await world.local.readings.record({ readings });
  enter(point, rows, now, done.import);
}

async function decide(): Promise<void> {
  const point = chance.pick(points);
  const { findings } = await world.local.readings.findings({ meter: point.code });
  const open = findings.filter(({ code }) => code === 'contradiction' || code === 'implausible');
  if (open.length === 0) return;
  const found = chance.pick(open);
  const code = found.code as 'contradiction' | 'implausible';
  const as = code === 'implausible' ? chance.pick(['good', 'bad'] as const) : chance.pick(['this', 'bad'] as const);
  const { decision } = await world.local.readings.decide({ finding: found.id, as });
  const value = Number(found.id.split('~')[4]);
  point.words.push({ code, at: Date.parse(found.from) / 1000, value, as, since: now, id: decision });
}

async function takeBack(): Promise<void> {
  const numbers = points.flatMap(({ sent, words }) => [...sent.map((row) => row.import), ...words.map(({ id }) => id)]);
  const standing = [...new Set(numbers)].filter((number) => !undone.has(number));
  if (standing.length === 0) return;
  const number = chance.pick(standing);
  // what later decisions depend on stays
  const refusal = await world.local.imports.undo({ id: number }).then(
    () => null,
    (error: { document?: { code: string } }) => error.document?.code ?? 'unforeseen',
  );
  expect([null, 'undo-refused']).toContain(refusal);
  if (refusal === null) undone.set(number, now);
}

async function holdOtherwise(): Promise<void> {
  const point = chance.pick(points);
  const is = { ...(point.says.at(-1)?.is as PointSays), hold: chance.pick([600, 1800, 7200]) };
  await world.local.point.edit({ points: [point.code], set: { hold: `${is.hold / 60}min` } });
  point.says.push({ from: now, is });
}

/** Some of them, in random order. */
const drawn = <T>(all: readonly T[], count: number): T[] =>
  all
    .map((one) => ({ one, at: chance.next() }))
    .toSorted((a, b) => a.at - b.at)
    .slice(0, count)
    .map(({ one }) => one);

/** What holds at a point according to the model, as known then (ms). */
function holdingOf({ says, sent, words }: Point, known: number) {
  const stands = (number: number): boolean => (undone.get(number) ?? Infinity) > known;
  return modelHolding(
    sent.filter((row) => row.received <= known && stands(row.import)),
    words.filter(({ since, id }) => since <= known && stands(id)),
    says.findLast(({ from }) => from <= known)?.is as PointSays,
  );
}

/** The requested parts of a step. */
function partsOf(zone: string, from: number, to: number, during: 'occupied' | 'unoccupied' | undefined) {
  if (during === undefined) return [{ from, to }];
  const [first, last] = [Math.floor(from / 60) * 60, Math.ceil(to / 60) * 60];
  const minutes = modelOccupied({ zone, line: [{ from: null, hours }], named: {} }, first, last);
  const parts: { from: number; to: number }[] = [];
  minutes.forEach((is, n) => {
    if ((is === 1) !== (during === 'occupied')) return;
    const [begin, end] = [Math.max(from, first + n * 60), Math.min(to, first + n * 60 + 60)];
    const before = parts.at(-1);
    if (before?.to === begin) before.to = end;
    else parts.push({ from: begin, to: end });
  });
  return parts;
}

const spans = windows.map((at) => ({ from: at - 86_400, to: at + 4 * 86_400 }));
const limits = { '19:21': { low: 190_000, high: 210_000 }, ':20': { low: -Infinity, high: 200_000 } } as const;

const questions = (['hour', '15min', 'day', 'month'] as const).flatMap((step) =>
  ([undefined, 'occupied', 'unoccupied'] as const).flatMap((during) =>
    ([undefined, '19:21', ':20'] as const).map((within) => [step, during ?? 'all', within ?? 'any', { step, during, within }] as const),
  ),
);

test('enough was sent, corrected and decided for the test to be meaningful', () => {
  const all = points.flatMap(({ sent }) => sent).length;
  expect(all).toBeGreaterThan(12 * actions);
  expect(points.flatMap(({ words }) => words).length).toBeGreaterThan(actions / 20);
  expect(undone.size).toBeGreaterThan(actions / 30);
});

test.each(questions)('steps by %s, %s of the time, within %s, match the model', async (step, _during, _within, asked) => {
  const { during, within } = asked;
  for (const point of drawn(points, most)) {
    const zone = createZone(point.zone) as Zone;
    for (const known of [undefined, chance.pick(between)]) {
      const span = chance.pick(spans);
      const edges = stepEdges(zone, span.from, span.to, step);
      const found = await world.local.trend.trend({
        point: point.code,
        from: iso(span.from * 1000),
        to: iso(span.to * 1000),
        step,
        ...(during !== undefined && { during }),
        ...(within !== undefined && { within }),
        ...(known !== undefined && { knownAt: iso(known) }),
      });
      const held = holdingOf(point, known ?? now);
      const bounds = within === undefined ? undefined : limits[within];
      const wanted = Array.from({ length: edges.length - 1 }, (_, n) =>
        modelStep(held, partsOf(point.zone, edges[n] as number, edges[n + 1] as number, during), bounds),
      );
      const name = `${point.code} as known ${known === undefined ? 'now' : iso(known)}`;
      expect(
        found.steps?.map(({ start: _start, end: _end, ...values }) => values),
        name,
      ).toEqual(wanted);
      expect(found.total, name).toMatchObject(modelStep(held, partsOf(point.zone, span.from, span.to, during), bounds));
    }
  }
});

test('raw values are those in force from an instant, and until when, now and as known earlier', async () => {
  const times = [undefined, ...between.filter((_, n) => n % rounds(24, 12) === 5)];
  for (const point of points)
    for (const { from, to } of spans)
      for (const known of times) {
        const asked = { point: point.code, from: iso(from * 1000), to: iso(to * 1000), step: 'raw' } as const;
        const found = await world.local.trend.trend({ ...asked, ...(known !== undefined && { knownAt: iso(known) }) });
        const wanted = holdingOf(point, known ?? now).filter((one) => one.from >= from && one.from < to);
        const rows = wanted.map((one) => ({ at: told(one.from), until: told(one.to), value: one.value / 1e4 }));
        expect(found.values, `${point.code} as known ${known === undefined ? 'now' : iso(known)}`).toEqual(rows);
      }
});
