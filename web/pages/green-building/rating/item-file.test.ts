import { expect, test } from 'vitest';
import { itemFile } from './item-file.ts';

const item = { part: 'Q1', type: 'score' as const, pre: true, source: { document: '', clause: '' }, version: 1 };

test('only what was not seen goes into the file that completes a standard, as its next version', () => {
  const text = itemFile({
    standard: 'GB/T50378-2019',
    items: [
      {
        ...item,
        id: 'r/4.2.1',
        code: '4.2.1',
        max: 10,
        status: 'RECALLED',
        nameStatus: 'VERIFIED',
        names: { zh: '抗震', en: "a building's frame" },
      },
      {
        ...item,
        id: 'r/4.1.1',
        code: '4.1.1',
        max: null,
        type: 'control',
        status: 'VERIFIED',
        nameStatus: 'VERIFIED',
        names: { zh: '场地', en: 'site' },
      },
    ],
  });
  expect(text.split('\n').filter((line) => line.startsWith('  - '))).toEqual([
    "  - {id: r/4.2.1, version: 2, standard: GB/T50378-2019, code: 4.2.1, part: Q1, type: score, max: 10, names: {zh: '抗震', en: 'a building''s frame'}, source: {clause: 4.2.1}}",
  ]);
});
