import { describe, expect, test } from 'vitest';
import type { DrawPlan } from './facts.ts';
import { peopleOf } from './lists.ts';

const plan = { objects: {}, people: { each: 1, groups: { 电气: 1, 暖通: 1 } } } as unknown as DrawPlan;
const rowOf = (more: Readonly<Record<string, string>>) => [{ row: 2, cells: { code: 'E1', name: '甲', ...more } }];

describe('people of a draw', () => {
  test.each(['电气;暖通', '电气；暖通', '电气、暖通', '电气，暖通', '电气\n暖通'])(
    'are in each of their groups, however they are parted: %j',
    (groups) => {
      expect(peopleOf(rowOf({ groups, recuse: groups.replaceAll('电气', 'O1') }), plan, '2026-01-01').list).toMatchObject([
        { groups: ['电气', '暖通'], recuse: ['O1', '暖通'] },
      ]);
    },
  );

  test('a comma may be of a name', () => {
    const { list } = peopleOf(rowOf({ groups: '电气', recuse: 'Arup, Ltd.' }), plan, '2026-01-01');
    expect(list).toMatchObject([{ recuse: ['Arup, Ltd.'] }]);
  });

  test.each([
    ['2025-12-31', 'draw-person-ends'],
    ['2025/12/31', 'draw-person-ends'],
    ['2025年12月31日', 'draw-person-ends'],
    ['2025.12', 'draw-person-ends'],
    ['46022', 'draw-person-ends'],
    ['31/12/25', 'draw-until-unread'],
    ['2026-12-31', null],
    ['2026年1月', null],
    ['2026', null],
    ['长期', null],
  ])('whose term ends on %s: %s', (until, code) => {
    const codes = peopleOf(rowOf({ groups: '电气;暖通', until }), plan, '2026-01-15').findings.map((one) => one.code);
    expect(codes).toEqual(code === null ? [] : [code]);
  });
});
