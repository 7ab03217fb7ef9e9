import { expect, test } from 'vitest';
import { readConfig, refuseOpenDoor } from './config.ts';
import type { Flags } from './config.ts';

const listener = (flags: Flags, given: Record<string, string> = {}) => {
  refuseOpenDoor(readConfig(flags, given));
};

const refused = (code: string) => expect.objectContaining({ code });

test('without settings the program serves this machine, from ./data', () => {
  expect(readConfig({}, {})).toMatchObject({
    host: '127.0.0.1',
    port: 8080,
    databaseUrl: undefined,
    tls: null,
    trustedProxies: [],
    language: 'zh',
  });
  expect(() => listener({})).not.toThrow();
});

test('other machines are admitted only over TLS, or through a named proxy', () => {
  const host = '10.0.0.5';
  expect(() => listener({ host })).toThrow(refused('open-host'));
  expect(() => listener({ host }, { YAODONG_URL: 'https://e.example.cn' })).toThrow(refused('open-host'));
  expect(() => listener({ host }, { YAODONG_TLS_CERT: 'c.pem', YAODONG_TLS_KEY: 'k.pem' })).not.toThrow();
  expect(() => listener({ host }, { YAODONG_URL: 'https://e.example.cn', YAODONG_TRUSTED_PROXIES: '10.0.0.1, 10.0.0.2' })).not.toThrow();
});

test('a server on every address of the machine needs the address that people use', () => {
  const tls = { YAODONG_TLS_CERT: 'c.pem', YAODONG_TLS_KEY: 'k.pem' };
  expect(() => listener({ host: '0.0.0.0' }, tls)).toThrow(refused('address-unknown'));
  expect(() => listener({ host: '0.0.0.0' }, { ...tls, YAODONG_URL: 'https://e.example.cn' })).not.toThrow();
});

test('the demo is never reachable from other machines', () => {
  expect(() => listener({ demo: true, host: '0.0.0.0' }, { YAODONG_TLS_CERT: 'c', YAODONG_TLS_KEY: 'k' })).toThrow(refused('demo-host'));
});

test('an unusable setting is named', () => {
  expect(() => readConfig({}, { YAODONG_UPLOAD_MB: 'much' })).toThrow(/YAODONG_UPLOAD_MB/u);
  expect(() => readConfig({}, { YAODONG_TLS_CERT: 'c.pem' })).toThrow(refused('tls-incomplete'));
  expect(() => readConfig({}, { YAODONG_SECRET: 'short' })).toThrow(/YAODONG_SECRET/u);
});

test('an invalid store address is named before any request, without revealing its password', () => {
  const told = (given: Record<string, string>): string => {
    try {
      readConfig({}, given);
      return '';
    } catch (error) {
      return JSON.stringify(error) + String(error);
    }
  };
  for (const [name, scheme] of [
    ['DATABASE_URL', 'postgres'],
    ['CLICKHOUSE_URL', 'http'],
  ] as const) {
    const address = (password: string, host = 'store'): string => `${scheme}://yaodong:${password}@${host}:5432/yaodong`;
    expect(told({ [name]: address('a/b+c') })).toMatch(new RegExp(`%2F[^]*${name}`, 'u'));
    expect(told({ [name]: address('a/b+c') })).not.toContain('a/b');
    expect(told({ [name]: address('a%2Fb+c') })).toBe('');
    expect(told({ [name]: 'store:5432' })).toContain(name);
  }
  expect(told({ DATABASE_URL: 'postgresql:///yaodong?host=/run/postgresql' })).toBe('');
  expect(told({ DATABASE_URL: 'postgres://yaodong@/yaodong?host=/run/postgresql' })).toBe('');
  expect(told({ CLICKHOUSE_URL: 'http://y:p@a:8123/yaodong,http://y:p@b:8123, http://y:p@c:8123' })).toBe('');
});

test('an empty setting counts as not set', () => {
  expect(readConfig({}, { DATABASE_URL: '', YAODONG_URL: '' })).toMatchObject({ databaseUrl: undefined, publicUrl: null });
});

test('the language comes from LANG, otherwise Chinese', () => {
  expect(readConfig({}, { LANG: 'en_GB.UTF-8' }).language).toBe('en');
  expect(readConfig({}, { LANG: 'C.UTF-8' }).language).toBe('zh');
});
