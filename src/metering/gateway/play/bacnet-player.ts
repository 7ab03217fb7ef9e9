import { createSocket } from 'node:dgram';
import { bacnetReply } from '../codec/bacnet.ts';
import { iAm, readBacnet, readMultipleAnswer } from '../codec/bacnet-frame.ts';
import type { Player } from './player.ts';
import { counted, power, running, warmth } from './rule.ts';

/** By the numbers of the standard: degrees Celsius, kilowatts, kilowatt hours, no units. */
const units = { celsius: 62, kilowatts: 48, kilowattHours: 19, none: 95 };

const objectsAt = (at: number) => [
  { type: 0, instance: 1, value: warmth(1, at), units: units.celsius, name: 'ROOM-TEMP' },
  { type: 0, instance: 2, value: power(1), units: units.kilowatts, name: 'POWER' },
  { type: 0, instance: 3, value: 0, units: units.celsius, isFaulty: true },
  { type: 23, instance: 1, value: Math.floor(counted(1, at)), units: units.kilowattHours },
  { type: 5, instance: 1, value: running(at), units: units.none },
];

/** A BACnet/IP controller with a room, a power, a counter and whether it runs; a third input is faulty. */
export const players: readonly Player[] = [
  {
    protocol: 'bacnet',
    way: 'answers',
    port: 47_808,
    settings: [
      {
        name: 'device',
        label: { zh: '设备编号', en: 'Device instance' },
        isRight: (text) => /^\d{1,7}$/u.test(text) && Number(text) <= 4_194_302,
      },
    ],
    async play({ place, set, now }) {
      const device = Number(set['device'] ?? 1001);
      const socket = createSocket('udp4');
      socket.on('message', (bytes, { address, port }) => {
        const message = readBacnet(bytes);
        if (message?.kind === 'who-is' && message.low <= device && device <= message.high) socket.send(iAm(device), port, address);
        if (message?.kind !== 'read') return;
        socket.send(readMultipleAnswer(message.invoke, bacnetReply(device, objectsAt(now()), message.asked)), port, address);
      });
      await new Promise<void>((done, failed) => {
        socket.once('error', failed);
        socket.bind(place.port, place.host, done);
      });
      const channel = (name: string, quantity: string, unit: string) => ({ channel: `${device}:${name}`, quantity, unit });
      return {
        port: socket.address().port,
        channels: [
          channel('analog-input,1', 'temperature', 'degC'),
          channel('analog-input,2', 'power', 'kW'),
          channel('accumulator,1', 'energy', 'kWh'),
          channel('binary-value,1', 'state', '1'),
        ],
        stop: () => new Promise<void>((done) => socket.close(() => done())),
      };
    },
  },
];
