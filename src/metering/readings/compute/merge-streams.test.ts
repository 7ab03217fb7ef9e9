import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Staged } from '#metering/reading-intake/staging.ts';
import { mergeStreams, only } from './merge-streams.ts';
import type { MeterRows } from '../series/gather.ts';
import { importRows } from './import-rows.ts';

type Row = Record<keyof Staged, number>;

const row: fc.Arbitrary<Row> = fc.record({
  meter: fc.integer({ min: 1, max: 4 }),
  at: fc.nat(6),
  width: fc.constantFrom(0, 1, 2),
  value: fc.nat(5),
  unit: fc.constantFrom(0, 1),
  received: fc.nat(3),
  import: fc.integer({ min: 1, max: 3 }),
});
const rows = fc.array(row, { maxLength: 40 });

const columns = (some: readonly Row[]): Staged => ({
  meter: Uint32Array.from(some, (one) => one.meter),
  at: Uint32Array.from(some, (one) => one.at),
  width: Uint32Array.from(some, (one) => one.width),
  value: Float64Array.from(some, (one) => one.value),
  unit: Uint8Array.from(some, (one) => one.unit),
  received: Float64Array.from(some, (one) => one.received),
  import: Uint32Array.from(some, (one) => one.import),
});
const order = (a: Row, b: Row): number =>
  a.meter - b.meter || a.at - b.at || a.width - b.width || a.received - b.received || a.import - b.import;

async function rowsOf(stream: AsyncIterable<MeterRows>): Promise<Row[]> {
  const all: Row[] = [];
  for await (const { meter, rows: some } of stream)
    for (let i = some.from; i < some.to; i++)
      all.push({
        meter,
        at: some.at[i] as number,
        width: some.width[i] as number,
        value: some.value[i] as number,
        unit: some.unit[i] as number,
        received: some.received[i] as number,
        import: some.import[i] as number,
      });
  return all;
}

test('rows in memory are returned as by the store, for the requested meters', async () => {
  await fc.assert(
    fc.asyncProperty(rows, async (some) => {
      const own = some.map((one) => ({ ...one, import: 7 }));
      const read = importRows(columns(own));
      expect(await rowsOf(read([1, 2, 3, 4]))).toEqual(own.toSorted(order));
      expect(await rowsOf(read([2, 9]))).toEqual(own.filter(({ meter }) => meter === 2).toSorted(order));
    }),
  );
});

test('two streams are merged, each meter in order', async () => {
  const alike = (some: readonly Row[]): string[] => some.map((one) => JSON.stringify(one));
  await fc.assert(
    fc.asyncProperty(rows, rows, async (one, other) => {
      const [left, right] = [one.map((each) => ({ ...each, import: 3 })), other.map((each) => ({ ...each, import: 7 }))];
      const merged = await rowsOf(mergeStreams(importRows(columns(left))([1, 2, 3, 4]), importRows(columns(right))([1, 2, 3, 4])));
      const placeOf = ({ meter, at, width, received, import: id }: Row) => [meter, at, width, received, id];
      expect(merged.map(placeOf)).toEqual([...left, ...right].toSorted(order).map(placeOf));
      expect(alike(merged).toSorted()).toEqual(alike([...left, ...right]).toSorted());
    }),
  );
});

test('only the rows of some imports', () => {
  const some = columns([1, 2, 3, 2].map((id, at) => ({ meter: 1, at, width: 0, value: at, unit: 0, received: 0, import: id })));
  const left = only({ ...some, from: 1, to: 4 }, (id) => id === 2);
  expect([...left.at.subarray(left.from, left.to)]).toEqual([1, 3]);
});

test('a stream abandoned by its reader is closed on both sides', async () => {
  const closed: string[] = [];
  async function* endless(name: string): AsyncGenerator<MeterRows> {
    try {
      for (let meter = 1; ; meter += 1)
        yield* importRows(columns([{ meter, at: 0, width: 0, value: 0, unit: 0, received: 0, import: 1 }]))([meter]);
    } finally {
      closed.push(name);
    }
  }
  for await (const { meter } of mergeStreams(endless('one'), endless('other'))) if (meter === 3) break;
  expect(closed.toSorted()).toEqual(['one', 'other']);
});
