import { expect, test } from 'vitest';
import { givenOf, isGood, noTarget, typedOf } from './target-draft.ts';

test('what is sent is what was typed of the chosen way; quiet hours have two ends that differ, or none', () => {
  const typed = { ...noTarget, name: ' 值班 ', way: 'gateway', address: 'https://a.cn', secret: 's', template: 'body: x' } as const;
  expect(givenOf(typed)).toEqual({ name: '值班', webhook: 'https://a.cn', secret: 's', template: 'body: x' });
  expect(givenOf({ ...typed, way: 'mail', address: 'a@b.cn' })).toEqual({ name: '值班', mail: 'a@b.cn' });
  expect(givenOf({ ...typed, way: 'webhook', quietFrom: '22:00', quietUntil: '07:00' })).toEqual({
    name: '值班',
    webhook: 'https://a.cn',
    secret: 's',
    quiet: { from: '22:00', until: '07:00' },
  });
  const good = (quietFrom: string, quietUntil: string) => isGood({ ...typed, quietFrom, quietUntil });
  expect([good('', ''), good('22:00', '07:00')]).toEqual([true, true]);
  expect([good('22:00', ''), good('', '7:00'), good('24:00', '07:00'), good('22:00', '22:00')]).toEqual([false, false, false, false]);
});

test('one that stands is changed without its secret and template, which stay', () => {
  const shown = {
    name: '短信',
    webhook: 'https://a.cn',
    mail: null,
    quiet: { from: '22:00', until: '07:00' },
    template: { method: 'POST' },
    changedAt: '2026-03-01T00:00:00.000Z',
  };
  const quiet = { from: '22:00', until: '07:00' };
  expect(givenOf(typedOf(shown))).toEqual({ name: '短信', webhook: 'https://a.cn', quiet, seen: '2026-03-01T00:00:00.000Z' });
  expect(typedOf({ ...shown, template: null }).way).toBe('webhook');
});
