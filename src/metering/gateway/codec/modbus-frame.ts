import type { Cutter } from './bytes.ts';
import { type ModbusChannel, modbusTypes, modbusValue } from './modbus-values.ts';

/** A message of Modbus TCP: the number that a reply repeats, the unit behind the gateway, function and data. */
export type ModbusFrame = { readonly transaction: number; readonly unit: number; readonly code: number; readonly data: Buffer };

const head = 7;
/** A message has at most 253 bytes after the unit. */
const longest = 254;
const functions = { coil: 1, discrete: 2, holding: 3, input: 4 } as const;

/** Cuts messages of Modbus TCP off a stream; anything else ends it, because nothing marks where the next message begins. */
export const modbusCutter: Cutter<ModbusFrame> = (bytes) => {
  if (bytes.length < head) return { need: head };
  const length = bytes.readUInt16BE(4);
  if (bytes.readUInt16BE(2) !== 0 || length < 2 || length > longest)
    return { cut: { bad: { code: 'frame-length', bytes: Buffer.from(bytes.subarray(0, 64)), fatal: true } }, used: bytes.length };
  const whole = 6 + length;
  if (bytes.length < whole) return { need: whole };
  const frame = {
    transaction: bytes.readUInt16BE(0),
    unit: bytes[6] as number,
    code: bytes[7] as number,
    data: Buffer.from(bytes.subarray(8, whole)),
  };
  return { cut: { frame }, used: whole };
};

/** The bytes of a message; the reverse of `modbusCutter`. */
export function encodeModbus({ transaction, unit, code, data }: ModbusFrame): Buffer {
  const bytes = Buffer.alloc(head + 1);
  bytes.writeUInt16BE(transaction, 0);
  bytes.writeUInt16BE(data.length + 2, 4);
  bytes[6] = unit;
  bytes[7] = code;
  return Buffer.concat([bytes, data]);
}

/** The request to a device for the registers or the bit of a channel. */
export function modbusRequest({ unit, table, address, type }: ModbusChannel, transaction: number): ModbusFrame {
  const data = Buffer.alloc(4);
  data.writeUInt16BE(address, 0);
  data.writeUInt16BE(type === null ? 1 : modbusTypes[type], 2);
  return { transaction, unit, code: functions[table], data };
}

/** Exceptions by which a gateway reports that a device behind it cannot be reached, or does not answer. */
const behindGateway: ReadonlySet<number> = new Set([10, 11]);

/**
 * Why a message does not answer that question: it is of another unit, or answers something else. Null if it does; an exception is an
 * answer.
 */
export function modbusMisfit({ unit, table }: ModbusChannel, transaction: number, frame: ModbusFrame): string | null {
  if (frame.transaction !== transaction) return 'no-answer';
  if (frame.unit !== unit) return 'other-address';
  return (frame.code & 0x7f) === functions[table] ? null : 'other-answer';
}

/** The value in an answer to that question, or why it has none. */
export function modbusReply(asked: ModbusChannel, frame: ModbusFrame): number | string | { readonly fault: string } {
  const misfit = modbusMisfit(asked, frame.transaction, frame);
  if (misfit !== null) return { fault: misfit };
  const { code, data } = frame;
  if ((code & 0x80) !== 0) return { fault: behindGateway.has(data[0] ?? 0) ? 'no-answer' : 'device-error' };
  if (data[0] !== data.length - 1) return { fault: 'other-length' };
  const bytes = data.subarray(1);
  if (asked.type === null) return bytes.length === 1 ? (bytes[0] as number) & 1 : { fault: 'other-length' };
  if (bytes.length !== modbusTypes[asked.type] * 2) return { fault: 'other-length' };
  return modbusValue(bytes, asked.type, asked.order) ?? { fault: 'no-value' };
}

const names = {
  1: ['读线圈', 'coils'],
  2: ['读离散输入', 'discrete inputs'],
  3: ['读保持寄存器', 'holding registers'],
  4: ['读输入寄存器', 'input registers'],
} as const;

/** The meaning of the exceptions of the standard. */
const exceptions: Readonly<Record<number, readonly [zh: string, en: string]>> = {
  1: ['不支持该功能', 'function not supported'],
  2: ['没有该地址', 'no such address'],
  3: ['数据值不对', 'illegal value'],
  4: ['设备故障', 'device failure'],
  6: ['设备忙', 'device busy'],
  10: ['网关无路径', 'no path through the gateway'],
  11: ['网关后的设备无应答', 'the device behind the gateway does not answer'],
};

/** The content of a message, in words; null if the bytes are not a message. */
export function modbusWords(bytes: Buffer): { readonly zh: string; readonly en: string } | null {
  const step = modbusCutter(bytes);
  if (!('cut' in step) || step.cut === null || !('frame' in step.cut)) return null;
  const { transaction, unit, code, data } = step.cut.frame;
  const [zh, en] = names[(code & 0x7f) as keyof typeof names] ?? [`功能码 ${code & 0x7f}`, `function ${code & 0x7f}`];
  const head = { zh: `事务 ${transaction}，从站 ${unit}，${zh}`, en: `transaction ${transaction}, unit ${unit}, ${en}` };
  if ((code & 0x80) === 0) {
    const hex = data.subarray(1).toString('hex').toUpperCase();
    return { zh: `${head.zh}：应答 ${data.length - 1} 字节，${hex}`, en: `${head.en}: ${data.length - 1} bytes, ${hex}` };
  }
  const number = data[0] ?? 0;
  const [why, reason] = exceptions[number] ?? ['', ''];
  return { zh: `${head.zh}：异常 ${number} ${why}`.trim(), en: `${head.en}: exception ${number} ${reason}`.trim() };
}
