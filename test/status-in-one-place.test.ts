import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.join(import.meta.dirname, '..');

/** A status compared with one word, or looked for in a list of words, instead of asking `#kernel/source-status.ts`. */
const compared =
  /(?:===|!==|startsWith\() *'(?:VERIFIED|RECALLED)|\[[^\]\n]*'VERIFIED'[^\]\n]*\]\.(?:includes|some)|new Set\(\['VERIFIED'/u;

test('only one place checks whether a status is verified', () => {
  const files = fs
    .globSync('{src,web}/**/*.{ts,tsx}', { cwd: root })
    .filter((file) => !/\.test\.tsx?$/u.test(file) && file !== 'src/kernel/source-status.ts');
  expect(files.filter((file) => compared.test(fs.readFileSync(path.join(root, file), 'utf8')))).toEqual([]);
});

test('a comparison with one word is found', () => {
  expect(
    ["status === 'VERIFIED'", "status.startsWith('VERIFIED')", "['VERIFIED', 'CITY'].includes(status)"].map((text) => compared.test(text)),
  ).toEqual([true, true, true]);
  expect(compared.test('isVerified(status)')).toBe(false);
});
