import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { licencesOf, refusedOf, type Locked } from './read.ts';

test('a choice with one permissive licence is accepted; of a combination all must be permissive; no licence is refused', () => {
  const of = (licence: string) => refusedOf([{ name: 'x', version: '1', licence }]).length;
  expect(['MIT', '(MIT OR GPL-3.0)', 'MIT AND BSD-3-Clause'].map(of)).toEqual([0, 0, 0]);
  expect(['GPL-3.0', 'MIT AND GPL-3.0', 'not told', 'SEE LICENSE IN x'].map(of)).toEqual([1, 1, 1, 1]);
});

test('every package of the lock file may be bundled', () => {
  const root = new URL('../../', import.meta.url);
  const { packages } = JSON.parse(readFileSync(new URL('package-lock.json', root), 'utf8')) as { packages: Record<string, Locked> };
  const installed = (place: string): Locked | null => {
    try {
      return JSON.parse(readFileSync(new URL(`${place}/package.json`, root), 'utf8')) as Locked;
    } catch {
      return null;
    }
  };
  expect(refusedOf(licencesOf(packages, installed)).map(({ name, version, licence }) => `${name} ${version}: ${licence}`)).toEqual([]);
});
