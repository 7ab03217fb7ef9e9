import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { Problem } from '#kernel/problem.ts';
import { freshStores } from '../../../test/stores.ts';
import type { Column } from './native.ts';

const stores = await freshStores();
afterAll(() => stores.drop());
const { clickhouse } = stores;

const kinds = {
  u8: ['UInt8', Uint8Array, 0, 255],
  u16: ['UInt16', Uint16Array, 0, 65_535],
  u32: ['UInt32', Uint32Array, 0, 4_294_967_295],
  u64: ['UInt64', Float64Array, 0, Number.MAX_SAFE_INTEGER],
  i32: ['Int32', Int32Array, -2_147_483_648, 2_147_483_647],
  i64: ['Int64', Float64Array, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  f64: ['Float64', Float64Array, -1e15, 1e15],
  day: ['Date', Uint16Array, 0, 65_535],
  at: ["DateTime('UTC')", Uint32Array, 0, 4_294_967_295],
  seen: ["DateTime64(3, 'UTC')", Float64Array, -1e12, 4e12],
} as const;

/** The type checker finds no common `from` on the typed arrays. */
function filled(kind: (typeof kinds)[keyof typeof kinds][1], values: number[]): Column['data'] {
  return new kind(values);
}

test('columns of every type are read back as written', async () => {
  const names = Object.keys(kinds) as (keyof typeof kinds)[];
  await clickhouse.command(
    `create table kinds (n UInt32, text String, ${names.map((name) => `${name} ${kinds[name][0]}`).join(', ')}) engine = MergeTree order by n`,
  );
  const row = fc.tuple(fc.string({ unit: 'grapheme' }), ...names.map((name) => fc.integer({ min: kinds[name][2], max: kinds[name][3] })));
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 200 }), async (rows) => {
      await clickhouse.command('truncate table kinds');
      const columns = [
        { name: 'n', type: 'UInt32', data: Uint32Array.from(rows, (_, i) => i) },
        { name: 'text', type: 'String', data: rows.map((one) => one[0]) },
        ...names.map((name, i) => ({
          name,
          type: kinds[name][0],
          data: filled(
            kinds[name][1],
            rows.map((one) => one[i + 1] as number),
          ),
        })),
      ];
      await clickhouse.insertNative('kinds', columns);
      const [block] = await Array.fromAsync(clickhouse.selectNative('select * from kinds order by n'));
      expect(block!.columns.map(({ name, data }) => ({ name, data }))).toEqual(columns.map(({ name, data }) => ({ name, data })));
    }),
    { numRuns: 15 },
  );
});

test('values are bound, never interpolated, short or long', async () => {
  const text = `'; drop table x; -- \\ \t\n é 窑洞 {a:String}`;
  expect(await clickhouse.query('select {a:String} as a', { a: text })).toEqual([{ a: text }]);
  const many = Array.from({ length: 20_000 }, (_, i) => i);
  expect(await clickhouse.query('select length({a:Array(UInt32)}) as n, {b:String} as b', { a: many, b: text })).toEqual([
    { n: 20_000, b: text },
  ]);
  const very = Array.from({ length: 300_000 }, (_, i) => 4_000_000_000 + i);
  const names = Array.from({ length: 30_000 }, (_, i) => `楼 ${i} '"\\`);
  expect(
    await clickhouse.query(
      `select length({very:Array(UInt32)}) as n, sum(x) as total, {names:Array(String)}[30000] as last
       from (select arrayJoin({very:Array(UInt32)}) as x) where x in {very:Array(UInt32)} and x not in {none:Array(UInt32)}`,
      { very, names, none: [] },
    ),
  ).toEqual([{ n: 300_000, total: very.reduce((sum, one) => sum + one, 0), last: names[29_999] }]);
  expect(await clickhouse.query('select {at:DateTime64(3)} as at', { at: new Date('2026-03-01T00:00:00.125Z') })).toEqual([
    { at: '2026-03-01 00:00:00.125' },
  ]);
});

test('a few rows are sent as JSON, many as a byte stream', async () => {
  await clickhouse.command('create table small (a UInt32, b String) engine = MergeTree order by a');
  await clickhouse.insert(
    'small',
    ['a', 'b'],
    [
      [1, 'x\n"y"'],
      [2, '窑'],
    ],
  );
  const csv = async function* (): AsyncGenerator<Buffer> {
    for (let i = 3; i < 1003; i += 1) yield Buffer.from(`${i},z\n`);
  };
  await clickhouse.send("insert into small select a * {k:UInt32}, b from input('a UInt32, b String') format CSV", csv(), { k: 1 });
  expect(await clickhouse.queryCompact('select a, b from small order by a limit 3')).toEqual([
    [1, 'x\n"y"'],
    [2, '窑'],
    [3, 'z'],
  ]);
  expect(await clickhouse.query('select count() as n from small')).toEqual([{ n: 1002 }]);
});

test('errors are problems, before the answer and in the middle of it', async () => {
  await expect(clickhouse.query('select nothing')).rejects.toMatchObject({ kind: 'broken', code: 'store-broken' });
  const late = clickhouse.selectNative('select number, throwIf(number = 5000000) as x from numbers(9000000)');
  const error: unknown = await Array.fromAsync(late).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(Problem);
  expect((error as Problem).evidence['reason']).toMatch(/throwIf/u);
});

test('an insert refused during sending says why', async () => {
  await clickhouse.command('create table refused (a UInt32, b String) engine = MergeTree order by a');
  const endless = async function* (): AsyncGenerator<Buffer> {
    for (let i = 0; i < 20_000; i += 1) yield Buffer.from('not a number,x\n'.repeat(1000));
  };
  await expect(clickhouse.send('insert into refused (a, b) format CSV', endless())).rejects.toMatchObject({
    evidence: { reason: expect.stringMatching(/parse/iu) as string },
  });
});

test('a reader that leaves early leaves nothing behind', async () => {
  for await (const block of clickhouse.selectNative('select number from numbers(100000000000)')) {
    expect(block.rows).toBeGreaterThan(0);
    break;
  }
  const atWork = `select query from system.processes where query like 'select number from numbers(100000000000)%'`;
  await expect.poll(() => clickhouse.query(atWork)).toEqual([]);
});
