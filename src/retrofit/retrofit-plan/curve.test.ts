import { expect, test } from 'vitest';
import { moneyLimits, withMoney } from './curve.ts';

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
