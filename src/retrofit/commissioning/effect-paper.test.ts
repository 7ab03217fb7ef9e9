import { expect, test } from 'vitest';
import { effectPaper } from './effect-paper.ts';
import type { Effect, EffectDay } from './facts.ts';

const day = (name: string, value: number | null, measured: number | null): EffectDay => ({
  day: name,
  measured,
  coverage: measured === null ? 0 : 1,
  value,
  low: value,
  high: value,
  correction: value === null || measured === null ? null : 0,
  saved: value === null || measured === null ? null : value - measured,
  similar: [],
  figure: 'f',
});
const effect: Effect = {
  action: {
    id: 3,
    building: 'B1',
    on: '2026-03-30',
    action: '排风机改为随时间表运行',
    carrier: 'electricity',
    episode: 12,
    equipment: null,
    strategy: null,
    by: '王工',
    recorded: '2026-03-30T02:00:00Z',
    removed: null,
  },
  unit: 'kWh',
  zone: 'Asia/Shanghai',
  to: '2026-04-03',
  days: [day('2026-03-30', 100, 90), day('2026-03-31', 100, null), day('2026-04-01', 100, 95), day('2026-04-02', 100, 80)],
  total: {
    value: 35,
    low: 5,
    high: 60,
    confidence: 0.9,
    measured: 265,
    expected: 302.5,
    correction: -2.5,
    share: 0.1167,
    days: 3,
    coverage: 0.75,
    unit: 'kWh',
    figure: 'f',
  },
  verdict: 'unknown',
  basis: { days: 320, byTemperature: true, deviation: 4.2, autocorrelation: 0.31, standardError: 16.4 },
  episode: { id: 12, rule: 'night-load', subject: 'B1', state: 'ended', again: 2, verified: false },
  findings: [],
};
const said = (one: Effect): string =>
  JSON.stringify(effectPaper(one, { name: '一号楼', findings: ['缺少气象数据'], knownAt: '2026-04-03' }));

test('a report has what was saved with the interval of the sum, the days that count, each month, and what became of the warning', () => {
  const paper = said(effect);
  for (const part of [
    '35 kWh，节约率 11.7%',
    '3 天合计的 90% 区间为 5 kWh 至 60 kWh',
    '气温订正 -2.5 kWh',
    '计入 3 天',
    '75%',
    '"1 / 2","100 kWh","0 kWh","90 kWh","10 kWh"',
    '又发现 2 次',
  ])
    expect(paper).toContain(part);
});

test('a report says what was left out and why, and that it is no verdict of a standard', () => {
  const paper = said(effect);
  for (const part of ['1 天没有计入', '可比的天数不足', '没有填写设备', '缺少气象数据。', '不是标准规定的核定结论'])
    expect(paper).toContain(part);
  expect(said({ ...effect, episode: null })).toContain('没有关联预警');
});

test('a report says what the interval is based on, and that there is none where days before are missing', () => {
  for (const part of ['实施之前 320 天', '单日标准差 4.2', '自相关 0.31', '98% 区间']) expect(said(effect)).toContain(part);
  const total = { ...effect.total, low: null, high: null };
  expect(said({ ...effect, basis: null, total })).toContain('不给出区间和判定');
});

test('an action of today has no day yet, and no zero stands for it', () => {
  const total = {
    ...effect.total,
    value: null,
    low: null,
    high: null,
    measured: null,
    expected: null,
    correction: null,
    share: null,
    days: 0,
    coverage: 0,
  };
  expect(said({ ...effect, days: [], total })).toContain('节约量：无数据');
});

test('a report of an action taken from a strategy says what that would have saved, beside what was saved', () => {
  const strategy = {
    kind: 'lights',
    subject: '01A10',
    from: '2026-01-01',
    to: '2026-03-26',
    saved: 480.25,
    unit: 'kWh',
    figure: 'f',
  } as const;
  expect(said({ ...effect, action: { ...effect.action, strategy } })).toContain(
    '照明未关（01A10），2026-01-01 至 2026-03-26（不含）本可节约 480.25 kWh',
  );
});
