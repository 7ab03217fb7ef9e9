import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, expect, test } from 'vitest';
import { openParquetInThread } from './parquet-reader.ts';
import { parquetPieces } from './parquet-write.ts';
import { createSplitter, type OnRow } from '../bytes.ts';
import { openRows, openTable } from '../tables.ts';
import type { Cell } from '../write.ts';

const room = mkdtempSync(join(tmpdir(), 'yaodong-parquet-'));
afterAll(() => rmSync(room, { recursive: true }));
let files = 0;

function kept(bytes: Uint8Array): string {
  const path = join(room, `${(files += 1)}.parquet`);
  writeFileSync(path, bytes);
  return path;
}

async function read(path: string): Promise<{ header: readonly string[]; rows: (readonly string[])[]; numbers: number[] }> {
  const table = await openTable(path);
  const all = (await Array.fromAsync(table.rows)).flat();
  return { header: table.header, rows: all.map(({ cells }) => cells), numbers: all.map(({ row }) => row) };
}

const readApart = async (path: string) => Array.fromAsync((await openParquetInThread(path, 2000)).table.rows);

const written = async (...given: Parameters<typeof parquetPieces>) => kept(Buffer.concat(await Array.fromAsync(parquetPieces(...given))));

test('what is written is read again: text in any script, decimals to the last digit, instants to the millisecond, empty as empty', async () => {
  const kinds = { value: 'decimal', time: 'instant', area: 'number' } as const;
  const cell = fc.oneof(fc.constant(null), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }));
  const decimal = fc.integer({ min: -(2 ** 52), max: 2 ** 52 }).map((whole) => {
    const digits = String(Math.abs(whole)).padStart(5, '0');
    return `${whole < 0 ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`;
  });
  const instant = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }).map((date) => date.toISOString());
  const row = fc.tuple(
    cell,
    decimal,
    instant,
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }).map((value) => Math.round(value * 100) / 100 + 0),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 40 }), async (rows) => {
      const path = await written(['name', 'value', 'time', 'area'], rows as readonly Cell[][], kinds);
      const found = await read(path);
      expect(found.header).toEqual(['name', 'value', 'time', 'area']);
      expect(found.rows.map(([name, value, time, area]) => [name === '' ? null : name, value, time, Number(area)])).toEqual(
        rows.map((one) => [one[0], one[1], one[2], one[3]]),
      );
    }),
    { numRuns: 15 },
  );
});

/** The rows that result from the bytes of a CSV. */
async function split(path: string): Promise<{ row: number; cells: string[] }[]> {
  const { bytes, table } = await openRows(path);
  if (bytes === null) throw new Error('no bytes');
  const splitter = createSplitter({ delimiter: bytes.delimiter, columns: table.header.length, firstRow: bytes.firstRow });
  const rows: { row: number; cells: string[] }[] = [];
  const onRow: OnRow = (from, starts, ends, fields, row) =>
    void rows.push({ row, cells: Array.from({ length: fields }, (_, at) => from.toString('utf8', starts[at], ends[at])) });
  for await (const piece of bytes.bytes) splitter.push(piece, onRow);
  splitter.end(onRow);
  return rows;
}

test('the bytes give the same rows as the table, with quotes, commas, line ends and empty rows in them', async () => {
  const text = fc.constantFrom(null, 'a', 'a', 'b', 'x,y', '"', 'a"b', 'two\nlines', '\r\n', ' ', '楼', "'=1");
  const cell = fc.tuple(text, fc.constantFrom(null, 1.5, 2, 1e-7, -3), text);
  await fc.assert(
    fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 60 }), async (rows) => {
      const path = await written(['one', 'number', 'other'], rows as readonly Cell[][], { number: 'number' });
      const table = (await Array.fromAsync((await openTable(path)).rows)).flat();
      expect(await split(path)).toEqual(table);
    }),
    { numRuns: 15 },
  );
});

test('text that a spreadsheet would take for a formula is unchanged', async () => {
  const path = await written(['a'], [['=1+1'], ["'=2"], ['\t']]);
  expect((await read(path)).rows).toEqual([['=1+1'], ["'=2"], ['\t']]);
});

test('more rows than a group can hold, row numbers counted as in a spreadsheet', async () => {
  const path = await written(
    ['n'],
    Array.from({ length: 120_000 }, (_, at) => [String(at)]),
  );
  const { rows, numbers } = await read(path);
  expect(rows.map(([text]) => Number(text))).toEqual(Array.from({ length: 120_000 }, (_, at) => at));
  expect([numbers[0], numbers.at(-1)]).toEqual([2, 120_001]);
});

test('types of other writers: local times, days, 64-bit integers, floats, decimals as numbers, several compressions', async () => {
  const at = new Date('2025-03-01T08:30:00Z');
  for (const [codec, compressors] of [
    ['SNAPPY', {}],
    ['UNCOMPRESSED', {}],
    ['ZSTD', { ZSTD: (bytes: Uint8Array) => new Uint8Array(zstdCompressSync(bytes)) }],
    ['GZIP', { GZIP: (bytes: Uint8Array) => new Uint8Array(gzipSync(bytes)) }],
  ] as const) {
    const buffer = parquetWriteBuffer({
      codec,
      compressors,
      schema: [
        { name: 'root', num_children: 6 },
        {
          name: 'local',
          type: 'INT64',
          repetition_type: 'OPTIONAL',
          logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: false, unit: 'MICROS' },
        },
        { name: 'day', type: 'INT32', converted_type: 'DATE', repetition_type: 'OPTIONAL' },
        { name: 'big', type: 'INT64', repetition_type: 'OPTIONAL' },
        { name: 'float', type: 'FLOAT', repetition_type: 'OPTIONAL' },
        { name: 'double', type: 'DOUBLE', repetition_type: 'OPTIONAL' },
        { name: 'price', type: 'INT64', converted_type: 'DECIMAL', precision: 18, scale: 2, repetition_type: 'OPTIONAL' },
      ],
      columnData: [
        { name: 'local', data: [BigInt(at.getTime()) * 1000n, null] },
        { name: 'day', data: [at, null] },
        { name: 'big', data: [9_007_199_254_740_993n, null] },
        { name: 'float', data: [12.3, null] },
        { name: 'double', data: [1e-7, 1e22] },
        { name: 'price', data: [123_456_789_012_34n, null] },
      ],
    });
    expect((await read(kept(new Uint8Array(buffer)))).rows).toEqual([
      ['2025-03-01 08:30:00.000', '2025-03-01', '9007199254740993', '12.3', '0.00000010000000000000', '123456789012.34'],
      ['', '', '', '', '10000000000000000000000', ''],
    ]);
  }
});

test('decimals keep every digit, as integers or as bytes', async () => {
  const most = 999_999_999_999_999_999n;
  const bytes = (whole: bigint): Uint8Array => Buffer.from(BigInt.asUintN(72, whole).toString(16).padStart(18, '0'), 'hex');
  const decimal = { converted_type: 'DECIMAL', precision: 20, scale: 4, repetition_type: 'OPTIONAL' } as const;
  // later writers give the logical type alone
  const later = { logical_type: { type: 'DECIMAL', precision: 20, scale: 4 }, repetition_type: 'OPTIONAL' } as const;
  const buffer = parquetWriteBuffer({
    schema: [
      { name: 'root', num_children: 4 },
      { name: 'long', type: 'INT64', ...decimal },
      { name: 'short', type: 'INT32', ...decimal, scale: 2 },
      { name: 'bytes', type: 'BYTE_ARRAY', ...later },
      { name: 'fixed', type: 'FIXED_LEN_BYTE_ARRAY', type_length: 9, ...later },
    ],
    columnData: [
      { name: 'long', data: [most, -most, -4_100_146_470_213_838n] },
      { name: 'short', data: [5n, -5n, null] },
      { name: 'bytes', data: [bytes(most * 100n), bytes(-1n), bytes(0n)] },
      { name: 'fixed', data: [bytes(-most * 100n), bytes(1n), null] },
    ],
  });
  expect((await read(kept(new Uint8Array(buffer)))).rows).toEqual([
    ['99999999999999.9999', '0.05', '9999999999999999.9900', '-9999999999999999.9900'],
    ['-99999999999999.9999', '-0.05', '-0.0001', '0.0001'],
    ['-410014647021.3838', '', '0.0000', ''],
  ]);
});

test('a truncated, damaged or nested file is a problem with an explanation', async () => {
  const good = await written(
    ['a', 'b'],
    Array.from({ length: 5000 }, (_, at) => [`x${at}`, at]),
  );
  truncateSync(good, 3000);
  await expect(read(good)).rejects.toMatchObject({ code: 'parquet-broken' });
  // a reader that is silent for two seconds is ended
  const whole = Buffer.concat(
    await Array.fromAsync(
      parquetPieces(
        ['a', 'b'],
        Array.from({ length: 2000 }, (_, at) => [`x${at}`, String(at)]),
      ),
    ),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.integer({ min: 4, max: whole.length - 1 }), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 8 }),
      async (changes) => {
        const bytes = Buffer.from(whole);
        for (const [place, value] of changes) bytes[place] = value;
        const path = kept(bytes);
        const told = await readApart(path).then(
          () => 'read',
          (error: unknown) => (error as { code?: string }).code,
        );
        rmSync(path);
        expect(['read', 'parquet-broken', 'parquet-nested', 'parquet-codec', 'parquet-group-too-large']).toContain(told);
      },
    ),
    { numRuns: 12, endOnFailure: true },
  );
  const nested = parquetWriteBuffer({ columnData: [{ name: 'list', data: [{ a: [1, 2] }], type: 'JSON' }] });
  expect((await read(kept(new Uint8Array(nested)))).rows).toEqual([['{"a":[1,2]}']]);
});
