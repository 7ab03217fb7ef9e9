import { expect, test } from 'vitest';
import { protocols as bacnet } from './lines/bacnet-line.ts';
import { protocols as cjt188 } from './lines/cjt188-line.ts';
import { protocols as dlt645 } from './lines/dlt645-line.ts';
import { protocols as modbus } from './lines/modbus-line.ts';
import type { Protocol } from './lines/protocol.ts';
import { silentDevices } from './silent-devices.ts';

const row = (channel: string, problem: string | null = null) => ({ channel, value: null, at: null, problem, frame: null });
const names = (protocol: Protocol | undefined, channels: readonly string[]) => channels.map((channel) => protocol?.device?.(channel));

test('each protocol with several devices on a line says from which one a channel is read', () => {
  expect(names(modbus[0], ['12:holding:0:float32', '7:simulated-meter/energy'])).toEqual(['12', '7']);
  expect(names(dlt645[0], ['000000000161:00010000'])).toEqual(['000000000161']);
  expect(names(cjt188[0], ['20:00000040314132:heat'])).toEqual(['20:00000040314132']);
  expect(names(bacnet[0], ['1001:analog-input,3'])).toEqual(['1001']);
});

test('a device is silent if none of its channels is answered, from the first round on, until it answers', () => {
  const round = [row('1:coil:0'), row('2:coil:0', 'no-answer'), row('2:coil:1', 'line-broken'), row('3:coil:0', 'device-error')];
  const first = silentDevices(modbus[0], round, [], 1000);
  expect(first).toEqual([{ device: '2', since: 1000, channels: 2 }]);
  expect(silentDevices(modbus[0], round, first, 9000)).toEqual(first);
  const again = silentDevices(modbus[0], [row('1:coil:0'), row('2:coil:0'), row('2:coil:1', 'no-answer')], first, 9000);
  expect(again).toEqual([]);
  expect(silentDevices(modbus[0], round, again, 9500)).toEqual([{ device: '2', since: 9500, channels: 2 }]);
});

test('if nobody answers, the line is reported and no single device', () => {
  expect(silentDevices(modbus[0], [row('1:coil:0', 'no-answer'), row('2:coil:0', 'line-broken')], [], 1000)).toEqual([]);
});
