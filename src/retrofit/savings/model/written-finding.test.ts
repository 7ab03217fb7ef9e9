import { expect, it } from 'vitest';
import { tell } from '#kernel/finding.ts';
import { writtenFinding } from './written-finding.ts';
import { savingsWords } from '../words.ts';

const spoken = (code: string, evidence: Record<string, unknown>) =>
  tell(writtenFinding({ code, severity: 'warning', evidence }), savingsWords, 'zh').detail;

it('a share is told as percent of how many days, a difference by three digits, days as they are written', () => {
  expect(spoken('temperature-extrapolated', { days: 3, of: 365, share: 0.008219 })).toBe(
    '计入的 365 天中有 3 天（0.8%）的气温超出基期的范围，模型在那里没有样本。',
  );
  expect(spoken('level-shift', { day: 20_148, difference: -12.345_678_912_345 })).toContain('从 2025-03-01 起残差的平均水平变了 -12.3；');
});

it('keeps what it was told with beside: figures are compared by the numbers, not by the sentence', () => {
  const found = writtenFinding({ code: 'extreme-days', severity: 'warning', evidence: { days: 2, list: [20_148, 20_149], low: 1.5 } });
  expect(found.evidence).toEqual({ days: 2, list: '2025-03-01, 2025-03-02', low: 1.5 });
});
