import { expect, test } from 'vitest';
import { isRefusedAddress, isRefusedHost } from './guarded-caller.ts';

test('an address that leads to a link-local one is refused in any notation', () => {
  for (const address of [
    '169.254.169.254',
    '::169.254.169.254',
    '::a9fe:a9fe',
    '::ffff:169.254.169.254',
    '::ffff:a9fe:a9fe',
    '0:0:0:0:0:ffff:a9fe:a9fe',
    '::ffff:0:a9fe:a9fe',
    '64:ff9b::a9fe:a9fe',
    '64:ff9b::169.254.169.254',
    '2002:a9fe:a9fe::1',
    '64:ff9b:1::a9fe:a9fe',
    '2001:0:a9fe:a9fe::1',
    '2001:db8::5efe:a9fe:a9fe',
    '2001:db8::200:5efe:169.254.169.254',
    'fec0::1',
    'fe80::1',
    'fe80::1%eth0',
    '::',
    '0.0.0.0',
    '::ffff:0.0.0.0',
    'ff02::1',
  ])
    expect([address, isRefusedAddress(address), isRefusedHost(`[${address}]`)]).toEqual([address, true, true]);
});

test('the own machine, private networks and public hosts are allowed', () => {
  for (const address of ['127.0.0.1', '::1', '10.0.0.7', '::ffff:10.0.0.7', 'fd00::7', '203.0.113.9', '2001:db8::1', '2002:a00:7::1'])
    expect([address, isRefusedAddress(address)]).toEqual([address, false]);
});
