import fs from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { createWorkers } from '#platform/workers/workers.ts';
import { placesInText, readTypedText } from './typed-text.ts';

const workers = createWorkers({ size: 1 });
afterAll(() => workers.stop());

const names = (count: number): string => Array.from({ length: count }, (_, at) => `k${at}: ${at}`).join('\n');

test('a long text is read in a thread: others are answered meanwhile, and its locations are found there', async () => {
  const text = names(16_000);
  const others: string[] = [];
  const turn = setInterval(() => void others.push('answered'), 1);
  const read = await readTypedText(workers, text);
  clearInterval(turn);
  expect(Object.keys((read as { value: object }).value).length).toBe(16_000);
  expect(others.length).toBeGreaterThan(0);
  expect(await placesInText(workers, text, [{ path: ['k15999'] }, { path: ['k15999'], ofKey: true }])).toEqual([
    { line: 16_000, column: 9 },
    { line: 16_000, column: 1 },
  ]);
});

test('the faults of a long text are returned from the thread like those of a short one', async () => {
  expect(await readTypedText(workers, `${names(3000)}\nk1: x`)).toMatchObject({ faults: [{ line: 3001, column: 1 }], total: 1 });
  const aliases = Array.from({ length: 2000 }, (_, at) => `- &a${at} x`).join('\n');
  await expect(readTypedText(workers, aliases)).rejects.toMatchObject({ code: 'typed-text-aliases' });
});

test('everything that reads typed text uses this reader: no other names the parser', () => {
  const sources = fs.globSync('src/**/*.ts', { exclude: (name) => name.endsWith('.test.ts') });
  const parsing = sources.filter((file) => /import [^;]*\b(?:parse|parseDocument)\b[^;]* from 'yaml'/u.test(fs.readFileSync(file, 'utf8')));
  // knowledge also needs positions in shipped files; a procedure's own file is rewritten with its comments
  expect(parsing.toSorted()).toEqual([
    'src/casework/procedures/file-text.ts',
    'src/platform/knowledge/parsed-text.ts',
    'src/platform/typed-text/reading.ts',
  ]);
});
