import { expect, test } from 'vitest';
import { type EventFacts, eventSentences, invitationSentence, offerOf, settledSentence, standOf, untilText } from './event-sentences.ts';
import type { Sentence } from './part.ts';

const starts = Date.parse('2026-06-24T11:00:00Z');
const event: EventFacts = {
  code: 'E1',
  direction: 'down',
  starts,
  ends: starts + 2 * 3_600_000,
  clock: { from: '2026-06-24 19:00', to: '2026-06-24 21:00' },
  members: [
    { name: '一号楼', kw: 16, answer: 'in' },
    { name: '二号楼', kw: 8.1, answer: null },
    { name: '三号楼', kw: 4, answer: 'out' },
  ],
  shortKw: 2,
};
const text = ({ parts }: Sentence): string => parts.map((part) => part.text).join('');

test('the next event: how long until then, who answered, what is missing', () => {
  const now = starts - 26 * 3_600_000;
  expect(eventSentences(event, now, 'zh').map(text)).toEqual([
    '距 E1 还有 1 天 2 小时：2026年6月24日 19:00–21:00 削减 30.1 kW。',
    '参加 1 处，不参加 1 处，未答复 1 处：二号楼。',
    '已确认 16 kW，距目标还差 14.1 kW，其中 8.1 kW 尚待答复。',
  ]);
  expect(eventSentences(event, now, 'en').map(text)).toEqual([
    '1 day 2 hours until E1: 30.1 kW less on 2026-06-24, 19:00–21:00.',
    'In: 1, out: 1; no answer yet from 1: 二号楼.',
    '16 kW is confirmed, 14.1 kW short of the target, with 8.1 kW not answered yet.',
  ]);
  expect(standOf(event)).toEqual({ target: 30.1, confirmed: 16, declined: 4, open: 8.1, missing: 14.1 });
});

test('once all have confirmed nothing is missing; an event that has begun is under way', () => {
  const sure = { ...event, members: event.members.map((one) => ({ ...one, answer: 'in' as const })), shortKw: 0 };
  expect(eventSentences(sure, starts, 'zh').map(text)).toEqual([
    'E1 正在进行：2026年6月24日 19:00–21:00 削减 28.1 kW。',
    '参加 3 处，不参加 0 处，全部已答复。',
    '目标 28.1 kW 已全部确认。',
  ]);
});

test('a countdown is in days and hours, on the last day in minutes', () => {
  expect(untilText(0, 49 * 3_600_000, 'zh')).toBe('2 天 1 小时');
  expect(untilText(0, 48 * 3_600_000, 'en')).toBe('2 days');
  expect(untilText(0, 90 * 60_000, 'en')).toBe('1 hour 30 minutes');
  expect(untilText(0, 30_000, 'zh')).toBe('不到 1 分钟');
  expect(untilText(0, 0, 'zh')).toBeNull();
});

test('an invitation is in yuan if price and share are known', () => {
  expect(offerOf({ unit: 'kWh', price: '1' }, { kw: 16, hours: '2', share: '0.7' })).toBe('22.40');
  expect(offerOf({ unit: 'kW', price: '3' }, { kw: 16, hours: '2', share: '0.7' })).toBe('33.60');
  expect(offerOf(undefined, { kw: 16, hours: '2', share: '0.7' })).toBeNull();
  expect(offerOf({ unit: 'kWh', price: '1' }, { kw: 16, hours: '2', share: undefined })).toBeNull();
  const asked = { event: 'E1', building: '一号楼', direction: 'down', clock: event.clock, kw: 16, answer: null, yuan: '22.40' } as const;
  expect(text(invitationSentence(asked, 'zh'))).toBe(
    '一号楼：2026年6月24日 19:00–21:00 降低用电 16 kW，全部完成可得约 22.40 元。待您答复。',
  );
  expect(text(invitationSentence({ ...asked, yuan: null, answer: 'in' }, 'en'))).toBe(
    '一号楼: use 16 kW less on 2026-06-24, 19:00–21:00, payment not set. You said yes.',
  );
});

test('a settlement says what the event brought and what of it is the aggregator’s', () => {
  const settled = { code: 'E0', day: '2026-06-20', issue: 2, yuan: '125.40', aggregator: '37.62' };
  expect(text(settledSentence(settled, 'zh'))).toBe('2026年6月20日的 E0：结算 125.40 元，其中本单位 37.62 元（第 2 期）。');
  expect(text(settledSentence({ ...settled, yuan: null, aggregator: null }, 'en'))).toBe('E0 on 2026-06-20: settled (issue 2).');
});
