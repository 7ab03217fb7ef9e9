import { parse } from 'yaml';
import { expect, test } from 'vitest';
import { gistOf, supersedingText } from './entry.ts';
import type { Entry } from './entry.ts';

const entry = {
  kind: 'coefficient',
  id: 'standard-coal/gas',
  version: 2,
  status: 'RECALLED',
  held: { id: 'standard-coal/gas', version: 2, status: 'RECALLED', source: {}, names: { zh: '燃气', en: 'gas' }, value: 1.33, unit: 'kgce/m3' },
} as unknown as Entry;

test('a superseding file names what it supersedes and keeps what was said', () => {
  expect(parse(supersedingText(entry))).toEqual({
    kind: 'coefficient',
    source: { document: '', clause: '' },
    status: 'CITY',
    entries: [
      { id: 'city/standard-coal/gas', version: 1, supersedes: 'standard-coal/gas', names: { zh: '燃气', en: 'gas' }, value: 1.33, unit: 'kgce/m3' },
    ],
  });
});

test('a value is told with its unit, a table by its rows', () => {
  expect(gistOf(entry, String)).toBe('1.33 kgce/m³');
  expect(gistOf({ ...entry, held: { rows: [1, 2] } } as unknown as Entry, (count) => `${count} rows`)).toBe('2 rows');
});
