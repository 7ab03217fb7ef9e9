import { afterAll, beforeAll, expect, test } from 'vitest';
import { units, type Unit } from '#kernel/carrier.ts';
import { asOfNow } from '#kernel/as-of.ts';
import { programScope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import { freshStores, type FreshStores } from '../../../../test/stores.ts';
import { gather } from './gather.ts';
import { compactQuery } from './compact-reader-store.ts';
import { cutLines, emptyMeasured, partOf, type Drawing, type Piece } from '../compute/lines.ts';
import { createReadingStore, type ReadingStore } from './store.ts';

/** Readings in compact form: which of them are enough to draw a line, and that the others are read in full. */
const [quarter, each, first] = [900, 96, 1_735_689_600];
type Row = { at: number; width: number; value: number; unit: Unit; received: number };

const plain = (): Row[] =>
  Array.from({ length: each }, (_, at) => ({ at: first + at * quarter, width: quarter, value: 10_000, unit: 'kWh', received: 1000 }));
const again = (row: Row, change: Partial<Row>): Row => ({ ...row, ...change });

const meters: Record<string, { kind?: 'register'; rows: Row[]; brief: boolean; uses: [number, number] }> = {
  'quarters that follow one another': { rows: plain(), brief: true, uses: [48e4, 48e4] },
  'quarters with a gap': { rows: plain().filter((_, at) => at < 10 || at >= 20), brief: true, uses: [38e4, 48e4] },
  'all in another unit': { rows: plain().map((row) => again(row, { unit: 'MWh' })), brief: true, uses: [48e7, 48e7] },
  'one value corrected later': {
    rows: plain().flatMap((row, at) => (at === 7 ? [again(row, { value: 20_000, received: 2000 }), row] : [row])),
    brief: true,
    uses: [49e4, 48e4],
  },
  'a later value that came first': {
    rows: plain().flatMap((row, at) => (at === 7 ? [again(row, { value: 20_000, received: 500 }), row] : [row])),
    brief: true,
    uses: [48e4, 48e4],
  },
  'a value corrected, and corrected back': {
    rows: plain().flatMap((row, at) =>
      at === 7 ? [500, 2000, 3000].map((received) => again(row, { value: received * 10, received })) : [row],
    ),
    brief: true,
    uses: [50e4, 48e4],
  },
  'one value said twice at once': {
    rows: plain().flatMap((row, at) => (at === 7 ? [row, row, again(row, { value: 30_000, received: 900 })] : [row])),
    brief: true,
    uses: [48e4, 48e4],
  },
  'two values said at once, after a third': {
    rows: plain().flatMap((row, at) => (at === 7 ? [again(row, { received: 900 }), row, again(row, { value: 30_000 })] : [row])),
    brief: false,
    uses: [47e4, 48e4],
  },
  'an hour over quarters': {
    rows: [...plain(), again(plain()[4] as Row, { width: 3600, value: 80_000, received: 2000 })],
    brief: false,
    uses: [52e4, 48e4],
  },
  'a quarter of half the length': {
    rows: plain().map((row, at) => (at === 9 ? again(row, { width: 450 }) : row)),
    brief: false,
    uses: [48e4, 48e4],
  },
  'a value of more than 31 bits': {
    rows: plain().map((row, at) => (at === 9 ? again(row, { value: 2 ** 31 }) : row)),
    brief: false,
    uses: [47e4 + 2 ** 31, 48e4],
  },
  'a register of many digits': {
    kind: 'register',
    rows: plain().map((row, at) => again(row, { width: 0, value: 2 ** 40 + at * 100 })),
    brief: true,
    uses: [4800, 4700],
  },
  'a register read twice': {
    kind: 'register',
    rows: plain().flatMap((row, at) => [
      again(row, { width: 0, value: at * 100, received: 900 }),
      again(row, { width: 0, value: at * 200 }),
    ]),
    brief: true,
    uses: [9600, 9400],
  },
};

let stores: FreshStores;
let store: ReadingStore;
beforeAll(async () => {
  stores = await freshStores();
  store = createReadingStore(stores.clickhouse);
  const all = Object.values(meters).flatMap(({ rows }, at) => rows.map((row) => ({ ...row, meter: at + 1 })));
  await store.add(wholeProgram, {
    meter: Uint32Array.from(all, (row) => row.meter),
    at: Uint32Array.from(all, (row) => row.at),
    width: Uint32Array.from(all, (row) => row.width),
    value: Float64Array.from(all, (row) => row.value),
    unit: Uint8Array.from(all, (row) => units.indexOf(row.unit)),
    received: Float64Array.from(all, (row) => row.received),
    import: new Uint32Array(all.length).fill(7),
  });
});
afterAll(() => stores.drop());

const widest = (rows: readonly Row[]): number => (rows[0]?.width === 0 ? 0 : quarter);

const piece = (id: number, { kind = 'interval', rows }: { kind?: 'register' | 'interval'; rows: readonly Row[] }): Piece => ({
  id,
  zone: createZone('UTC') as Zone,
  stretch: { first: 0, end: 2 },
  extent: { meter: id, first, last: first + 86_400, widest: widest(rows) },
  meter: {
    carrier: 'electricity',
    kind,
    direction: 'import',
    capacityKw: null,
    useUnit: 'kWh',
    devices: [{ since: -Infinity, digits: null, multiplier: { num: 1, den: 1 }, start: null, end: null, unit: 'kWh' }],
    decisions: [],
  },
});

test.each(Object.entries(meters).map(([name, meter], at) => [name, at + 1, meter] as const))('%s', async (_name, id, meter) => {
  const window = { from: first, to: first + 86_400, known: asOfNow, hidden: [] };
  const enough: boolean[] = [];
  for await (const { rows } of gather(store.readingsInBrief({ scope: programScope, meters: [id] }, window, widest(meter.rows))))
    enough.push(compactQuery(rows) !== null);
  expect(enough).toEqual([meter.brief]);
  for (const briefFrom of [0, Infinity]) {
    const into = emptyMeasured(2);
    const drawing: Drawing = { edges: Float64Array.of(first, first + 43_200, first + 86_400), known: asOfNow, hidden: [], briefFrom };
    await cutLines(store, programScope, [piece(id, meter)], drawing, () => partOf(into, 0, 2));
    expect([...into.use]).toEqual(meter.uses);
  }
});

test('meters whose numbers end alike are distinguished', async () => {
  const far = (id: number) => Array.from({ length: 3 }, (_, at) => ({ id, at: first + at * quarter }));
  const all = [1000, 1256, 1512].flatMap(far);
  await store.add(wholeProgram, {
    meter: Uint32Array.from(all, ({ id }) => id),
    at: Uint32Array.from(all, ({ at }) => at),
    width: new Uint32Array(all.length).fill(quarter),
    value: Float64Array.from(all, ({ id }) => id),
    unit: new Uint8Array(all.length),
    received: new Float64Array(all.length),
    import: new Uint32Array(all.length).fill(9),
  });
  const window = { from: first, to: first + 86_400, known: asOfNow, hidden: [] };
  for (const meters of [[1000, 1256, 1512], [1000, 1001, 1256], [1512], [1000, 1511]]) {
    const told: [number, number, number][] = [];
    for await (const { meter, rows } of gather(store.readingsInBrief({ scope: programScope, meters }, window, quarter)))
      told.push([meter, rows.to - rows.from, rows.value[rows.from] as number]);
    expect(told).toEqual(meters.filter((id) => id % 256 === 1000 % 256).map((id) => [id, 3, id]));
  }
});

test('imports that do not count and readings received later are excluded, whether their numbers are consecutive or not', async () => {
  const [one, two] = [
    { scope: programScope, meters: [1] },
    { scope: programScope, meters: [1, 3] },
  ];
  const window = { from: first, to: first + 86_400, known: asOfNow, hidden: [] };
  const count = async (seen: typeof one, change: object): Promise<number> => {
    let rows = 0;
    for await (const block of store.readingsInBrief(seen, { ...window, ...change }, quarter)) rows += block.rows;
    return rows;
  };
  expect(await count(one, {})).toBe(each);
  expect(await count(two, {})).toBe(2 * each);
  expect(await count(two, { hidden: [8, 6] })).toBe(2 * each);
  expect(await count(two, { hidden: [8, 6, 7] })).toBe(0);
  expect(await count(two, { hidden: [7] })).toBe(0);
  expect(await count(two, { hidden: [1, 3, 5, 9, 11] })).toBe(2 * each);
  expect(await count(two, { hidden: [1, 3, 5, 7, 9, 11] })).toBe(0);
  expect(await count(two, { known: { ...asOfNow, received: 1000 } })).toBe(2 * each);
  expect(await count(two, { known: { ...asOfNow, received: 999 } })).toBe(0);
});
