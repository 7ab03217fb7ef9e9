import { expect, test } from 'vitest';
import { accountsOf, isEvery, isPort, settingsToSend, secretsOf, typedOf } from './form.ts';
import type { Connection, Protocol } from './use-connections.ts';

const setting = (name: string) => ({ name, label: name, required: false, hint: null, usual: null, choices: null });
const protocol: Protocol = {
  protocol: 'p',
  name: 'P',
  way: 'polls',
  port: 502,
  settings: [setting('a'), setting('b')],
  secrets: [],
  channel: '',
  discovery: null,
};

test('a new connection says what is filled in alone; one said anew also what was emptied', () => {
  const typed = { ...typedOf(undefined, [protocol]), set: { a: ' 1 ', b: '' } };
  expect(settingsToSend(typed, protocol, true)).toEqual({ host: '127.0.0.1', port: 502, every: '15min', set: { a: '1' } });
  const held = {
    ...typedOf({ protocol: 'p', port: 1, settings: { a: '1', b: '2' } } as unknown as Connection, [protocol]),
    set: { a: '1', b: '' },
  };
  expect(settingsToSend(held, protocol, false).set).toEqual({ a: '1', b: '' });
});

test('a secret left blank stays, one dropped goes, an account needs both of its halves', () => {
  const typed = { ...typedOf(undefined, [protocol]), secret: { aes: '', md5: 'x' }, dropped: ['cert'] };
  expect(secretsOf(typed)).toEqual({ cert: '', md5: 'x' });
  expect(accountsOf({ ...typed, account: { user: 'u', password: '' } })).toEqual({});
  expect(accountsOf({ ...typed, account: { user: ' u ', password: 'p' } })).toEqual({ u: 'p' });
});

test('ports and times are looked at before anything is sent', () => {
  expect(['1', '65535', ' 502 '].every(isPort)).toBe(true);
  expect(['', '0', '65536', 'x', '1.5'].some(isPort)).toBe(false);
  expect(['1s', '15min', '1h', '1d'].every(isEvery)).toBe(true);
  expect(['', '15', '15m', '-1h'].some(isEvery)).toBe(false);
});
