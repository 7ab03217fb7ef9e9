import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { timeLines } from './closing-line.ts';

test('the seconds of each project and the ten slowest files are printed, slowest first', () => {
  const files = Array.from({ length: 12 }, (_, at) => ({ project: at < 3 ? 'unit' : 'engine', file: `f${at}.test.ts`, ms: at * 1000 }));
  const spans = new Map([
    ['unit', { from: 0, to: 2000 }],
    ['engine', { from: 2000, to: 34_500 }],
  ]);
  const lines = timeLines(spans, files);
  expect(lines[0]).toBe('time: unit 2.0 s (3.0 s in its files), engine 32.5 s (63.0 s in its files)');
  expect(lines.slice(1).map((line) => line.trim())).toEqual(Array.from({ length: 10 }, (_, at) => `${11 - at}.0 s  f${11 - at}.test.ts`));
});

test('the last line of a run is its own result, printed after the times', () => {
  const arguments_ = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', 'src/kernel/instant.test.ts'];
  const { stdout, status } = spawnSync(process.execPath, arguments_, { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });
  const lines = stdout.trimEnd().split('\n');
  expect(lines.at(-1)).toMatch(/^[1-9]\d* passed, 0 failed, 0 skipped$/u);
  expect(lines.findIndex((line) => line.startsWith('time: unit '))).toBeGreaterThan(0);
  expect(lines.filter((line) => line.includes('src/kernel/instant.test.ts')).length).toBeGreaterThan(0);
  expect(status).toBe(0);
});

const hookThatFails = "beforeAll(() => { throw new Error('no world'); });";

test.each([
  ['a file', `${hookThatFails}\ntest('a', () => {});\ntest('b', () => {});`, '0 passed, 1 failed, 2 skipped'],
  [
    'a group',
    `test('a', () => {});\ndescribe('group', () => { ${hookThatFails}\ntest('b', () => {}); });`,
    '1 passed, 1 failed, 1 skipped',
  ],
])('%s whose hook fails counts as failed', (_, text, line) => {
  const directory = mkdtempSync(path.join(tmpdir(), 'yaodong-hooks-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  symlinkSync(path.resolve('node_modules'), path.join(directory, 'node_modules'));
  writeFileSync(path.join(directory, 'a.test.js'), `import { beforeAll, describe, test } from 'vitest';\n${text}\n`);
  const vitest = path.resolve('node_modules/vitest/vitest.mjs');
  const reporter = path.join(import.meta.dirname, 'closing-line.ts');
  const { stdout, status } = spawnSync(process.execPath, [vitest, 'run', '--root', directory, '--reporter', reporter], {
    encoding: 'utf8',
  });
  expect(stdout.trimEnd().split('\n').at(-1)).toBe(line);
  expect(status).toBe(1);
});
