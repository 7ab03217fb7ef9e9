import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeNative, encodeNative, toDoubles, toWide, type Block, type Column } from './native.ts';

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function decoded(bytes: Uint8Array, size = 1 << 16): Promise<Block[]> {
  return Array.fromAsync(decodeNative(pieces(bytes, size)));
}

const integer = fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER });

/** Columns of all kinds with the same number of rows. */
const columns = fc.integer({ min: 1, max: 60 }).chain((rows) => {
  const many = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(one, { minLength: rows, maxLength: rows });
  const column = (type: string, data: fc.Arbitrary<Column['data']>): fc.Arbitrary<Column> =>
    fc.record({ name: fc.constantFrom('a', '值', 'long name'), type: fc.constant(type), data });
  const kinds = [
    column(
      'UInt8',
      many(fc.nat(255)).map((data) => Uint8Array.from(data)),
    ),
    column(
      'Date',
      many(fc.nat(65_535)).map((data) => Uint16Array.from(data)),
    ),
    column(
      "DateTime('UTC')",
      many(fc.nat(4_294_967_295)).map((data) => Uint32Array.from(data)),
    ),
    column(
      'Int32',
      many(fc.integer()).map((data) => Int32Array.from(data)),
    ),
    column(
      'Float64',
      many(fc.double({ noNaN: true })).map((data) => Float64Array.from(data)),
    ),
    column(
      'Int64',
      many(integer).map((data) => Float64Array.from(data)),
    ),
    column(
      'UInt64',
      many(fc.maxSafeNat()).map((data) => Float64Array.from(data)),
    ),
    column(
      "DateTime64(3, 'UTC')",
      many(integer).map((data) => Float64Array.from(data)),
    ),
    column('String', many(fc.string({ unit: 'grapheme', maxLength: 300 }))),
  ];
  return fc.array(fc.oneof(...kinds), { minLength: 1, maxLength: 6 });
});

/** -0 is not a distinct integer. */
const plain = (column: Column): Column =>
  column.type === 'Float64' || typeof column.data[0] === 'string'
    ? column
    : { ...column, data: (column.data as Float64Array).map((value) => value + 0) };

test('blocks with shared memory hold the same as those without, each until the next', async () => {
  const copied = (block: Block): Block => ({
    ...block,
    columns: block.columns.map((column) => ({ ...column, data: column.data.slice() })),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(columns, { minLength: 1, maxLength: 4 }), async (blocks) => {
      const bytes = Buffer.concat(blocks.flatMap((block) => encodeNative(block)));
      const shared: Block[] = [];
      for await (const block of decodeNative(pieces(bytes, 50), true)) shared.push(copied(block));
      expect(shared).toEqual(await decoded(bytes));
    }),
  );
});

test('what was encoded is decoded, however the bytes are split', async () => {
  await fc.assert(
    fc.asyncProperty(columns, fc.integer({ min: 1, max: 500 }), async (given, size) => {
      const bytes = Buffer.concat([...encodeNative(given), ...encodeNative(given)]);
      const blocks = await decoded(bytes, size);
      expect(blocks).toHaveLength(2);
      expect(blocks[1]!.columns.map(plain)).toEqual(given.map(plain));
    }),
    { numRuns: 200 },
  );
});

test('a 64-bit integer is two halves, low half first', () => {
  expect([...toWide([-1, 2 ** 32 + 5], false)]).toEqual([255, 255, 255, 255, 255, 255, 255, 255, 5, 0, 0, 0, 1, 0, 0, 0]);
  expect([...toDoubles(toWide([-(2 ** 53) + 1, -4_294_967_296, -1, 0, 2 ** 53 - 1], false), false)]).toEqual([
    -(2 ** 53) + 1,
    -4_294_967_296,
    -1,
    0,
    2 ** 53 - 1,
  ]);
});

test('an integer beyond 2^53 is refused, in both directions', () => {
  const big = (value: bigint): Uint8Array<ArrayBuffer> => new Uint8Array(BigInt64Array.of(value).buffer);
  expect(() => toDoubles(big(2n ** 53n), false)).toThrow(RangeError);
  expect(() => toDoubles(big(-(2n ** 53n) - 1n), false)).toThrow(RangeError);
  expect(() => toDoubles(big(-1n), true)).toThrow(RangeError);
  for (const value of [2 ** 53, 1.5, Number.NaN, Infinity]) expect(() => toWide([value], false)).toThrow(RangeError);
  expect(() => toWide([-1], true)).toThrow(RangeError);
});

test('an unknown type, an array of the wrong width and columns of unequal length are refused', () => {
  expect(() => encodeNative([{ name: 'a', type: 'Nullable(UInt8)', data: Uint8Array.of(1) }])).toThrow(/cast it/u);
  expect(() => encodeNative([{ name: 'a', type: 'UInt32', data: Float64Array.of(1) }])).toThrow(/Uint32Array/u);
  const uneven = [
    { name: 'a', type: 'UInt8', data: Uint8Array.of(1) },
    { name: 'b', type: 'UInt8', data: Uint8Array.of() },
  ];
  expect(() => encodeNative(uneven)).toThrow(/rows/u);
});

test('an answer that ends within a block is an error, not fewer rows', async () => {
  const bytes = Buffer.concat(encodeNative([{ name: 'a', type: 'UInt32', data: Uint32Array.of(1, 2, 3) }]));
  await expect(decoded(bytes.subarray(0, -1))).rejects.toThrow(/ended within a block/u);
});

test('a block without rows is skipped', async () => {
  expect(await decoded(Buffer.concat(encodeNative([{ name: 'a', type: 'UInt32', data: new Uint32Array() }])))).toEqual([]);
});
