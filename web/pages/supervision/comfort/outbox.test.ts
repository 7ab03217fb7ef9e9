import { expect, test } from 'vitest';
import { drop, keep, keptOf, sendKept, type KeptMeasurement, type Room } from './outbox.ts';

function room(): Room {
  const kept = new Map<string, string>();
  return { getItem: (name) => kept.get(name) ?? null, setItem: (name, text) => void kept.set(name, text) };
}

const one = (client: string): KeptMeasurement => ({ client, building: 'B1', inspection: null, measured: { client }, refused: null });

test('what was measured without a line is sent later, in its order, and forgotten when it was heard', async () => {
  const browser = room();
  for (const client of ['a', 'b', 'c']) keep(browser, 'wang', one(client));
  const sent: string[] = [];
  let line = false;
  const send = async ({ client }: KeptMeasurement) => {
    if (!line) return 'away' as const;
    sent.push(client);
    line = client !== 'b';
    return 'heard' as const;
  };
  expect(await sendKept(browser, 'wang', send)).toBe(0);
  line = true;
  expect([await sendKept(browser, 'wang', send), sent, keptOf(browser, 'wang').map(({ client }) => client)]).toEqual([
    2,
    ['a', 'b'],
    ['c'],
  ]);
});

test('what the server refuses stays with its reason, is not sent again by itself, and holds up nothing', async () => {
  const browser = room();
  keep(browser, 'wang', one('bad'));
  keep(browser, 'wang', one('good'));
  const tried: string[] = [];
  const send = async ({ client }: KeptMeasurement) => {
    tried.push(client);
    return client === 'bad' ? { refused: '未设定供冷期' } : ('heard' as const);
  };
  expect(await sendKept(browser, 'wang', send)).toBe(1);
  await sendKept(browser, 'wang', send);
  expect(tried).toEqual(['bad', 'good']);
  expect(keptOf(browser, 'wang')).toMatchObject([{ client: 'bad', refused: '未设定供冷期' }]);
  drop(browser, 'wang', 'bad');
  expect(keptOf(browser, 'wang')).toEqual([]);
});

test('accounts of one browser do not see what others measured, and what is not readable is nothing', () => {
  const browser = room();
  keep(browser, 'wang', one('a'));
  expect(keptOf(browser, 'li')).toEqual([]);
  browser.setItem('yd-inspections-li', '{broken');
  expect(keptOf(browser, 'li')).toEqual([]);
});
