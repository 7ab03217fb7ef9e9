import { expect, test } from 'vitest';
import { movedText, movedValue } from './moved-text.ts';

const words = { standing: '状态', spread: '误差', option: '方案', years: '年份' };

test.each([
  ['standing', '状态'],
  ['savingKgce', '年节能量'],
  ['typed savingKgce', '按填报数 年节能量'],
  ['spread savingKgce', '误差 年节能量'],
  ['homes/自筹 一半 spread costYuan', '居住建筑／自筹 一半 误差 总投资'],
  ['option typed', '方案 按填报数'],
  ['typed years', '按填报数 年份'],
])('%s is told as %s', (what, told) => {
  expect(movedText(what, words, 'zh', { package: (code) => (code === 'homes' ? '居住建筑' : code) })).toBe(told);
});

test('how a project stands is told in words, an amount as it is, and what is not there stays so', () => {
  const nameOf = (code: string): string => (code === '140302' ? '城区' : code);
  const standing = { unsafe: '结构不安全' };
  expect(['unsafe', '500', null].map((value) => movedValue('standing', value, standing, nameOf))).toEqual(['结构不安全', '500', null]);
  expect(movedValue('savingKgce', 'unsafe', standing, nameOf)).toBe('unsafe');
  expect(movedValue('region', '140302', standing, nameOf)).toBe('城区');
});
