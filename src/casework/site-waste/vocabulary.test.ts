import { expect, test } from 'vitest';
import { intensityText, limitText, verdictText } from './vocabulary.ts';

const tenths = (value: number): string => value.toFixed(1);

test('what a site makes by its area is one number, or at least and at most, or not known', () => {
  expect(intensityText({ low: '250.0', high: '250.0' }, tenths)).toBe('250.0');
  expect(intensityText({ low: '5.0', high: '2000.0' }, tenths)).toBe('5.0 … 2000.0');
  expect(intensityText({ low: '5.0', high: null }, tenths)).toBe('5.0 …');
  expect(intensityText({ low: null, high: null }, tenths)).toBeNull();
});

test('a verdict says that it is indicative, or else everything that is missing for one', () => {
  const over = { verdict: 'over', indicative: true, open: [] } as const;
  expect([verdictText(over, 'zh'), verdictText(over, 'en')]).toEqual(['超上限（仅供参考）', 'Over the limit (indicative only)']);
  const open = { verdict: 'open', indicative: true, open: ['months', 'kinds'] } as const;
  expect(verdictText(open, 'zh')).toBe('尚难判断：有月份未报、月报分类不全');
  expect(verdictText(open, 'en')).toBe('Not known yet: months missing, reports not fully broken down by kind');
  expect(verdictText({ ...over, indicative: false }, 'zh')).toBe('超上限');
});

test('a limit that was not verified is marked so', () => {
  expect(limitText({ limit: 300, indicative: true }, 'zh', String)).toBe('300（仅供参考）');
  expect(limitText({ limit: 300, indicative: false }, 'en', String)).toBe('300');
  expect(limitText({ limit: null, indicative: false }, 'en', String)).toBeNull();
});
