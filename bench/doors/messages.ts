import { encodeCollectorFrame } from '../../src/metering/gateway/codec/collector-frame.ts';
import { type CollectorMessage, writeCollectorMessage } from '../../src/metering/gateway/codec/collector-message.ts';
import { writeText } from '../../src/metering/gateway/codec/collector-text.ts';

/** Devices that send so many values each, and which of their rounds (15 minutes each) are sent. `first`: time of round 0, ms. */
export type Fleet = {
  readonly letter: string;
  readonly devices: number;
  readonly values: number;
  readonly first: number;
  readonly from: number;
  readonly rounds: number;
};

export const secret = 'on the bench';
export const aes = Buffer.from('0102030405060708090a0b0c0d0e0f10', 'hex');
export const benchBuilding = '140302A900';

/** The code of a series. */
export const seriesOf = (letter: string, device: number, value: number): string =>
  `${letter}-${String(device).padStart(4, '0')}-${String(value).padStart(2, '0')}`;

const quarter = 900_000;
const timeOf = ({ first, from }: Fleet, round: number): Date => new Date(first + (from + round) * quarter);

/** Rising registers, each at its own rate. */
const valueOf = ({ from }: Fleet, device: number, value: number, round: number): string =>
  ((from + round + 1) * (1 + ((device * 31 + value * 7) % 40) / 8) + 100).toFixed(3);

const framed = (number: number, instruction: number, type: string, body: CollectorMessage['body']): Buffer => {
  const message = { building: benchBuilding, gateway: String(number), type, body };
  const payload = writeText(writeCollectorMessage(message), { encoding: 'utf-8', encrypted: true }, aes);
  return encodeCollectorFrame({ dialect: 'A', instruction, type: null, check: 'xmodem', payload });
};

export const identityFrame = (number: number, operation: string, value: string | null): Buffer =>
  framed(number, 1, operation, { kind: 'identity', operation, value });

/** What a device sends in a round: as a collector's frame and as JSON. */
export function messageOf(fleet: Fleet, device: number, round: number): { readonly collector: Buffer; readonly json: string } {
  const at = timeOf(fleet, round);
  const local = new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replaceAll(/\D/gu, '');
  const values = Array.from({ length: fleet.values }, (_, value) => valueOf(fleet, device, value, round));
  const told = values.map((value, meter) => ({ meter: String(meter), id: '1', coding: '01A00', error: '192', at: null, value }));
  const sequence = String(round + 1).padStart(8, '0');
  const data = { operation: 'report', sequence, total: null, current: null, parsed: true, time: local, values: told } as const;
  return {
    collector: framed(device, round + 2, 'report', { kind: 'data', data }),
    json: JSON.stringify({ time: at.toISOString(), v: values.map(Number) }),
  };
}

/** The same round as a live message over HTTP. */
export function rowsOf(fleet: Fleet, device: number, round: number): string {
  const readings = Array.from({ length: fleet.values }, (_, value) => ({
    meter: seriesOf(fleet.letter, device, value),
    value: valueOf(fleet, device, value, round),
  }));
  const message = `${fleet.letter}${device}:${fleet.from + round}`;
  return JSON.stringify({ message, time: timeOf(fleet, round).toISOString(), readings });
}
