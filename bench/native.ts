/**
 * How quickly columns are read from ClickHouse and written back: `node bench/native.ts [millions of rows]`. Six columns, as the counter
 * line reads them.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClickHouse } from '#platform/db/clickhouse.ts';
import { startClickHouse } from '#platform/db/embedded-clickhouse.ts';
import { decodeNative, encodeNative, type Block } from '#platform/db/native.ts';

const millions = Number(process.argv[2] ?? 20);
const directory = mkdtempSync(path.join(tmpdir(), 'yaodong-bench-'));
const engine = await startClickHouse(path.join(directory, 'clickhouse'), directory);
const clickhouse = createClickHouse(engine.address, 'default');

async function timed(what: string, rows: number, work: () => Promise<unknown>): Promise<void> {
  const before = performance.now();
  await work();
  const seconds = (performance.now() - before) / 1000;
  process.stdout.write(`${what}: ${seconds.toFixed(2)} s, ${(rows / seconds / 1e6).toFixed(1)} M rows/s\n`);
}

async function drain(blocks: AsyncIterable<Block>): Promise<number> {
  let rows = 0;
  for await (const block of blocks) rows += block.rows;
  return rows;
}

const columns = 'meter UInt32, at UInt32, width UInt32, value Int64, received DateTime64(3), import UInt32';
await clickhouse.command(`create table reading (${columns}) engine = MergeTree order by (meter, at)`);
const rows = millions * 1e6;
await clickhouse.command(
  `insert into reading select intDiv(number, 35040), 1700000000 + (number % 35040) * 900, 900, cityHash64(number) % 1000000,
   toDateTime64(1.7e9, 3), 1 from numbers(${String(rows)})`,
);

const kept: Uint8Array[] = [];
for await (const piece of clickhouse.read('select * from reading limit 5000000 format Native')) kept.push(piece);
async function* again(): AsyncGenerator<Uint8Array> {
  yield* kept;
}

const blocks = await Array.fromAsync(decodeNative(again()));
for (const round of [1, 2, 3]) {
  await timed(`${round} decode in memory`, 5e6, () => drain(decodeNative(again())));
  await timed(`${round} encode in memory`, 5e6, async () => blocks.map((block) => encodeNative(block.columns)));
  await timed(`${round} select in order of the key`, rows, () =>
    drain(clickhouse.selectNative('select * from reading order by meter, at')),
  );
  await clickhouse.command(`create or replace table copy (${columns}) engine = MergeTree order by (meter, at)`);
  await timed(`${round} insert, block by block`, 5e6, async () => {
    for (const block of blocks) await clickhouse.insertNative('copy', block.columns);
  });
}
clickhouse.close();
await engine.stop();
rmSync(directory, { recursive: true, force: true });
