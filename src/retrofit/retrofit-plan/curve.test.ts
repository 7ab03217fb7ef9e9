import { expect, test } from 'vitest';
import { limitsOfShare, moneyLimits, withMoney } from './curve.ts';

const instance = {
  years: [2026],
  projects: [],
  previous: [{ project: 'A', option: 'x', year: 2026 }],
  giveUp: 0.005,
  limits: [
    { id: 'county', resource: 'fund:county', max: '100.01', years: [2026] },
    { id: 'cost', resource: 'costYuan', max: 300 },
    { id: 'share', resource: 'fund:owner', maxShare: 0.3 },
    { id: 'area', resource: 'area', min: 1000 },
    { id: 'most', resource: 'area', max: 9000 },
  ],
};

test('limits of money alone are scaled, exactly; what came before is let go', () => {
  expect(moneyLimits(instance)).toEqual(['county', 'cost']);
  const { limits, ...rest } = withMoney(instance, 0.5);
  expect(limits).toEqual([
    { id: 'county', resource: 'fund:county', max: '50.005', years: [2026] },
    { id: 'cost', resource: 'costYuan', max: '150' },
    ...instance.limits.slice(2),
  ]);
  expect(rest).toEqual({ years: [2026], projects: [] });
});

test('where nothing limits the money there is no curve', () => {
  expect(() => withMoney({ projects: [], limits: [{ id: 'area', resource: 'area', min: 1 }] }, 1)).toThrow('plan-no-money');
});

test('a scaled limit cites no document, which states another amount, and notes how its own came about', () => {
  const said = { clause: '三(二)', document: '资金管理办法', quote: '县级资金 100 万元' };
  const limits = [
    { id: 'county', resource: 'fund:county', max: '100', years: [2026], ...said },
    { id: 'area', resource: 'area', min: 1000, ...said },
    { id: 'city', resource: 'fund:city', max: 50, note: '口头答复' },
  ];
  const once = limitsOfShare(limits, 0.9);
  expect(once).toEqual([
    { id: 'county', resource: 'fund:county', max: '90', years: [2026], note: '资金变化：原额 × 0.9' },
    limits[1],
    { id: 'city', resource: 'fund:city', max: '45', note: '资金变化：原额 × 0.9；口头答复' },
  ]);
  expect(limitsOfShare(once, 0.8).map(({ note }) => note)).toEqual([
    '资金变化：原额 × 0.9 × 0.8',
    undefined,
    '资金变化：原额 × 0.9 × 0.8；口头答复',
  ]);
});

test('the same money is still what the document states', () => {
  const limits = [{ id: 'county', resource: 'fund:county', max: '100', clause: '三(二)', quote: '县级资金 100 万元' }];
  expect(limitsOfShare(limits, 1)).toEqual(limits);
});
