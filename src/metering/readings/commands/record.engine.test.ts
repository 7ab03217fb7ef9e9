import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../../test/world.ts';

const bin = path.join(import.meta.dirname, '../../../../bin/yaodong.js');
const { YAODONG_SERVER: _server, YAODONG_KEY: _key, DATABASE_URL: _postgres, CLICKHOUSE_URL: _clickhouse, ...env } = process.env;

let world: World;
let url: string;

/** A command with input on its standard input, which calls a running server. */
async function yaodong(words: readonly string[], input: string): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [bin, ...words, '--server', url, '--key', world.app.localKey, '--json'], {
    env: { ...env, LANG: 'en_US.UTF-8' },
  });
  const heard = { out: '', err: '' };
  child.stdout.on('data', (piece: Buffer) => (heard.out += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => (heard.err += piece.toString()));
  child.stdin.end(input);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...heard };
}

beforeAll(async () => {
  world = await createWorld();
  ({ url } = await world.app.serve());
  const meters = 'code,carrier,kind\nE-1,electricity,interval\nE-2,electricity,register\n';
  await world.local.registry.importMeters({ file: await world.upload('meters.csv', meters) });
});
afterAll(() => world.stop());

test('readings of a csv on standard input are acknowledged message by message, bad ones reported by row', async () => {
  const rows = Array.from({ length: 24 }, (_, hour) => `E-1,2026-03-01T${String(hour).padStart(2, '0')}:00:00Z,${hour}`);
  const { code, out, err } = await yaodong(
    ['record', '--interval', '1h', '--together', '10'],
    `meter,time,value\n${rows.join('\n')}\nE-9,2026-03-01,1\n`,
  );
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(JSON.parse(out)).toMatchObject({
    messages: 3,
    readings: 25,
    accepted: 24,
    rejectedCount: 1,
    rejected: [{ row: 26, code: 'unknown-meter' }],
  });
});

test('JSON line by line works too, and the day is one record of both', async () => {
  const lines = [100, 103].map((value, hour) => JSON.stringify({ meter: 'E-2', time: `2026-03-01T0${hour}:00:00Z`, value }));
  const { out } = await yaodong(['record'], [...lines, 'no json', ''].join('\n'));
  expect(JSON.parse(out)).toMatchObject({ readings: 3, accepted: 2, rejectedCount: 1, rejected: [{ row: 3, code: 'record-line' }] });
  // what a message adds to the record of its day is saved later
  await expect
    .poll(async () => (await world.local.imports.list({ kind: 'readings' })).imports)
    .toMatchObject([{ live: true, result: { accepted: 26, meters: 2 } }]);
  const used = await world.local.metering.useOfMeter({ meter: 'E-2', from: '2026-03-01', to: '2026-03-02', step: 'day' });
  expect(used.total.value).toBe(3);
});

test('an input without the value column is a problem, and nothing is sent', async () => {
  const { code, err } = await yaodong(['record'], 'meter,time\nE-1,2026-03-01\n');
  expect(code).toBe(1);
  expect(JSON.parse(err)).toMatchObject({ code: 'record-columns' });
});
