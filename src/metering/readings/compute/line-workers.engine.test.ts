import { afterAll, beforeAll, expect, test } from 'vitest';
import { Problem } from '#kernel/problem.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import { freshStores, type FreshStores } from '../../../../test/stores.ts';
import { createWorkers, type Workers } from '#platform/workers/workers.ts';
import { createLineWorkers } from './line-workers.ts';
import type { Drawing, Piece } from './lines.ts';
import { createReadingStore } from '../series/store.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { asOfNow } from '#kernel/as-of.ts';

/** Lines drawn in separate threads: their results, and how failures are handled. */
const [quarter, each, first] = [900, 96, 1_735_689_600];
let stores: FreshStores;
const opened: Workers[] = [];
const workersOf = (size: number): Workers => {
  const workers = createWorkers({ size });
  opened.push(workers);
  return workers;
};

beforeAll(async () => {
  stores = await freshStores();
  const size = 3 * each;
  await createReadingStore(stores.clickhouse).add(wholeProgram, {
    meter: Uint32Array.from({ length: size }, (_, at) => 1 + Math.floor(at / each)),
    at: Uint32Array.from({ length: size }, (_, at) => first + (at % each) * quarter),
    width: new Uint32Array(size).fill(quarter),
    value: Float64Array.from({ length: size }, (_, at) => 10_000 * (1 + Math.floor(at / each))),
    unit: new Uint8Array(size),
    received: new Float64Array(size).fill(1000),
    import: new Uint32Array(size).fill(7),
  });
});
afterAll(async () => {
  for (const workers of opened) await workers.stop();
  await stores.drop();
});

const zone = createZone('UTC') as Zone;
const piece = (id: number): Piece => ({
  id,
  zone,
  stretch: { first: 0, end: 2 },
  extent: { meter: id, first, last: first + 86_400, widest: quarter },
  meter: {
    carrier: 'electricity',
    kind: 'interval',
    direction: 'import',
    capacityKw: null,
    useUnit: 'kWh',
    devices: [{ since: -Infinity, digits: null, multiplier: { num: 1, den: 1 }, start: null, end: null, unit: 'kWh' }],
    decisions: [],
  },
});
const pieces = [piece(1), piece(2), piece(9), piece(3)];
const drawing = (): Drawing => ({ edges: Float64Array.of(first, first + 43_200, first + 86_400), known: asOfNow, hidden: [] });
const enter = <T>(work: () => Promise<T>): Promise<T> => work();
const stays = new AbortController().signal;

test('the atoms of several meters are returned in order, empty for a meter without readings', async () => {
  const { use, seconds, longest } = await createLineWorkers(stores.clickhouse, workersOf(1)).draw(pieces, drawing, {
    enter,
    leaves: stays,
  });
  expect([...use]).toEqual([48e4, 48e4, 96e4, 96e4, 0, 0, 144e4, 144e4]);
  expect([...seconds]).toEqual([43_200, 43_200, 43_200, 43_200, 0, 0, 43_200, 43_200]);
  expect([...longest]).toEqual([900, 900, 900, 900, 0, 0, 900, 900]);
});

test('hidden imports are excluded', async () => {
  const hidden = () => ({ ...drawing(), hidden: [7] });
  const { seconds } = await createLineWorkers(stores.clickhouse, workersOf(1)).draw(pieces, hidden, { enter, leaves: stays });
  expect(new Set(seconds)).toEqual(new Set([0]));
});

test('more parts than threads are all calculated', async () => {
  const drawers = createLineWorkers(stores.clickhouse, workersOf(2));
  const all = await Promise.all(Array.from({ length: 7 }, () => drawers.draw(pieces, drawing, { enter, leaves: stays })));
  expect(all.map(({ use }) => use.reduce((sum, one) => sum + one))).toEqual(Array.from({ length: 7 }, () => 576e4));
});

test('a caller that left is not awaited, and the next is served', async () => {
  const drawers = createLineWorkers(stores.clickhouse, workersOf(1));
  const leaving = new AbortController();
  const left = drawers.draw(pieces, drawing, {
    enter: async (work) => {
      const working = work();
      leaving.abort(new Error('gone home'));
      return working;
    },
    leaves: leaving.signal,
  });
  await expect(left).rejects.toThrow('gone home');
  await expect(drawers.draw(pieces, drawing, { enter, leaves: leaving.signal })).rejects.toThrow('gone home');
  expect((await drawers.draw(pieces, drawing, { enter, leaves: stays })).use[0]).toBe(48e4);
});

test('an unavailable store is reported as such from the thread', async () => {
  const whereabouts = () => ({ addresses: [{ url: 'http://127.0.0.1:9', user: 'x', password: '' }], cluster: null, database: 'none' });
  const trouble = createLineWorkers({ whereabouts }, workersOf(1)).draw(pieces, drawing, { enter, leaves: stays });
  await expect(trouble).rejects.toBeInstanceOf(Problem);
  await expect(trouble).rejects.toMatchObject({ kind: 'busy', code: 'store-busy', evidence: { store: 'clickhouse' } });
});

test('an error within the thread is reported, and the next caller is served', async () => {
  const drawers = createLineWorkers(stores.clickhouse, workersOf(1));
  const [one] = pieces as [Piece];
  const broken = { ...one, meter: { ...one.meter, devices: [] } };
  await expect(drawers.draw([broken], drawing, { enter, leaves: stays })).rejects.toThrow(/TypeError/u);
  expect((await drawers.draw(pieces, drawing, { enter, leaves: stays })).use[0]).toBe(48e4);
});
