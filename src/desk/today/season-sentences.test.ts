import { expect, test } from 'vitest';
import { seasonOfDay } from './season-of-day.ts';
import { actSentence, nextAct, readShare, type SeasonFacts, seasonSentences } from './season-sentences.ts';
import type { Sentence } from './part.ts';

const running: SeasonFacts = {
  name: '2026-27',
  from: '2026-11-01',
  to: '2027-04-01',
  days: 151,
  passed: 26,
  until: 0,
  ended: false,
  meters: { all: 1210, whole: 1140, unmetered: 10 },
  complaints: 3,
  objections: 1,
  cold: 2,
  arrears: { total: '128400.50', accounts: 61, overdue: 12 },
  notes: 0,
  overdueMeters: 6,
};
const text = ({ parts }: Sentence): string => parts.map((part) => part.text).join('');

test('a running season: its day, its readings, complaints, cold homes, arrears', () => {
  expect(seasonSentences(running, 'zh').map(text)).toEqual([
    '2026-27采暖季第 27 天，2026年11月1日起，共 151 天。',
    '1200 只热量表中 95% 读数齐全，60 只有缺；另有 10 处应装表而无表。',
    '未办结：室温投诉 3 件，热费异议 1 件。',
    '2 户实测偏冷，减免待决定。',
    '61 户欠费 128,400.50 元，其中 12 户逾期。',
  ]);
  expect(seasonSentences(running, 'en').map(text)).toEqual([
    'Day 27 of 151 of the season 2026-27.',
    'Of 1200 heat meters 95% were read on every day; 60 have gaps; 10 more without the meter they need.',
    'Open: complaints of cold homes 3, objections to bills 1.',
    'Cold homes that wait for a decision on their bill: 2.',
    'Accounts in arrears: 61, 128,400.50 yuan in all, 12 overdue.',
  ]);
});

test('the next act goes from checking meters to collecting', () => {
  expect(nextAct({ ...running, until: 12, passed: 0 })).toBe('check');
  expect(nextAct(running)).toBe('watch');
  const ended = { ...running, ended: true, passed: 151 };
  expect(nextAct(ended)).toBe('preview');
  expect(nextAct({ ...ended, meters: { all: 1210, whole: 1200, unmetered: 10 } })).toBe('close');
  expect(nextAct({ ...ended, notes: 1500 })).toBe('collect');
  expect(nextAct({ ...ended, notes: 1500, arrears: { total: '0.00', accounts: 0, overdue: 0 } })).toBeNull();
  expect(text(actSentence({ ...running, until: 12 }, 'zh'))).toBe('开栓前先送检：6 只热量表检定过期或不合格。');
  expect(actSentence({ ...ended, notes: 1500 }, 'en')).toEqual({
    parts: [{ text: 'Notes issued: 1500; collect from 61 accounts.' }],
    href: '/heat-close?season=2026-27',
  });
});

test('nothing charged is not nothing owed, and what the reader does not decide is not told', () => {
  const said = seasonSentences({ ...running, arrears: null, cold: null, passed: 0 }, 'zh').map(text);
  expect(said).toHaveLength(4);
  expect(said.at(-1)).toBe('还没有开出过热费单据，欠费未知。');
  expect(readShare({ ...running, passed: 0 })).toBeNull();
  expect(readShare({ ...running, meters: { all: 3, whole: 0, unmetered: 3 } })).toBeNull();
});

test('the season of a day is the running one, then one that begins within two months, then the last', () => {
  const seasons = [
    { name: 'b', from: '2026-11-01', to: '2027-04-01' },
    { name: 'a', from: '2025-11-01', to: '2026-04-01' },
  ];
  expect(seasonOfDay(seasons, '2026-12-01')?.name).toBe('b');
  expect(seasonOfDay(seasons, '2026-04-01')?.name).toBe('a');
  expect(seasonOfDay(seasons, '2026-09-02')?.name).toBe('b');
  expect(seasonOfDay(seasons, '2025-01-01')?.name).toBe('a');
  expect(seasonOfDay([], '2025-01-01')).toBeNull();
});
