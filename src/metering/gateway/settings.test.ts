import { expect, test } from 'vitest';
import { protocols } from './lines/dlt645-line.ts';
import { connectionOf, refusePlace } from './settings.ts';

const dlt645 = protocols[0];
if (dlt645 === undefined) throw new Error('there is no DL/T 645');
const at = (host: string, set: Record<string, string> = {}) => connectionOf({ code: 'D1', protocol: 'dlt645', host, set }, dlt645);

test.each(['169.254.169.254', '0.0.0.0', '224.0.0.1', '255.255.255.255', 'fe80::1', 'ff02::1', '::ffff:169.254.0.1', '::ffff:a9fe:1'])(
  'devices at %s are never polled',
  (host) => {
    expect(() => at(host)).toThrow(expect.objectContaining({ code: 'device-host-refused' }));
    expect(() => refusePlace({ ...at('10.0.0.2'), host }, dlt645)).toThrow(expect.objectContaining({ code: 'device-host-refused' }));
  },
);

test.each([
  '0xa9fea9fe',
  '2852039166',
  '169.254.43518',
  '169.254.0251.0376',
  '0xa9.0xfe.0xa9.0xfe',
  '169.254.43518.',
  '0',
  'a..b',
  '',
  'a b',
  'x:1',
])('a host written as «%s» is refused', (host) => {
  expect(() => at(host)).toThrow(expect.objectContaining({ code: 'device-host-bad' }));
  expect(() => at(host, { register: 'GW1', allow: '10.0.0.0/8' })).toThrow(expect.objectContaining({ code: 'device-host-bad' }));
});

test.each([
  '127.0.0.1',
  '192.168.1.20',
  '10.0.0.1',
  'gateway.example.cn',
  'localhost',
  'gw-1',
  '9a',
  '1.example.cn.',
  '网关.cn',
  'fd00::5',
])('devices at %s are polled', (host) => {
  expect(at(host)).toMatchObject({ host });
});

test('a listener may be open on all addresses of the machine', () => {
  expect(at('0.0.0.0', { register: 'GW1', allow: '10.0.0.0/8' })).toMatchObject({ host: '0.0.0.0' });
});
