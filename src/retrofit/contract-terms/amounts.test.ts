import { describe, expect, test } from 'vitest';
import { exact } from '#kernel/exact-number.ts';
import { dayText, parseDay } from '#kernel/day.ts';
import { moneyOf } from '#kernel/money.ts';
import { owed, workOut } from './amounts.ts';
import type { GuaranteedTerms, PieceUse, SharedTerms, TrusteeshipTerms } from './facts.ts';
import { piecesOf, periodsOf } from './periods.ts';
import { stipulatedUse } from './stipulated.ts';

const common = {
  code: 'C1',
  name: '一号楼',
  owner: 'O',
  provider: 'P',
  from: '2025-01-01',
  to: '2026-01-01',
  period: 'month',
  basis: 'point',
  confidence: 0.9,
  minCoverage: 0.9,
  boundaries: [{ name: 'B', baseline: 'X' }],
  prices: [{ boundary: 'B', from: '2025-01-01', yuan: '0.62' }],
} as const;

const shared: SharedTerms = { ...common, type: 'shared', providerShare: [{ from: '2025-01-01', percent: '80' }], negative: 'none' };
const january = { from: '2025-01-01', to: '2025-02-01' };

const days = (from: string, to: string): string[] => {
  const [first, end] = [parseDay(from) as number, parseDay(to) as number];
  return Array.from({ length: end - first }, (_, at) => dayText(first + at));
};

const use = (from: string, to: string, savings: string, more: Partial<PieceUse> = {}): PieceUse => ({
  boundary: 'B',
  from,
  to,
  measured: '1000.00',
  adjustedBaseline: '2000.00',
  savings,
  low: null,
  high: null,
  counted: days(from, to),
  ...more,
});

const none = () => exact('0');

describe('periods and their pieces', () => {
  test('run by months, quarters and years from the first day, the last ending with the contract', () => {
    expect(periodsOf(common)).toHaveLength(12);
    expect(periodsOf({ ...common, from: '2025-01-31', to: '2025-04-10' })).toEqual([
      { from: '2025-01-31', to: '2025-02-28' },
      { from: '2025-02-28', to: '2025-03-31' },
      { from: '2025-03-31', to: '2025-04-10' },
    ]);
    expect(periodsOf({ ...common, period: 'quarter' }).at(-1)).toEqual({ from: '2025-10-01', to: '2026-01-01' });
  });

  test('are cut at each change of price and share', () => {
    const prices = [...common.prices, { boundary: 'B', from: '2025-01-11', yuan: '0.7' }];
    const providerShare = [...shared.providerShare, { from: '2025-01-21', percent: '50' }];
    expect(piecesOf({ ...shared, prices, providerShare }, january).map(({ from, to }) => [from, to])).toEqual([
      ['2025-01-01', '2025-01-11'],
      ['2025-01-11', '2025-01-21'],
      ['2025-01-21', '2025-02-01'],
    ]);
  });
});

describe('savings that are shared', () => {
  test('are paid by quantity, price and share, to the cent, half away from zero', () => {
    const { lines, raw } = workOut(shared, january, [use('2025-01-01', '2025-02-01', '123.45')], none);
    expect(lines).toEqual([
      expect.objectContaining({
        item: 'savings',
        quantity: '123.45',
        yuan: '0.62',
        value: '76.539',
        percent: '80',
        amount: '61.23',
        counted: '31',
      }),
    ]);
    expect(moneyOf(raw)).toBe('61.23');
  });

  test('are paid on the lower end of the interval where the basis is `lower`', () => {
    const [line] = workOut(
      { ...shared, basis: 'lower' },
      january,
      [use('2025-01-01', '2025-02-01', '123.45', { low: '100.00', high: '146.90' })],
      none,
    ).lines;
    expect(line).toMatchObject({ quantity: '100.00', amount: '49.60' });
  });

  test('below 0 nothing is owed, or the provider pays, or it is taken off later periods', () => {
    expect(owed(shared, -500n, 0n)).toEqual({ amount: 0n, out: 0n });
    expect(owed({ ...shared, negative: 'pay' }, -500n, 0n)).toEqual({ amount: -500n, out: 0n });
    const carry: SharedTerms = { ...shared, negative: 'carry' };
    expect(owed(carry, -500n, 0n)).toEqual({ amount: 0n, out: -500n });
    expect(owed(carry, 300n, -500n)).toEqual({ amount: 0n, out: -200n });
    expect(owed(carry, 300n, -200n)).toEqual({ amount: 100n, out: 0n });
  });
});

describe('savings that are guaranteed', () => {
  const guarantee = {
    from: '2025-01-01',
    to: '2025-04-01',
    boundary: 'B',
    quantity: '1000.00',
    shortfallYuan: '0.50',
    surplusYuan: '0.10',
  };
  const terms: GuaranteedTerms = { ...common, type: 'guaranteed', fee: [{ from: '2025-01-01', yuan: '5000.00' }], guarantee: [guarantee] };
  const march = { from: '2025-03-01', to: '2025-04-01' };

  test('cost the fee in each period, and nothing for what was saved', () => {
    const { lines, raw } = workOut(terms, january, [use('2025-01-01', '2025-02-01', '300.00')], none);
    expect(lines.map(({ item, amount }) => [item, amount])).toEqual([
      ['fee', '5000.00'],
      ['savings', null],
    ]);
    expect(raw).toBe(500_000n);
  });

  test('less than guaranteed is paid back, more is shared, in the period of the last day', () => {
    const worked = (saved: string) => workOut(terms, march, [use('2025-03-01', '2025-04-01', '300.00')], () => exact(saved)).lines.at(-1);
    expect(worked('900.50')).toMatchObject({ item: 'guarantee', quantity: '-99.50', yuan: '0.50', amount: '-49.75', from: '2025-01-01' });
    expect(worked('1100')).toMatchObject({ quantity: '100.00', yuan: '0.10', amount: '10.00' });
    expect(worked('1000')).toMatchObject({ quantity: '0.00', amount: '0.00' });
  });
});

describe('energy cost that is held in trust', () => {
  const base = [
    { boundary: 'B', month: 1, quantity: '3100.00', yuan: '0.60' },
    { boundary: 'B', month: 2, quantity: '2800.00', yuan: '0.60' },
  ];
  const terms: TrusteeshipTerms = {
    ...common,
    type: 'trusteeship',
    fee: [{ from: '2025-01-01', yuan: '2000.00' }],
    base,
    adjust: ['price', 'baseline'],
  };

  test('is adjusted for the price and for the baseline of the days that count', () => {
    const counted = days('2025-01-01', '2025-01-31');
    const { lines, raw, cost } = workOut(terms, january, [use('2025-01-01', '2025-02-01', '1000.00', { counted })], none);
    expect(lines.map(({ item, quantity, yuan, amount }) => [item, quantity, yuan, amount])).toEqual([
      ['fee', null, null, '2000.00'],
      ['savings', '1000.00', '0.62', null],
      ['price', '3000.00', '0.02', '60.00'],
      ['baseline', '-1000.00', '0.62', '-620.00'],
    ]);
    expect([raw, cost]).toEqual([144_000n, 62_000n]);
  });

  test('is cut where the base changes with the month', () => {
    const quarter = {
      ...terms,
      period: 'quarter',
      base: [...base, { boundary: 'B', month: 3, quantity: '2800.00', yuan: '0.60' }],
    } as const;
    expect(piecesOf(quarter, { from: '2025-01-01', to: '2025-04-01' }).map(({ from }) => from)).toEqual(['2025-01-01', '2025-02-01']);
  });
});

test('what is stipulated is a number of lamps times watts and hours', () => {
  const rows = [{ item: '灯具', count: '100', beforeW: '36', afterW: '18.5', hours: '9.5' }];
  expect(stipulatedUse({ boundary: 'L', ...january }, rows)).toMatchObject({
    measured: '544.83',
    adjustedBaseline: '1060.20',
    savings: '515.38',
    low: null,
  });
});
