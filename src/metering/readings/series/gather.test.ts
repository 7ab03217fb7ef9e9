import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { gather, type ReadingBlock } from './gather.ts';

type Row = { readonly meter: number; readonly number: number };

/** A block of rows, each column showing which row it is from. */
function block(rows: readonly Row[]): ReadingBlock {
  return {
    rows: rows.length,
    meter: Uint32Array.from(rows, (row) => row.meter),
    at: Uint32Array.from(rows, (row) => row.number),
    width: Uint32Array.from(rows, (row) => row.number + 1),
    value: Float64Array.from(rows, (row) => row.number + 0.5),
    unit: Uint8Array.from(rows, (row) => row.number % 8),
    received: Float64Array.from(rows, (row) => row.number * 2),
    import: Uint32Array.from(rows, (row) => row.number + 7),
  };
}

async function* stream(blocks: readonly ReadingBlock[]): AsyncGenerator<ReadingBlock> {
  yield* blocks;
}

/** The result by meter: the numbers of its rows, by each column. */
async function gathered(blocks: readonly (readonly Row[])[]) {
  const out: [number, number[]][] = [];
  for await (const { meter, rows } of gather(stream(blocks.map(block)))) {
    const from = (column: ArrayLike<number>) => Array.from(column).slice(rows.from, rows.to);
    const numbers = from(rows.at);
    expect(from(rows.width)).toEqual(numbers.map((one) => one + 1));
    expect(from(rows.value)).toEqual(numbers.map((one) => one + 0.5));
    expect(from(rows.unit)).toEqual(numbers.map((one) => one % 8));
    expect(from(rows.received)).toEqual(numbers.map((one) => one * 2));
    expect(from(rows.import)).toEqual(numbers.map((one) => one + 7));
    out.push([meter, numbers]);
  }
  return out;
}

test('meters are cut out of ordered rows, however these are split into blocks', async () => {
  const counts = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 12 });
  const sizes = fc.array(fc.integer({ min: 0, max: 25 }), { minLength: 1, maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(counts, sizes, async (many, cuts) => {
      const meters = many.map((count, at) => ({ meter: at * 3 + 1, count }));
      let next = 0;
      const rows = meters.flatMap(({ meter, count }) => Array.from({ length: count }, () => ({ meter, number: next++ })));
      const blocks: Row[][] = [];
      for (let at = 0, cut = 0; at < rows.length; cut += 1) {
        const size = cut < cuts.length ? (cuts[cut] as number) : rows.length;
        blocks.push(rows.slice(at, at + size));
        at += size;
      }
      const expected = meters.map(({ meter }) => [meter, rows.filter((row) => row.meter === meter).map((row) => row.number)]);
      expect(await gathered(blocks)).toEqual(expected);
    }),
  );
});

test('no blocks, or empty ones, give no meters', async () => {
  expect(await gathered([])).toEqual([]);
  expect(await gathered([[], []])).toEqual([]);
});
