import { expect, test } from 'vitest';
import { Problem } from '#kernel/problem.ts';
import { columnNamed, headingsTwice, refuseTwice } from './columns.ts';

function evidence(work: () => unknown) {
  try {
    return work();
  } catch (trouble) {
    return trouble instanceof Problem ? [trouble.code, trouble.evidence] : trouble;
  }
}

test('a column that is read must not share its heading with another, in any notation', () => {
  for (const again of ['电量(kWh)', ' 电量 (kWh)', '电量（ｋＷｈ）', '电量(KWH)'])
    expect(evidence(() => refuseTwice(['时间', '电量(kWh)', '备注', again], [0, 1]))).toEqual([
      'heading-twice',
      { heading: '电量(kWh)', places: '2 (B), 4 (D)' },
    ]);
});

test('columns that nothing reads may share a name, and so may those without a heading', () => {
  expect(evidence(() => refuseTwice(['时间', '电量', '备注', '备注', '', ''], [0, 1, 4]))).toBeUndefined();
});

test('positions beyond Z are named as in a spreadsheet', () => {
  const header = Array.from({ length: 703 }, (_, at) => `c${at}`);
  header[26] = header[701] = header[702] = 'X';
  expect(headingsTwice(header)[0]?.evidence).toEqual({ heading: 'X', places: '27 (AA), 702 (ZZ), 703 (AAA)' });
});

test('a column is named exactly, or ignoring spaces, width and case; one of several similar ones only exactly', () => {
  expect(columnNamed(['Read At', 'value'], 'readat')).toBe(0);
  expect(columnNamed(['Value', 'value'], 'value')).toBe(1);
  expect(columnNamed(['Value'], 'reading')).toBe(-1);
  expect(evidence(() => columnNamed(['Value', 'value'], 'VALUE'))).toEqual(['heading-twice', { heading: 'Value', places: '1 (A), 2 (B)' }]);
  expect(evidence(() => columnNamed(['A', 'B', 'A'], 'A'))).toEqual(['heading-twice', { heading: 'A', places: '1 (A), 3 (C)' }]);
});
