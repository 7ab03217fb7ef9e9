import { expect, test } from 'vitest';
import { differingSettings } from './differing-settings.ts';

const first = {
  years: [2026, 2027],
  objective: { savingKgce: 1 },
  limits: [
    { id: 'money:county:2026', resource: 'fund:county', max: 100, years: [2026] },
    { id: '面积', resource: 'area', min: 5000 },
  ],
  crews: [
    { region: '140302', trade: '外墙', crews: 2 },
    { region: '140303', trade: '外墙', crews: 1 },
  ],
};

test('a scenario differs in nothing from itself, whatever the order of its lists', () => {
  const other = { ...first, limits: first.limits.toReversed(), crews: first.crews.toReversed() };
  expect(differingSettings(first, other, 'zh')).toEqual([]);
});

test('only what differs is told, limits one by one and in words', () => {
  const other = {
    ...first,
    years: [2026],
    limits: [{ id: 'money:county:2026', resource: 'fund:county', max: 150, years: [2026] }],
    crews: [{ region: '140302', trade: '外墙', crews: 3 }],
    pins: [{ project: 'R1', in: true, year: 2026 }],
  };
  expect(differingSettings(first, other, 'zh')).toEqual([
    { setting: 'years', name: '', a: '2026; 2027', b: '2026' },
    { setting: 'limit', name: '县级资金 2026', a: '县级资金 ≤ 100 2026', b: '县级资金 ≤ 150 2026' },
    { setting: 'limit', name: '面积', a: '改造面积 ≥ 5000', b: null },
    { setting: 'crews', name: '', a: '140302 外墙 2; 140303 外墙 1', b: '140302 外墙 3' },
    { setting: 'pins', name: '', a: null, b: 'R1 + 2026' },
  ]);
});
