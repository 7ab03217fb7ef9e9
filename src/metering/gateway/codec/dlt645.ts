import type { Cutter } from './bytes.ts';

/** A frame of DL/T 645; `data` is the decoded content, without the 0x33 that is added to each byte on the line. */
export type Dlt645Frame = { readonly address: string; readonly control: number; readonly data: Buffer };

/** The number of digits of a data identifier tells the two editions of DL/T 645 apart: 4 for 1997, 8 for 2007. */
export type DataIdentifier = string;

const start = 0x68;
const end = 0x16;
const added = 0x33;
const around = 12;

/** The sum of all bytes from the first 0x68, modulo 256. */
export const byteSum = (bytes: Uint8Array): number => bytes.reduce((sum, byte) => (sum + byte) & 0xff, 0);

/** Cuts frames off a line; bytes before a start, and bytes that prove not to be a frame, are skipped. */
export const dlt645Cutter: Cutter<Dlt645Frame> = (bytes) => {
  const begin = bytes.indexOf(start);
  if (begin !== 0) return { cut: null, used: begin < 0 ? bytes.length : begin };
  if (bytes.length < 10) return { need: 10 };
  const whole = around + (bytes[9] as number);
  if (bytes[7] !== start) return { cut: null, used: 1 };
  if (bytes.length < whole) return { need: whole };
  const frame = bytes.subarray(0, whole);
  const isWhole = frame[whole - 1] === end && byteSum(frame.subarray(0, whole - 2)) === frame[whole - 2];
  if (!isWhole) return { cut: { bad: { code: 'frame-check', bytes: Buffer.from(frame), fatal: false } }, used: 1 };
  const data = Buffer.from(frame.subarray(10, whole - 2).map((byte) => (byte - added) & 0xff));
  return { cut: { frame: { address: reversedHex(frame.subarray(1, 7)), control: frame[8] as number, data } }, used: whole };
};

/** The bytes of a frame; the reverse of `dlt645Cutter`. */
export function encodeDlt645({ address, control, data }: Dlt645Frame): Buffer {
  const body = Buffer.from(data.map((byte) => (byte + added) & 0xff));
  const head = Buffer.from([start, ...bytesOf(address), start, control, data.length]);
  const frame = Buffer.concat([head, body]);
  return Buffer.concat([frame, Buffer.from([byteSum(frame), end])]);
}

/** The request for a value of a meter. @example encodeDlt645(readRequest('000000000161', '00010000')) */
export function readRequest(address: string, identifier: DataIdentifier): Dlt645Frame {
  return { address, control: identifier.length === 4 ? 0x01 : 0x11, data: bytesOf(identifier) };
}

/** How the digits of a value are read: number of bytes, number of decimals, whether the highest bit is a sign. */
type Format = { readonly bytes: number; readonly decimals: number; readonly signed?: true };

/**
 * By the first bytes of the identifier (`standards.md` 7.3). Formats of power are RECALLED there; also RECALLED: combined energy, active
 * and reactive (annex A), has a sign where other energy has an eighth digit.
 */
const formats: readonly (readonly [pattern: RegExp, format: Format])[] = [
  [/^00(?:00|03|04)[0-9A-F]{4}$/u, { bytes: 4, decimals: 2, signed: true }],
  [/^00[0-9A-F]{6}$/u, { bytes: 4, decimals: 2 }],
  [/^0201[0-9A-F]{4}$/u, { bytes: 2, decimals: 1 }],
  [/^0202[0-9A-F]{4}$/u, { bytes: 3, decimals: 3, signed: true }],
  [/^0203[0-9A-F]{4}$/u, { bytes: 3, decimals: 4, signed: true }],
  [/^90[0-9A-F]{2}$/u, { bytes: 4, decimals: 2 }],
  [/^91[0-9A-F]{2}$/u, { bytes: 4, decimals: 2 }],
  [/^B61[0-9A-F]$/u, { bytes: 2, decimals: 0 }],
  [/^B62[0-9A-F]$/u, { bytes: 2, decimals: 2 }],
  [/^B63[0-9A-F]$/u, { bytes: 3, decimals: 4 }],
];

export const formatOf = (identifier: DataIdentifier): Format | null => formats.find(([pattern]) => pattern.test(identifier))?.[1] ?? null;

export type Dlt645Question = { readonly address: string; readonly identifier: DataIdentifier };

/** Whether an address is the requested one; `AA` matches any two digits. */
const isAddressOf = (asked: string, told: string): boolean =>
  (asked.match(/../gu) ?? []).every((pair, at) => pair === 'AA' || pair === told.slice(at * 2, at * 2 + 2));

/**
 * Why a frame does not answer a question: it is of another meter, or answers something else. Null if it does; an error of the meter is an
 * answer.
 */
export function dlt645Misfit(asked: Dlt645Question, { address, control, data }: Dlt645Frame): string | null {
  if ((control & 0x80) === 0) return 'no-answer';
  if (!isAddressOf(asked.address, address)) return 'other-address';
  const request = asked.identifier.length === 4 ? 0x01 : 0x11;
  if ((control & 0x9f) !== (request | 0x80)) return 'other-answer';
  const isError = (control & 0x40) !== 0;
  return isError || reversedHex(data.subarray(0, asked.identifier.length / 2)) === asked.identifier ? null : 'other-answer';
}

/** The value in a reply to a question, as decimal text, or why it has none. */
export function replyValue(asked: Dlt645Question, reply: Dlt645Frame): string | { readonly fault: string } {
  const misfit = dlt645Misfit(asked, reply);
  if (misfit !== null) return { fault: misfit };
  if ((reply.control & 0x40) !== 0) return { fault: 'device-error' };
  const head = asked.identifier.length / 2;
  const format = formatOf(asked.identifier);
  if (format === null) return { fault: 'unknown-identifier' };
  const digits = reply.data.subarray(head);
  if (digits.length !== format.bytes) return { fault: 'other-length' };
  return bcdText(digits, format.decimals, format.signed === true) ?? { fault: 'bad-bcd' };
}

/** The answer to a question with a value; for simulated devices. */
export function replyOf({ address, control, data }: Dlt645Frame, value: number): Dlt645Frame {
  const identifier = reversedHex(data);
  const format = formatOf(identifier);
  if (format === null) return { address, control: control | 0xc0, data: Buffer.from([0x02]) };
  const digits = bcdBytes(value, format);
  return { address, control: control | 0x80, data: Buffer.concat([data, digits]) };
}

/**
 * Two digits per byte, the lowest byte first; null if one is not a digit.
 * @example bcdText(Buffer.from('26000000', 'hex'), 2, false) // '0.26'
 */
export function bcdText(bytes: Uint8Array, decimals: number, signed: boolean): string | null {
  const high = Buffer.from(bytes).reverse();
  const isNegative = signed && ((high[0] ?? 0) & 0x80) !== 0;
  if (isNegative) high[0] = (high[0] as number) & 0x7f;
  const digits = high.toString('hex');
  if (!/^\d+$/u.test(digits)) return null;
  const whole = digits.slice(0, digits.length - decimals).replace(/^0+(?=\d)/u, '');
  const text = decimals === 0 ? digits.replace(/^0+(?=\d)/u, '') : `${whole || '0'}.${digits.slice(-decimals)}`;
  return isNegative ? `-${text}` : text;
}

function bcdBytes(value: number, { bytes, decimals, signed }: Format): Buffer {
  const digits = Math.round(Math.abs(value) * 10 ** decimals)
    .toString()
    .padStart(bytes * 2, '0')
    .slice(-bytes * 2);
  const high = Buffer.from(digits, 'hex');
  if (signed === true && value < 0) high[0] = (high[0] as number) | 0x80;
  return high.reverse();
}

/** Hex of bytes that are sent lowest first. */
export const reversedHex = (bytes: Uint8Array): string => Buffer.from(bytes).reverse().toString('hex').toUpperCase();

export const bytesOf = (hex: string): Buffer => Buffer.from(hex, 'hex').reverse();

/** The content of a frame, in words; null if the bytes are not a frame. */
export function dlt645Words(bytes: Buffer): { readonly zh: string; readonly en: string } | null {
  const step = dlt645Cutter(bytes.subarray(Math.max(0, bytes.indexOf(start))));
  if (!('cut' in step) || step.cut === null || !('frame' in step.cut)) return null;
  const { address, control, data } = step.cut.frame;
  const isReply = (control & 0x80) !== 0;
  if ((control & 0xc0) === 0xc0) return { zh: `电表 ${address}：出错应答 ${hex(data)}`, en: `meter ${address}: error ${hex(data)}` };
  const head = (control & 0x1f) === 0x01 ? 2 : 4;
  const identifier = reversedHex(data.subarray(0, head));
  const value = reversedHex(data.subarray(head));
  const told = { zh: `电表 ${address}，数据标识 ${identifier}`, en: `meter ${address}, identifier ${identifier}` };
  return isReply
    ? { zh: `${told.zh}：应答 ${value}`, en: `${told.en}: answered ${value}` }
    : { zh: `${told.zh}：读取`, en: `${told.en}: asked` };
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').toUpperCase();
