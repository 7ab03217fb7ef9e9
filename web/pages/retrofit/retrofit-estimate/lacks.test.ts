import { expect, test } from 'vitest';
import { lackText } from './lacks.ts';
import { estimateWords } from './words.ts';

const said = (code: string): string => lackText(code, estimateWords.zh.lacks, new Map([['lighting', '照明系统（LED）']]), 'zh');

test('what an estimate lacks is said by name, with what to do', () => {
  expect(said('lighting.cost')).toBe('“照明系统（LED）”没有造价。请在改造措施库填写，并注明来源。');
  expect(said('price:electricity')).toContain('没有电的价格');
  expect(said('equipment:boiler.efficiency')).toContain('锅炉');
  expect(said('wallU')).toContain('外墙传热系数');
  expect(said('calorific-value/coal')).toContain('热值');
  expect(said('degree-days')).toContain('气象');
});
