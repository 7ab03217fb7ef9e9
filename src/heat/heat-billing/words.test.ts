import { expect, test } from 'vitest';
import { tell } from '#kernel/finding.ts';
import { heatBillingWords } from './words.ts';

test.each([
  ['method', 'P1 的计量方法在季中变更，从下一采暖季起生效。'],
  ['tariff', 'P1 的热价在季中变更，从下一采暖季起生效。'],
  ['meter', 'P1 的计量点在季中变更，从下一采暖季起生效。'],
  ['point', 'P1 的结算点在季中变更，从下一采暖季起生效。'],
  ['class', 'P1 的类别在季中变更，从下一采暖季起生效。'],
])('a change within a season has the name of its list heading: %s', (field, said) => {
  const found = { code: 'from-next-season', severity: 'warning', evidence: { of: 'P1', field, changed: field } } as const;
  expect(tell(found, heatBillingWords, 'zh').detail).toBe(said);
});
