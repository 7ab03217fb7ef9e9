/** What Modbus registers can hold, and the order of the bytes. */
export const modbusTypes = { uint16: 1, int16: 1, uint32: 2, int32: 2, float32: 2, uint64: 4, float64: 4 } as const;

export type ModbusType = keyof typeof modbusTypes;

/** `ABCD`: as in the standard, the highest first; for eight bytes likewise by word and by byte. */
export const wordOrders = ['ABCD', 'CDAB', 'BADC', 'DCBA'] as const;

export type WordOrder = (typeof wordOrders)[number];

export type ModbusTable = 'holding' | 'input' | 'coil' | 'discrete';

/** A channel of a Modbus device. `type` is null for coils and discrete inputs, which are one bit. */
export type ModbusChannel = {
  readonly unit: number;
  readonly table: ModbusTable;
  readonly address: number;
  readonly type: ModbusType | null;
  readonly order: WordOrder;
};

const pattern =
  /^(\d{1,3}):(?:(holding|input):(\d{1,5}):(u?int16|u?int32|float32|uint64|float64)(?::(ABCD|CDAB|BADC|DCBA))?|(coil|discrete):(\d{1,5}))$/u;

/** Reads `UNIT:holding|input:ADDRESS:TYPE[:ORDER]` or `UNIT:coil|discrete:ADDRESS`; null if it is not a channel. */
export function modbusChannel(text: string): ModbusChannel | null {
  const found = pattern.exec(text);
  if (found === null) return null;
  const [, unit, table, address, type, order, bits, bit] = found;
  const one: ModbusChannel = {
    unit: Number(unit),
    table: (table ?? bits) as ModbusTable,
    address: Number(address ?? bit),
    type: (type ?? null) as ModbusType | null,
    order: (order ?? 'ABCD') as WordOrder,
  };
  const words = one.type === null ? 1 : modbusTypes[one.type];
  return one.unit <= 247 && one.address + words <= 65_536 ? one : null;
}

/** A channel with its word order, even the default one: the form shown to people. */
export function modbusWholeText(one: ModbusChannel): string {
  const words = one.type === null ? 1 : modbusTypes[one.type];
  return words > 1 && one.order === 'ABCD' ? `${modbusText(one)}:ABCD` : modbusText(one);
}

/** The canonical form of a channel, as stored. */
export function modbusText({ unit, table, address, type, order }: ModbusChannel): string {
  return `${unit}:${table}:${address}${type === null ? '' : `:${type}${order === 'ABCD' ? '' : `:${order}`}`}`;
}

/** The bytes of a value, highest first. @param bytes as on the line; the function is its own inverse */
export function ordered(bytes: Buffer, order: WordOrder): Buffer {
  const out = Buffer.from(bytes);
  if (order === 'BADC' || order === 'DCBA') out.swap16();
  if (order === 'CDAB' || order === 'DCBA') {
    const words = Array.from({ length: out.length / 2 }, (_, at) => out.subarray(at * 2, at * 2 + 2));
    return Buffer.concat(words.toReversed());
  }
  return out;
}

/**
 * The value of registers: a number, or text where a number would lose digits. Null if there is none: NaN and infinite.
 * @param bytes of the registers, as on the line
 */
export function modbusValue(bytes: Buffer, type: ModbusType, order: WordOrder): number | string | null {
  if (bytes.length !== modbusTypes[type] * 2) return null;
  const value = ordered(bytes, order);
  switch (type) {
    case 'uint16':
      return value.readUInt16BE();
    case 'int16':
      return value.readInt16BE();
    case 'uint32':
      return value.readUInt32BE();
    case 'int32':
      return value.readInt32BE();
    case 'float32':
      return shortestOfFloat(value.readFloatBE());
    case 'uint64':
      return value.readBigUInt64BE().toString();
    case 'float64':
      return finite(value.readDoubleBE());
  }
}

/** The highest value of each type: a number like any other, but many models use it to mean that they have no value. */
const allOnes: Readonly<Partial<Record<ModbusType, string>>> = {
  uint16: '65535',
  uint32: '4294967295',
  uint64: '18446744073709551615',
};

/** Whether each bit of the registers of a channel is set. */
export const isAllOnes = ({ type }: Pick<ModbusChannel, 'type'>, value: number | string): boolean =>
  type !== null && String(value) === allOnes[type];

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** The number that people would write for a four-byte float: 0.1 and not 0.10000000149. */
export function shortestOfFloat(value: number): number | null {
  if (!Number.isFinite(value)) return null;
  for (let digits = 6; digits < 10; digits++) {
    const written = Number(value.toPrecision(digits));
    if (Math.fround(written) === value) return written;
  }
  return value;
}

/** The registers of a value; the reverse of `modbusValue`. */
export function modbusBytes(value: number | bigint, type: ModbusType, order: WordOrder): Buffer {
  const bytes = Buffer.alloc(modbusTypes[type] * 2);
  if (type === 'uint16') bytes.writeUInt16BE(Number(value));
  else if (type === 'int16') bytes.writeInt16BE(Number(value));
  else if (type === 'uint32') bytes.writeUInt32BE(Number(value));
  else if (type === 'int32') bytes.writeInt32BE(Number(value));
  else if (type === 'float32') bytes.writeFloatBE(Number(value));
  else if (type === 'float64') bytes.writeDoubleBE(Number(value));
  else bytes.writeBigUInt64BE(BigInt(value));
  return ordered(bytes, order);
}
