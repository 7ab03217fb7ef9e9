import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openProgramLog } from './log.ts';

function directory(): string {
  const path = mkdtempSync(join(tmpdir(), 'yaodong-log-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

test('log lines are in one file a day, one JSON object per line, readable by its owner only', async () => {
  const path = directory();
  const { log, close } = await openProgramLog('silent', path);
  log.info({ path: '/api/buildings', status: 200 }, 'request');
  log.debug('not asked for');
  await close();
  const [name, ...more] = readdirSync(path);
  expect(more).toEqual([]);
  expect(name).toMatch(/^program\.\d{4}-\d\d-\d\d\.1\.log$/u);
  const file = join(path, name as string);
  expect(
    readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toMatchObject([{ msg: 'request', status: 200 }]);
  expect(statSync(file).mode & 0o077).toBe(0);
});

test('past 20 MB the next file starts, and no line is lost', async () => {
  const path = directory();
  const { log, close } = await openProgramLog('silent', path);
  const long = 'x'.repeat(1_000_000);
  for (let at = 0; at < 45; at++) {
    log.info(long);
    await new Promise(setImmediate);
  }
  await close();
  const sizes = readdirSync(path).map((name) => statSync(join(path, name)).size);
  expect(sizes.length).toBeGreaterThanOrEqual(2);
  expect(sizes.reduce((sum, size) => sum + size)).toBeGreaterThan(45_000_000);
  expect(Math.max(...sizes)).toBeLessThan(26_000_000);
});
