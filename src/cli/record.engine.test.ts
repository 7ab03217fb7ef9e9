import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const bin = path.join(import.meta.dirname, '../../bin/yaodong.js');
const room = mkdtempSync(path.join(tmpdir(), 'yaodong-record-'));
const { YAODONG_SERVER: _server, YAODONG_KEY: _key, DATABASE_URL: _postgres, CLICKHOUSE_URL: _clickhouse, ...env } = process.env;

/** A command with something on its standard input. */
async function yaodong(words: readonly string[], input = ''): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [bin, ...words, '--data', path.join(room, 'data'), '--json'], {
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
  writeFileSync(path.join(room, 'meters.csv'), 'code,carrier,kind\nE-1,electricity,interval\nE-2,electricity,register\n');
  expect((await yaodong(['import', 'meters', path.join(room, 'meters.csv')])).code).toBe(0);
});
afterAll(() => rmSync(room, { recursive: true, force: true }));

test('readings of a csv on standard input are acknowledged message by message, the bad ones told by their row', async () => {
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

test('JSON line by line does as well, and the day is one record that tells of both', async () => {
  const lines = [100, 103].map((value, hour) => JSON.stringify({ meter: 'E-2', time: `2026-03-01T0${hour}:00:00Z`, value }));
  const { out } = await yaodong(['record'], [...lines, 'no json', ''].join('\n'));
  expect(JSON.parse(out)).toMatchObject({ readings: 3, accepted: 2, rejectedCount: 1, rejected: [{ row: 3, code: 'record-line' }] });
  const { imports } = JSON.parse((await yaodong(['imports', '--kind', 'readings'])).out) as {
    imports: { live: boolean; result: object }[];
  };
  expect(imports).toHaveLength(1);
  expect(imports[0]).toMatchObject({ live: true, result: { accepted: 26, meters: 2 } });
  const used = JSON.parse(
    (await yaodong(['use', '--meter', 'E-2', '--from', '2026-03-01', '--to', '2026-03-02', '--step', 'day'])).out,
  ) as { total: { value: number } };
  expect(used.total.value).toBe(3);
});

test('an input without the column of values is a problem, and nothing is sent', async () => {
  const { code, err } = await yaodong(['record'], 'meter,time\nE-1,2026-03-01\n');
  expect(code).toBe(1);
  expect(JSON.parse(err)).toMatchObject({ code: 'record-columns' });
});
