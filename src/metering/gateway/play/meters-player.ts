import { modbusBytes } from '../codec/modbus-values.ts';
import { cjt188Gateway, dlt645Gateway, modbusDevice } from './field-devices.ts';
import type { Player } from './player.ts';
import { counted, power, warmth } from './rule.ts';

const meters = [1, 2, 3];
const addressOf = (number: number): string => String(number).padStart(12, '0');

/** Registers of one device: energy of meter 1 (float32 from 0), its power (float32 from 2), a room (int16 at 4, in 0.01 degC). */
function registersAt(at: number): readonly number[] {
  const room = Buffer.alloc(2);
  room.writeInt16BE(Math.round(warmth(1, at) * 100));
  const bytes = Buffer.concat([modbusBytes(counted(1, at), 'float32', 'ABCD'), modbusBytes(power(1), 'float32', 'ABCD'), room]);
  return Array.from({ length: bytes.length / 2 }, (_, word) => bytes.readUInt16BE(word * 2));
}

/** Meters behind a gateway, and a Modbus device. */
export const players: readonly Player[] = [
  {
    protocol: 'dlt645',
    way: 'answers',
    port: 8001,
    settings: [],
    play: async ({ place, now }) => {
      const gateway = await dlt645Gateway((address) => (meters.includes(Number(address)) ? counted(Number(address), now()) : null), place);
      const channels = meters.map((number) => ({ channel: `${addressOf(number)}:00010000`, quantity: 'energy', unit: 'kWh' }));
      return { ...gateway, channels };
    },
  },
  {
    protocol: 'cjt188',
    way: 'answers',
    port: 8002,
    settings: [],
    play: async ({ place, now }) => {
      const values = () => ({ heat: counted(1, now()), volume: counted(2, now()), supply: warmth(48, now()), return: warmth(28, now()) });
      const gateway = await cjt188Gateway(values, place);
      const channel = (what: string, unit: string) => ({ channel: `20:00000000000001:${what}`, quantity: what, unit });
      return {
        ...gateway,
        channels: [channel('heat', 'GJ'), channel('volume', 'm3'), channel('supply', 'degC'), channel('return', 'degC')],
      };
    },
  },
  {
    protocol: 'modbus-tcp',
    way: 'answers',
    port: 5020,
    settings: [],
    play: async ({ place, now }) => {
      const device = await modbusDevice((address) => registersAt(now())[address], place);
      return {
        ...device,
        channels: [
          { channel: '1:holding:0:float32', quantity: 'energy', unit: 'kWh' },
          { channel: '1:holding:2:float32', quantity: 'power', unit: 'kW' },
          { channel: '1:holding:4:int16', quantity: 'temperature', unit: '0.01 degC' },
        ],
      };
    },
  },
];
