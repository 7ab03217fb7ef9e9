import { expect, test } from 'vitest';
import { Problem } from '#kernel/problem.ts';
import { otherColumns, refuseOtherColumns } from './other-columns.ts';

test('an unread column is named with the allowed ones', () => {
  const refused = () => refuseOtherColumns(['序号', 'from', 'to', '备注二', ''], [1, 2], { file: 'a.csv', known: ['from', 'to', 'note'] });
  expect(refused).toThrow(
    expect.objectContaining({ code: 'columns-not-read', evidence: { file: 'a.csv', columns: '备注二', known: 'from, to, note' } }),
  );
  expect(refused).toThrow(Problem);
});

test('a column of row numbers is allowed anywhere', () => {
  expect(otherColumns(['序号', 'No.', '#', 'from', ' '], [3])).toEqual([]);
  refuseOtherColumns(['No', 'from'], [1], { file: 'a.csv', known: [] });
});
