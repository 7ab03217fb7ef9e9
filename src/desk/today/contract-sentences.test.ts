import { expect, test } from 'vitest';
import { contractAct, type ContractFacts, contractSentence } from './contract-sentences.ts';

const facts: ContractFacts = {
  contract: 'C 1',
  name: '四号楼燃气改造',
  state: 'confirmed',
  amending: false,
  next: { from: '2025-02-01', to: '2025-03-01', state: 'open' },
  balance: '1234.50',
};
const said = (given: Partial<ContractFacts>, language: 'zh' | 'en' = 'zh') => {
  const { parts, href } = contractSentence({ ...facts, ...given }, language);
  return [parts.map(({ text }) => text).join(''), href];
};

test('a period that is over can be settled: it is named by its first and last day, and the way leads to it', () => {
  expect(said({})).toEqual([
    '四号楼燃气改造：2025年2月1日至2025年2月28日已结束，可以结算；尚欠节能服务公司 1,234.50 元。',
    '/contracts/C%201?period=2025-02-01',
  ]);
  expect(said({}, 'en')).toEqual([
    '四号楼燃气改造: the period 2025-02-01 to 2025-02-28 is over and can be settled; 1,234.50 yuan is still owed to the service company.',
    '/contracts/C%201?period=2025-02-01',
  ]);
});

test('terms wait for both parties, a period that runs is waited for, and a contract may be done', () => {
  const running = { from: '2025-02-01', to: '2025-03-01', state: 'running' } as const;
  expect(said({ state: 'proposed', next: null, balance: '0.00' })).toEqual(['四号楼燃气改造：条款待双方确认。', '/contracts/C%201']);
  expect(said({ state: 'disputed', next: null, balance: null })[0]).toBe('四号楼燃气改造：条款有异议，待双方商定。');
  expect(said({ next: running, balance: null })[0]).toBe('四号楼燃气改造：本期为2025年2月1日至2025年2月28日，结束后结算。');
  expect(said({ state: 'ended', next: null, balance: '0.00' }, 'en')[0]).toBe('四号楼燃气改造: all periods are settled.');
});

test('a period that is over comes before terms that are being amended', () => {
  expect(contractAct({ ...facts, amending: true })).toBe('settle');
  expect(contractAct({ ...facts, amending: true, next: null })).toBe('confirm');
});
