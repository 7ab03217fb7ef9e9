import { expect, test } from 'vitest';
import { imbalances } from './waste-balance.ts';
import type { Amounts, KindReported, MonthReported } from './waste-sums.ts';

const amounts = (made: string | null, reused: string | null, disposed: string | null, stored: string | null): Amounts => ({
  made,
  reused,
  disposed,
  stored,
});
const kind = (name: string, ...of: Parameters<typeof amounts>): KindReported => ({ kind: name, ...amounts(...of) });
const month = (period: string, whole: Amounts, kinds: readonly KindReported[] = []): MonthReported => ({
  case: 'S1',
  region: '140302',
  period,
  whole,
  kinds,
});
const found = (first: string | null, ...months: MonthReported[]) =>
  imbalances({ first, months }).map(({ code, evidence: { case: _case, ...evidence } }) => [code, evidence]);

test('what is stored is a stock: a month balances by how much it changed since the month before', () => {
  const january = month('2026-01', amounts('10', '0', '0', '10'));
  expect(found('2026-01', january, month('2026-02', amounts('5', '0', '15', '0')))).toEqual([]);
  expect(found('2026-01', january, month('2026-02', amounts('5', '0', '5', '4')))).toEqual([
    ['waste-not-balanced', { period: '2026-02', gap: '6.000', before: '10.000' }],
  ]);
});

test('nothing was stored before the first month of a site', () => {
  expect(found('2026-03', month('2026-03', amounts('120', '80', '30', '4')))).toEqual([
    ['waste-not-balanced', { period: '2026-03', gap: '6.000', before: '0.000' }],
  ]);
});

test('where the month before was not reported, it is not known whether a month balances, and that is said', () => {
  const [january, march] = [month('2026-01', amounts('10', '0', '0', '10')), month('2026-03', amounts('5', '0', '1', '0'))];
  expect(found('2026-01', january, march)).toEqual([['waste-stock-unknown', { period: '2026-03', before: '2026-02' }]]);
  expect(found('2025-12', january)).toEqual([['waste-stock-unknown', { period: '2026-01', before: '2025-12' }]]);
});

test('an amount that is left out is no zero: the month is not said to differ', () => {
  expect(found('2026-01', month('2026-01', amounts('10', '4', null, '0')))).toEqual([]);
  expect(found('2026-01', month('2026-01', amounts(null, '4', '1', '0')))).toEqual([]);
});

test('kinds balance by their own stock, all rows of a kind together; one that was not listed had none if the others were all', () => {
  const january = month('2026-01', amounts('10', '0', '4', '6'), [kind('渣土', '5', '0', '2', '3'), kind('渣土', '5', '0', '2', '3')]);
  const kinds = [kind('渣土', '0', '0', '6', '0'), kind('工程垃圾', '9', '4', '4', '0')];
  const february = month('2026-02', amounts('9', '4', '11', '0'), kinds);
  expect(found('2026-01', january, february)).toEqual([
    ['waste-kind-not-balanced', { period: '2026-02', kind: '工程垃圾', gap: '1.000', before: '0.000' }],
  ]);
  const partly = { ...january, kinds: [kind('渣土', '5', '0', '2', '3')] };
  expect(found('2026-01', partly, february)).toEqual([
    ['waste-kinds-differ', { period: '2026-01', kinds: '5.000', whole: '10.000' }],
    ['waste-kind-not-balanced', { period: '2026-02', kind: '渣土', gap: '-3.000', before: '3.000' }],
  ]);
});

test('rows that are not filled in are counted, and kinds that come to another amount than the whole are told', () => {
  const whole = amounts('120', '90', '30', '0');
  const only = [kind('渣土', '80', null, null, null), kind('泥浆', '1', null, null, null)];
  expect(found('2026-01', month('2026-01', whole, only))).toEqual([
    ['waste-kinds-differ', { period: '2026-01', kinds: '81.000', whole: '120.000' }],
  ]);
  const incomplete = [kind('', '10', '10', '0', '0'), kind('工程垃圾', null, null, null, null), kind('泥浆', '40', '20', '10', null)];
  expect(found('2026-01', month('2026-01', whole, incomplete))).toEqual([['waste-kind-incomplete', { period: '2026-01', count: 3 }]]);
});
