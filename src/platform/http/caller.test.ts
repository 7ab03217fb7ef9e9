import { expect, test } from 'vitest';
import { addressOf, refuseForeign, withAddress } from './caller.ts';
import { languageOf } from './language.ts';
import { isAddressOrRange, trusting } from './proxies.ts';

const chain = (forwarded: string) => new Headers({ 'x-forwarded-for': forwarded });

test('the address is that of the peer, whatever it claims', () => {
  expect(addressOf(chain('1.2.3.4'), '::ffff:9.9.9.9', trusting([]))).toBe('9.9.9.9');
  expect(addressOf(new Headers(), undefined, trusting([]))).toBe('127.0.0.1');
});

test('behind a trusted proxy it is the last address that is not a proxy: a forged one comes before it', () => {
  expect(addressOf(chain('6.6.6.6, 1.2.3.4'), '10.0.0.1', trusting(['10.0.0.1']))).toBe('1.2.3.4');
  expect(addressOf(chain('6.6.6.6, 1.2.3.4, 10.0.0.2'), '10.0.0.1', trusting(['10.0.0.1', '10.0.0.2']))).toBe('1.2.3.4');
  expect(addressOf(chain(''), '10.0.0.1', trusting(['10.0.0.1']))).toBe('10.0.0.1');
});

test('a proxy may be any of a range, of either family, and no other', () => {
  const trusts = trusting(['10.42.0.0/16', 'fd00::/8', '192.0.2.7']);
  expect(['10.42.255.1', 'fd12::1', '192.0.2.7'].map(trusts)).toEqual([true, true, true]);
  expect(['10.43.0.1', 'fe80::1', '192.0.2.70', '', 'localhost'].map(trusts)).toEqual([false, false, false, false, false]);
  expect(addressOf(chain('6.6.6.6, 1.2.3.4'), '::ffff:10.42.3.3', trusts)).toBe('1.2.3.4');
});

test('a setting that is neither address nor range is refused', () => {
  expect(['10.0.0.1', '10.0.0.0/8', '::1', 'fd00::/8'].map(isAddressOrRange)).toEqual([true, true, true, true]);
  expect(['proxy', '10.0.0', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8', ''].map(isAddressOrRange)).toEqual([
    false,
    false,
    false,
    false,
    false,
    false,
  ]);
});

test('the address seen by sign-in cannot be forged', () => {
  const request = new Request('http://localhost/', { headers: { 'x-yaodong-address': '6.6.6.6' } });
  expect(withAddress(request, '1.2.3.4').headers.get('x-yaodong-address')).toBe('1.2.3.4');
});

const asked = (headers: Record<string, string>, method = 'GET') => new Request('http://localhost/', { method, headers });

test('a foreign origin is refused, the own one and a missing one are not', () => {
  const own = ['http://localhost'];
  expect(() => refuseForeign(asked({ origin: 'https://evil.example' }), own)).toThrow(expect.objectContaining({ code: 'foreign-origin' }));
  expect(() => refuseForeign(asked({ origin: 'http://localhost.evil.example' }), own)).toThrow();
  expect(() => refuseForeign(asked({ origin: 'null' }), own)).toThrow();
  expect(() => refuseForeign(asked({ 'sec-fetch-site': 'cross-site' }, 'POST'), own)).toThrow();
  expect(() => refuseForeign(asked({ origin: 'http://localhost' }, 'POST'), own)).not.toThrow();
  expect(() => refuseForeign(asked({}), own)).not.toThrow();
});

test.each([
  ['', 'zh'],
  ['en', 'en'],
  ['fr', 'zh'],
  ['en;q=0', 'zh'],
  ['zh;q=0.1, en-US;q=0.9', 'en'],
  ['*', 'zh'],
  ['english', 'zh'],
])('Accept-Language %j is read as %s', (header, language) => {
  expect(languageOf(asked(header === '' ? {} : { 'accept-language': header }))).toBe(language);
});
