import { expect, test } from 'vitest';
import { differingSettings, type SettingNames } from './differing-settings.ts';

const first = {
  years: [2026, 2027],
  objective: { savingKgce: 1 },
  limits: [
    { id: 'money:county:2026', resource: 'fund:county', max: 100, years: [2026] },
    { id: '面积', resource: 'area', min: 5000 },
  ],
  crews: [
    { region: '140302', trade: 'envelope', crews: 2 },
    { region: '140303', trade: '外墙', crews: 1 },
  ],
};

const places: Readonly<Record<string, string>> = { '140302': '城区', '140303': '矿区' };
const names: SettingNames = {
  language: 'zh',
  called: {
    place: (code) => places[code] ?? code,
    project: (code) => (code === 'R1' ? '一号楼改造' : code),
    package: (code) => (code === 'homes' ? '居住建筑' : code),
  },
};

test('a scenario differs in nothing from itself, whatever the order of its lists', () => {
  const other = { ...first, limits: first.limits.toReversed(), crews: first.crews.toReversed() };
  expect(differingSettings(first, other, names)).toEqual([]);
});

test('only what differs is told, limits one by one and in words', () => {
  const other = {
    ...first,
    years: [2026],
    limits: [{ id: 'money:county:2026', resource: 'fund:county', max: 150, years: [2026] }],
    crews: [{ region: '140302', trade: 'envelope', crews: 3 }],
    pins: [{ project: 'R1', in: true, year: 2026 }],
  };
  expect(differingSettings(first, other, names)).toEqual([
    { setting: 'years', name: '', a: '2026; 2027', b: '2026' },
    { setting: 'limit', name: '县级资金 2026', a: '县级资金 ≤ 100 2026', b: '县级资金 ≤ 150 2026' },
    { setting: 'limit', name: '面积', a: '改造面积 ≥ 5000', b: null },
    { setting: 'crews', name: '', a: '城区 围护结构 2; 矿区 外墙 1', b: '城区 围护结构 3' },
    { setting: 'pins', name: '', a: null, b: '一号楼改造 + 2026' },
  ]);
});

test('places, classes of buildings and packages are told by their names, not by their codes', () => {
  const limit = { id: 'floor:area:2026:140303:residential', resource: 'area', min: 10, years: [2026], regions: ['140303'] };
  const other = { ...first, packages: ['homes'], limits: [...first.limits, { ...limit, tags: ['residential', 'use:office'] }] };
  expect(differingSettings(first, other, names)).toEqual([
    { setting: 'packages', name: '', a: null, b: '居住建筑' },
    { setting: 'limit', name: '改造面积下限 2026 矿区 住宅类', a: null, b: '改造面积 ≥ 10 2026 矿区 住宅类; 办公' },
  ]);
});
