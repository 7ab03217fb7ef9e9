import { existsSync, globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('..', import.meta.url);
const page = readFileSync(new URL('docs/security.md', root), 'utf8');

/** Requirements of levels 1 and 2 in OWASP ASVS 5.0.0. */
const required = 253;

test('every requirement of ASVS 5.0.0 level 2 has exactly one line, with one of four words', () => {
  const rows = [...page.matchAll(/^\| (\d+\.\d+\.\d+) +\| [12] +\| (\S.*?) +\| (\S.*?) +\|$/gmu)];
  expect(rows).toHaveLength(required);
  expect(new Set(rows.map(([, id]) => id)).size).toBe(required);
  for (const [, id, word] of rows) expect(['done', 'partly', '**open**', 'does not apply'], id).toContain(word);
});

test('everything that it refers to exists', () => {
  const pointed = [...page.matchAll(/`((?:src|test|web|docs|deploy)\/[\w./-]+)`/gu)].map(([, path]) => path as string);
  expect(pointed.length).toBeGreaterThan(100);
  expect(pointed.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
});

/**
 * These build patterns from text in our own code: names in statements, elements of a parcel, names of months, ways to write a day, a
 * multiplier or a number of units, words for counters, for carriers and for sums since January.
 */
const ownPatterns = [
  'src/metering/reading-intake/bills/days-named.ts',
  'src/metering/reading-intake/bills/head-words.ts',
  'src/metering/reading-intake/bills/month-chains.ts',
  'src/metering/reading-intake/bills/month-named.ts',
  'src/metering/reading-intake/words/anew-words.ts',
  'src/metering/reading-intake/units/carrier-named.ts',
  'src/metering/reading-intake/headings/day-clock-words.ts',
  'src/metering/reading-intake/words/french-counters.ts',
  'src/metering/reading-intake/headings/heading-places.ts',
  'src/metering/reading-intake/times/month-headings.ts',
  'src/metering/reading-intake/rewriting/month-spans.ts',
  'src/metering/reading-intake/times/month-stems.ts',
  'src/metering/reading-intake/units/multiplier-named.ts',
  'src/metering/reading-intake/times/period-named.ts',
  'src/metering/reading-intake/headings/place-columns.ts',
  'src/metering/reading-intake/headings/plan-rows.ts',
  'src/metering/reading-intake/times/row-time.ts',
  'src/metering/reading-intake/times/rows-period.ts',
  'src/metering/reading-intake/units/scaled-cells.ts',
  'src/metering/reading-intake/times/short-month.ts',
  'src/metering/reading-intake/times/time-spans.ts',
  'src/metering/reading-intake/units/units.ts',
  'src/metering/reading-intake/times/year-named.ts',
  'src/platform/db/long-lists.ts',
  'src/platform/tables/heading-units.ts',
  'src/platform/tables/month-names.ts',
  'src/platform/tables/month.ts',
  'src/platform/tables/multiplier.ts',
  'src/platform/tables/parcel.ts',
  'src/platform/tables/status/status-cells.ts',
  'src/platform/tables/status/status-headings.ts',
  'src/platform/tables/formats/traditional-words.ts',
];

test('no regular expression is built from outside input: none is assembled in code, and none is a parameter of a statement', () => {
  const files = globSync('src/**/*.ts', { cwd: root }).filter((file) => !file.endsWith('.test.ts'));
  expect(files.length).toBeGreaterThan(500);
  const textOf = (file: string): string => readFileSync(new URL(file, root), 'utf8');
  expect(files.filter((file) => /\bRegExp\(/u.test(textOf(file))).toSorted()).toEqual(ownPatterns.toSorted());
  const pattern =
    /(?:\bI?LIKE|\bSIMILAR TO|\bREGEXP|!?~~?\*?)\s*(?:ANY\s*\(\s*)?(?:\$\d|\{\w+:)|\b(?:match|multiMatchAny|extract|like|ilike|regexp_\w+)\([^()]*(?:\$\d|\{\w+:\s*String)/iu;
  expect(files.filter((file) => pattern.test(textOf(file)))).toEqual([]);
});
