import { expect, test } from 'vitest';
import { endDay, feedState, lastDay, stateSaid } from './feed-state.ts';

const terms = { from: '2026-01-01', until: '2026-12-31', ended: null };
// 16 h UTC is midnight at the place
const ended = new Date('2026-06-10T16:00:00Z');

test('a feed is open on the days of its agreement, both included, until it is ended', () => {
  expect(['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01'].map((day) => feedState(terms, day))).toEqual([
    'coming',
    'open',
    'open',
    'over',
  ]);
  expect(feedState({ ...terms, ended }, '2026-06-15')).toBe('ended');
  expect([endDay(ended), endDay(null)]).toEqual(['2026-06-11', null]);
});

test('the last day is that of the agreement, or of an end before it: an end that comes later changes nothing', () => {
  expect(lastDay(terms)).toBe('2026-12-31');
  expect(lastDay({ ...terms, ended })).toBe('2026-06-11');
  expect(lastDay({ ...terms, ended: new Date('2027-03-01T00:00:00Z') })).toBe('2026-12-31');
});

test('its state is described in words, with the day of its end', () => {
  expect(stateSaid({ ...terms, ended }, '2026-06-15')).toEqual({ zh: '已终止（2026-06-11）', en: 'ended on 2026-06-11' });
  expect(stateSaid(terms, '2027-01-01').zh).toBe('协议到期');
});
