import { expect, test } from 'vitest';
import { monthPaper, type MonthEpisode, type MonthFacts } from './month-paper.ts';

const facts: MonthFacts = { name: '阳泉市', from: '2026-05-01', to: '2026-06-01', read: 3, total: 3, zone: 'Asia/Shanghai' };
const episode = (id: number, more: Partial<MonthEpisode> = {}): MonthEpisode => ({
  id,
  rule: 'night-load',
  version: 1,
  names: { zh: '夜间负荷偏高', en: 'Night load' },
  severity: 'warning',
  state: 'ended',
  subject: 'B1',
  building: 'B1',
  start: '2026-05-02T16:00:00Z',
  end: '2026-05-03T16:00:00Z',
  last: '2026-05-03T16:00:00Z',
  steps: 4,
  stake: 10.5,
  stakeUnit: 'kWh',
  stakeCoverage: 0.5,
  acknowledged: null,
  muted: null,
  feedback: null,
  ...more,
});
const said = (...episodes: MonthEpisode[]): string => JSON.stringify(monthPaper(episodes, facts));

test('a month adds up the estimated loss with its coverage by steps, and lists each episode in local time', () => {
  const paper = said(episode(1), episode(2, { stakeCoverage: 1, steps: 12, severity: 'error', state: 'open', end: null }));
  for (const part of ['共触发或持续 2 次：告警 1 次，预警 1 次，关注 0 次', '仍持续 1 次', '21 kWh（87.5%）', '2026-05-03 00:00 至 今'])
    expect(paper).toContain(part);
});

test('an episode that was withdrawn is listed and counts nowhere', () => {
  const paper = said(episode(1), episode(2, { state: 'withdrawn' }));
  expect(paper).toContain('共触发或持续 1 次');
  expect(paper).toContain('另有 1 次因数据更正而失去依据');
});

test('unanswered episodes and what cannot be calculated are named, and are not zero', () => {
  const paper = said(episode(1, { stake: null, stakeCoverage: 0 }));
  for (const part of ['1 次无人确认', '1 次没有反馈', '1 次的涉及用量无法计算', '无数据']) expect(paper).toContain(part);
  expect(JSON.stringify(monthPaper([episode(1)], { ...facts, total: 9 }))).toContain('只查看了最近开始的 3 次');
});
