import fc from 'fast-check';
import { expect, test } from 'vitest';
import { limitText, optionText, raiseText, type Called } from './vocabulary.ts';

const called: Called = {
  place: (code) => (code === '140302' ? '城区' : code),
  project: (code) => ({ R1: '一号楼', R2: '二号楼' })[code] ?? code,
  package: (code) => (code === 'homes' ? '居住建筑' : code),
  limit: (id) => (id === 'YC/retrofit-area' ? '既有建筑节能改造' : undefined),
};

test.each([
  ['crew:140302:envelope:2027', '城区 围护结构施工队工日 2027'],
  ['crew:140302:油漆:off:2027', '城区 油漆施工队工日（非供暖期） 2027'],
  ['due:R1', '一号楼 须在 2030 年前完成'],
  ['requires:R1:R2:2027', '截至 2027 年，一号楼 须在 二号楼 之后'],
  ['floor:fund:county:2027:140302', '县级资金下限 2027 城区'],
  ['floor:area:140302:use:office', '改造面积下限 城区 办公'],
  ['YC/retrofit-area', '既有建筑节能改造'],
  ['自定约束', '自定约束'],
])('the limit %s is told as %s', (id, told) => {
  expect(limitText(id, 'zh', called)).toBe(told);
});

test('a way of doing a project is told by the name of its package and of its way of paying', () => {
  expect(['typed', 'homes/财政', 'other/自筹'].map((one) => optionText(one, 'zh', called))).toEqual([
    '按填报数',
    '居住建筑／财政',
    'other／自筹',
  ]);
});

test('by how much a limit is raised is told to the cent with its unit, and never as less than it takes', () => {
  expect(raiseText(1_234_567.891, 'fund:county')).toBe('1,234,567.90 元');
  expect(raiseText(12.5, 'crew:envelope')).toBe('12.5 工日');
  expect(raiseText(1, '')).toBe('1');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e12 }), (millionths) => {
      const by = millionths / 1e6;
      const read = (text: string): number => Number(text.replaceAll(/[^\d.]/gu, ''));
      return read(raiseText(by, 'costYuan')) >= by && read(raiseText(by, 'buildings')) >= by;
    }),
  );
});
