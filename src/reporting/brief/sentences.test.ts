import { expect, test } from 'vitest';
import { type BriefFacts, type Part, sentencesOf } from './sentences.ts';

const facts: BriefFacts = {
  place: '阳泉市',
  year: 2025,
  until: null,
  buildings: 2009,
  energy: { tce: 305_457, change: -0.017, coverage: 0.99, figure: 'F1' },
  over: { formal: 0, indicative: 253 },
  targets: [
    { title: '新建绿色建筑占比', status: 'on-track', figure: 'T1' },
    { title: '既有建筑节能改造面积', status: 'behind', figure: 'T2' },
    { title: '可再生能源替代率', status: 'unknown', figure: null },
  ],
};
const text = (sentence: readonly Part[] | undefined): string => (sentence ?? []).map((part) => part.text).join('');
const texts = (of: Partial<BriefFacts>, language: 'zh' | 'en' = 'zh') => sentencesOf({ ...facts, ...of }, language).map(text);

test('a year that is over: what was used, who is over, how the targets stand', () => {
  expect(texts({})).toEqual([
    '2025年，阳泉市纳入监测的 2009 栋建筑用能 30.55 万吨标准煤，同比下降 1.7%。',
    '253 栋建筑超过能耗约束值（限额待核对，仅供参考）。',
    '3 项目标中 1 项正常、1 项滞后、1 项缺数据，其中滞后的有“既有建筑节能改造面积”。',
  ]);
  expect(texts({}, 'en')).toEqual([
    'In 2025 the 2,009 monitored buildings of 阳泉市 used 305,500 tce, 1.7% less than the year before.',
    '253 buildings are over their constraint value by limits that are still to be checked.',
    'Of 3 targets 1 on track, 1 behind, 1 without data; behind: 既有建筑节能改造面积.',
  ]);
});

test('a year that is not over says until when it is measured, and is compared with nothing', () => {
  const [zh] = texts({ year: 2026, until: '2026-11-29' });
  expect(zh).toBe('2026年截至11月29日，阳泉市纳入监测的 2009 栋建筑用能 30.55 万吨标准煤。');
  const [en] = texts({ year: 2026, until: '2026-11-29' }, 'en');
  expect(en).toBe('From the beginning of 2026 to 2026-11-29 the 2,009 monitored buildings of 阳泉市 used 305,500 tce.');
});

test('a total on too little is not stated, but its coverage is', () => {
  const energy = { tce: null, change: null, coverage: 0.42, figure: null };
  expect(texts({ energy })[0]).toBe('2025年，阳泉市纳入监测的 2009 栋建筑计量覆盖率为 42%，不足以给出用能总量。');
});

test('verified limits come before those that are to be checked; nobody over is said as such', () => {
  expect(texts({ over: { formal: 12, indicative: 253 } })[1]).toBe(
    '12 栋建筑超过能耗约束值；另有 253 栋建筑超过能耗约束值（限额待核对，仅供参考）。',
  );
  expect(texts({ over: { formal: 12, indicative: 0 } }, 'en')[1]).toBe('12 buildings are over their constraint value.');
  expect(texts({ over: { formal: 1, indicative: 0 } }, 'en')[1]).toBe('1 building is over its constraint value.');
  expect(texts({ over: { formal: 0, indicative: 0 } })[1]).toBe('没有建筑超过能耗约束值。');
});

test('each figure in a sentence opens, and no more than two late targets are named', () => {
  const late = ['A', 'B', 'C'].map((title) => ({ title, status: 'missed' as const, figure: title }));
  const [use, , targets] = sentencesOf({ ...facts, targets: late }, 'zh');
  expect(use?.flatMap(({ figure }) => figure ?? [])).toEqual(['F1']);
  expect(targets?.flatMap(({ figure }) => figure ?? [])).toEqual(['A', 'B']);
  expect(text(targets)).toBe('3 项目标中 3 项滞后，其中滞后的有“A”“B”等。');
  expect(texts({ targets: [] })[2]).toBe('没有分解到本地的目标。');
});
