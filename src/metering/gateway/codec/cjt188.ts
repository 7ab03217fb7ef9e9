import type { Cutter } from './bytes.ts';
import { bcdText, byteSum, bytesOf, reversedHex } from './dlt645.ts';

/** A frame of CJ/T 188: `type` of the meter in hex, `20` heat, its address as 14 digits. */
export type Cjt188Frame = { readonly type: string; readonly address: string; readonly control: number; readonly data: Buffer };

const start = 0x68;
const end = 0x16;
const around = 13;

/** What a heat meter reports (`live.md` 4). */
export const heatValues = ['heat', 'volume', 'supply', 'return'] as const;

export type HeatValue = (typeof heatValues)[number];

/** Cuts frames off a line; bytes before a start, and bytes that prove not to be a frame, are skipped. */
export const cjt188Cutter: Cutter<Cjt188Frame> = (bytes) => {
  const begin = bytes.indexOf(start);
  if (begin !== 0) return { cut: null, used: begin < 0 ? bytes.length : begin };
  if (bytes.length < 11) return { need: 11 };
  const whole = around + (bytes[10] as number);
  if (bytes.length < whole) return { need: whole };
  const frame = bytes.subarray(0, whole);
  const isWhole = frame[whole - 1] === end && byteSum(frame.subarray(0, whole - 2)) === frame[whole - 2];
  if (!isWhole) return { cut: { bad: { code: 'frame-check', bytes: Buffer.from(frame), fatal: false } }, used: 1 };
  const [type, address] = [
    Buffer.from([frame[1] as number])
      .toString('hex')
      .toUpperCase(),
    reversedHex(frame.subarray(2, 9)),
  ];
  return { cut: { frame: { type, address, control: frame[9] as number, data: Buffer.from(frame.subarray(11, whole - 2)) } }, used: whole };
};

/** The bytes of a frame; the reverse of `cjt188Cutter`. */
export function encodeCjt188({ type, address, control, data }: Cjt188Frame): Buffer {
  const frame = Buffer.concat([
    Buffer.from([start]),
    Buffer.from(type, 'hex'),
    bytesOf(address),
    Buffer.from([control, data.length]),
    data,
  ]);
  return Buffer.concat([frame, Buffer.from([byteSum(frame), end])]);
}

/** The request for all values of a meter; makers write the identifier in one order or the other, and accept both. */
export function meterRequest(type: string, address: string): Cjt188Frame {
  return { type, address, control: 0x01, data: Buffer.from([0x90, 0x1f, 0x01]) };
}

const identifiers = new Set(['901F', '1F90']);

/**
 * Unit bytes before a value. 2C is VERIFIED, those of heat are RECALLED (`standards.md` 7.4) and fit the units of power (17) and flow (35)
 * in its frame: anything else is not a value.
 */
const unitsOfBytes: Readonly<Partial<Record<number, string>>> = { 0x2c: 'm3', 0x05: 'kWh', 0x08: 'MWh', 0x0e: 'MJ', 0x11: 'GJ' };

export type Cjt188Question = Pick<Cjt188Frame, 'type' | 'address'>;

/**
 * Why a frame does not answer a question: it is of another meter, or answers something else. Null if it does; an error of the meter is an
 * answer.
 */
export function cjt188Misfit(asked: Cjt188Question, { type, address, control, data }: Cjt188Frame): string | null {
  if ((control & 0x80) === 0) return 'no-answer';
  if (address !== asked.address || type !== asked.type) return 'other-address';
  if ((control & 0xbf) !== 0x81) return 'other-answer';
  const isError = (control & 0x40) !== 0;
  return isError || identifiers.has(data.subarray(0, 2).toString('hex').toUpperCase()) ? null : 'other-answer';
}

/**
 * One value of a heat meter's reply as decimal text with its unit, or why it has none. The order of the fields from the third on and two
 * decimals of temperature and volume are RECALLED (`standards.md` 7.4).
 */
export function heatValue(
  asked: Cjt188Question & { readonly what: HeatValue },
  reply: Cjt188Frame,
): { readonly text: string; readonly unit: string } | { readonly fault: string } {
  const misfit = cjt188Misfit(asked, reply);
  if (misfit !== null) return { fault: misfit };
  if ((reply.control & 0x40) !== 0) return { fault: 'device-error' };
  if (reply.data.length !== 46) return { fault: 'other-length' };
  const fields = {
    heat: reply.data.subarray(8, 13),
    volume: reply.data.subarray(23, 28),
    supply: reply.data.subarray(28, 31),
    return: reply.data.subarray(31, 34),
  };
  const field = fields[asked.what];
  const isWarmth = asked.what === 'supply' || asked.what === 'return';
  const unit = isWarmth ? 'degC' : unitsOfBytes[field[0] as number];
  if (unit === undefined || (asked.what === 'volume') !== (unit === 'm3')) return { fault: 'unknown-unit-byte' };
  // a sign, as a thaw in a pipe would need one, or a digit: no standard found says which
  if (((field.at(-1) as number) & 0x80) !== 0) return { fault: 'sign-unclear' };
  const text = bcdText(isWarmth ? field : field.subarray(1), 2, false);
  return text === null ? { fault: 'bad-bcd' } : { text, unit };
}

/** The answer to a question with these values (heat in GJ, volume in m3, degC); for simulated devices. */
export function heatReply({ type, address }: Cjt188Frame, values: Readonly<Record<HeatValue, number>>): Cjt188Frame {
  const digits = (value: number, bytes: number): Buffer =>
    bytesOf(
      Math.round(value * 100)
        .toString()
        .padStart(bytes * 2, '0')
        .slice(-bytes * 2),
    );
  const amount = (unit: number, value: number): Buffer => Buffer.concat([Buffer.from([unit]), digits(value, 4)]);
  const data = Buffer.concat([
    Buffer.from([0x90, 0x1f, 0x01]),
    amount(0x11, values.heat),
    amount(0x11, values.heat),
    amount(0x17, 0),
    amount(0x35, 0),
    amount(0x2c, values.volume),
    digits(values.supply, 3),
    digits(values.return, 3),
    Buffer.alloc(12),
  ]);
  return { type, address, control: 0x81, data };
}

/** The content of a frame, in words; null if the bytes are not a frame. */
export function cjt188Words(bytes: Buffer): { readonly zh: string; readonly en: string } | null {
  const step = cjt188Cutter(bytes.subarray(Math.max(0, bytes.indexOf(start))));
  if (!('cut' in step) || step.cut === null || !('frame' in step.cut)) return null;
  const { frame } = step.cut;
  const { type, address } = frame;
  const told = heatValues.flatMap((what) => {
    const value = heatValue({ type, address, what }, frame);
    return 'fault' in value ? [] : [{ what, said: `${value.text} ${value.unit}` }];
  });
  const zh = { heat: '累计热量', volume: '累计流量', supply: '供水', return: '回水' };
  return {
    zh: `${type} 型表 ${address}：${told.map(({ what, said }) => `${zh[what]} ${said}`).join('，')}`,
    en: `meter ${address} of type ${type}: ${told.map(({ what, said }) => `${what} ${said}`).join(', ')}`,
  };
}
