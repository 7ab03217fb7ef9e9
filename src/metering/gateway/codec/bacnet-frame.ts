/** An object within a device, by the number of its type. */
export type BacnetObject = { readonly type: number; readonly instance: number };

/**
 * The value of a property. `isFloat`: a number of four bytes; `scale`: what an accumulator is multiplied by, as a factor or as a power of
 * ten; `other`: not a number.
 */
export type BacnetProperty =
  | { readonly kind: 'number'; readonly number: number; readonly isFloat?: true }
  | { readonly kind: 'scale'; readonly factor: number }
  | { readonly kind: 'scale'; readonly exponent: number }
  | { readonly kind: 'bits'; readonly bits: readonly boolean[] }
  | { readonly kind: 'text'; readonly text: string }
  | ({ readonly kind: 'object' } & BacnetObject)
  | { readonly kind: 'error' }
  | { readonly kind: 'other' };

/** What was read of an object. */
export type ObjectRead = {
  readonly object: BacnetObject;
  readonly properties: readonly { readonly id: number; readonly index?: number; readonly value: BacnetProperty }[];
};

/** What is requested of an object; `index`: one entry of a list, 0 for its length. */
export type ObjectRequest = {
  readonly object: BacnetObject;
  readonly properties: readonly (number | { readonly id: number; readonly index: number })[];
};

/** A station behind a router: its network and its address there. */
export type Station = { readonly net: number; readonly address: Buffer };

/** A message of BACnet/IP, as far as it is used here. `from`: behind a router. */
export type BacnetMessage = { readonly from: Station | null } & (
  | { readonly kind: 'who-is'; readonly low: number; readonly high: number }
  | { readonly kind: 'i-am'; readonly device: number }
  | { readonly kind: 'read'; readonly invoke: number; readonly asked: readonly ObjectRequest[] }
  | { readonly kind: 'answer'; readonly invoke: number; readonly objects: readonly ObjectRead[] }
  | { readonly kind: 'refused'; readonly invoke: number }
);

const head = { ip: 0x81, unicast: 0x0a, broadcast: 0x0b, forwarded: 0x04, version: 0x01 };
const service = { iAm: 0x00, whoIs: 0x08, readMultiple: 0x0e };
const mostInstance = 4_194_303;

/** Reads bytes one after another; throws if they end too early. Its position only moves forward. */
function reader(bytes: Buffer) {
  let at = 0;
  const take = (count: number): Buffer => {
    if (at + count > bytes.length) throw new RangeError('cut');
    at += count;
    return bytes.subarray(at - count, at);
  };
  const uint = (count: number): number => {
    let number = 0;
    for (const byte of take(count)) number = number * 256 + byte;
    return number;
  };
  return { take, uint, peek: (): number => bytes[at] ?? -1, isOver: (): boolean => at >= bytes.length };
}

type Reader = ReturnType<typeof reader>;

/** A tag: its number, whether it is a context tag, its length; a null length opens or closes the content within. */
function tagOf(from: Reader): {
  readonly number: number;
  readonly isContext: boolean;
  readonly length: number;
  readonly edge: 'open' | 'close' | null;
} {
  const byte = from.uint(1);
  const number = byte >>> 4 === 15 ? from.uint(1) : byte >>> 4;
  const isContext = (byte & 8) !== 0;
  const size = byte & 7;
  if (isContext && size === 6) return { number, isContext, length: 0, edge: 'open' };
  if (isContext && size === 7) return { number, isContext, length: 0, edge: 'close' };
  if (size < 5) return { number, isContext, length: size, edge: null };
  const more = from.uint(1);
  return { number, isContext, length: more === 254 ? from.uint(2) : more === 255 ? from.uint(4) : more, edge: null };
}

const need = (holds: boolean): void => {
  if (!holds) throw new RangeError('other');
};

const objectOf = (id: number): BacnetObject => ({ type: Math.floor(id / 0x40_00_00), instance: id % 0x40_00_00 });

/** Reads a datagram; null if it is not used here. */
export function readBacnet(bytes: Buffer): BacnetMessage | null {
  try {
    return messageOf(bytes);
  } catch (trouble) {
    if (trouble instanceof RangeError) return null;
    throw trouble;
  }
}

function messageOf(bytes: Buffer): BacnetMessage | null {
  const from = reader(bytes);
  need(from.uint(1) === head.ip);
  const kind = from.uint(1);
  need(from.uint(2) === bytes.length);
  if (kind === head.forwarded) from.take(6);
  else need(kind === head.unicast || kind === head.broadcast);
  need(from.uint(1) === head.version);
  const control = from.uint(1);
  need((control & 0x80) === 0);
  const isRouted = (control & 0x20) !== 0;
  if (isRouted) {
    from.uint(2);
    from.take(from.uint(1));
  }
  const station = (control & 0x08) === 0 ? null : { net: from.uint(2), address: Buffer.from(from.take(from.uint(1))) };
  if (isRouted) from.uint(1);
  const told = bodyOf(from);
  return told === null ? null : { from: station, ...told };
}

type Body = BacnetMessage extends infer Message ? (Message extends BacnetMessage ? Omit<Message, 'from'> : never) : never;

function bodyOf(from: Reader): Body | null {
  const type = from.uint(1);
  if (type === 0x10) return unconfirmedOf(from);
  if ((type & 0xf0) === 0x00) {
    need((type & 0x08) === 0);
    from.uint(1);
    const invoke = from.uint(1);
    return from.uint(1) === service.readMultiple ? { kind: 'read', invoke, asked: list(from, requestOf) } : null;
  }
  if (type === 0x30) {
    const invoke = from.uint(1);
    return from.uint(1) === service.readMultiple ? { kind: 'answer', invoke, objects: list(from, readOf) } : null;
  }
  // an error, a rejection, an abortion; a segmented answer was not requested
  return [0x50, 0x60].includes(type) || (type & 0xf0) === 0x70 ? { kind: 'refused', invoke: from.uint(1) } : null;
}

function unconfirmedOf(from: Reader): Body | null {
  const what = from.uint(1);
  if (what === service.iAm) {
    const tag = tagOf(from);
    need(tag.number === 12 && tag.length === 4);
    const { type, instance } = objectOf(from.uint(4));
    return type === 8 ? { kind: 'i-am', device: instance } : null;
  }
  if (what !== service.whoIs) return null;
  if (from.isOver()) return { kind: 'who-is', low: 0, high: mostInstance };
  const limit = (): number => from.uint(Math.min(tagOf(from).length, 4));
  return { kind: 'who-is', low: limit(), high: limit() };
}

function list<Entry>(from: Reader, entry: (from: Reader) => Entry): Entry[] {
  const found: Entry[] = [];
  while (!from.isOver()) found.push(entry(from));
  return found;
}

function opened(from: Reader): BacnetObject {
  const tag = tagOf(from);
  need(tag.isContext && tag.number === 0 && tag.length === 4);
  const object = objectOf(from.uint(4));
  const edge = tagOf(from);
  need(edge.edge === 'open' && edge.number === 1);
  return object;
}

const isClosing = (from: Reader, number: number): boolean => from.peek() === ((number << 4) | 0x0f);

function requestOf(from: Reader): ObjectRequest {
  const object = opened(from);
  const properties: (number | { id: number; index: number })[] = [];
  while (!isClosing(from, 1)) {
    const tag = tagOf(from);
    need(tag.isContext && tag.edge === null && tag.length <= 4);
    const number = from.uint(tag.length);
    const last = properties.at(-1);
    if (tag.number === 0) properties.push(number);
    else if (tag.number === 1 && typeof last === 'number') properties[properties.length - 1] = { id: last, index: number };
  }
  from.uint(1);
  return { object, properties };
}

function readOf(from: Reader): ObjectRead {
  const object = opened(from);
  const properties: { id: number; index?: number; value: BacnetProperty }[] = [];
  while (!isClosing(from, 1)) {
    const tag = tagOf(from);
    need(tag.isContext && tag.number === 2 && tag.length > 0 && tag.length <= 4);
    const id = from.uint(tag.length);
    let edge = tagOf(from);
    let index: number | null = null;
    if (edge.number === 3 && edge.edge === null) {
      need(edge.length <= 4);
      index = from.uint(edge.length);
      edge = tagOf(from);
    }
    need(edge.edge === 'open' && (edge.number === 4 || edge.number === 5));
    const values: BacnetProperty[] = [];
    while (!isClosing(from, edge.number)) values.push(valueOf(from));
    from.uint(1);
    const at = index === null ? {} : { index };
    properties.push({ id, ...at, value: edge.number === 5 ? { kind: 'error' } : (values[0] ?? { kind: 'other' }) });
  }
  from.uint(1);
  return { object, properties };
}

function valueOf(from: Reader): BacnetProperty {
  const { number, isContext, length, edge } = tagOf(from);
  if (edge !== null || isContext) {
    const bytes = from.take(length);
    // BACnetScale: a real number, or a whole one
    if (edge === null && number === 0 && length === 4) return { kind: 'scale', factor: bytes.readFloatBE(0) };
    if (edge === null && number === 1 && length > 0 && length <= 4) return { kind: 'scale', exponent: bytes.readIntBE(0, length) };
    return { kind: 'other' };
  }
  if (number === 1) return { kind: 'number', number: length === 0 ? 0 : 1 };
  const bytes = from.take(length);
  if ((number === 2 || number === 9) && length > 0 && length <= 6) return { kind: 'number', number: bytes.readUIntBE(0, length) };
  if (number === 3 && length > 0 && length <= 6) return { kind: 'number', number: bytes.readIntBE(0, length) };
  if (number === 4 && length === 4) return { kind: 'number', number: bytes.readFloatBE(0), isFloat: true };
  if (number === 5 && length === 8) return { kind: 'number', number: bytes.readDoubleBE(0) };
  if (number === 12 && length === 4) return { kind: 'object', ...objectOf(bytes.readUInt32BE(0)) };
  // a text in UTF-8
  if (number === 7 && length > 1 && bytes[0] === 0) return { kind: 'text', text: bytes.subarray(1).toString('utf8') };
  if (number === 8 && length > 0) {
    const bits = [...bytes.subarray(1)].flatMap((byte) => Array.from({ length: 8 }, (_, at) => ((byte >> (7 - at)) & 1) === 1));
    return { kind: 'bits', bits: bits.slice(0, Math.max(0, bits.length - (bytes[0] as number))) };
  }
  return { kind: 'other' };
}

/** A datagram to a device, or to one behind a router. @param expects whether an answer is expected */
function datagram(to: Station | null, body: Buffer, expects = false): Buffer {
  const control = (expects ? 0x04 : 0) | (to === null ? 0 : 0x20);
  const route =
    to === null
      ? Buffer.alloc(0)
      : Buffer.concat([Buffer.from([to.net >> 8, to.net & 0xff, to.address.length]), to.address, Buffer.from([0xff])]);
  const length = 6 + route.length + body.length;
  return Buffer.concat([Buffer.from([head.ip, head.unicast, length >> 8, length & 0xff, head.version, control]), route, body]);
}

const contextUint = (number: number, value: number): Buffer => {
  const bytes = uintBytes(value);
  return Buffer.concat([Buffer.from([(number << 4) | 8 | bytes.length]), bytes]);
};

function uintBytes(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  const first = bytes.findIndex((byte) => byte !== 0);
  return bytes.subarray(first < 0 ? 3 : first);
}

function objectBytes(tag: number, { type, instance }: BacnetObject): Buffer {
  const bytes = Buffer.alloc(5);
  bytes[0] = tag;
  bytes.writeUInt32BE(type * 0x40_00_00 + instance, 1);
  return bytes;
}

/** Asks which device has a number. */
export const whoIs = (device: number): Buffer =>
  datagram(null, Buffer.concat([Buffer.from([0x10, service.whoIs]), contextUint(0, device), contextUint(1, device)]));

/** Asks which devices are present. */
export const whoIsThere = (): Buffer => datagram(null, Buffer.from([0x10, service.whoIs]));

/** Announces a device: at most 1476 bytes, no segments, of no vendor. */
export const iAm = (device: number): Buffer =>
  datagram(
    null,
    Buffer.concat([
      Buffer.from([0x10, service.iAm]),
      objectBytes(0xc4, { type: 8, instance: device }),
      Buffer.from([0x22, 0x05, 0xc4, 0x91, 0x03, 0x21, 0x00]),
    ]),
  );

const propertyBytes = (one: number | { readonly id: number; readonly index: number }): Buffer =>
  typeof one === 'number' ? contextUint(0, one) : Buffer.concat([contextUint(0, one.id), contextUint(1, one.index)]);

/** Requests properties of objects together. @param invoke repeated by the answer, 0…255 */
export function readMultiple(to: Station | null, invoke: number, asked: readonly ObjectRequest[]): Buffer {
  const parts = asked.map(({ object, properties }) =>
    Buffer.concat([objectBytes(0x0c, object), Buffer.from([0x1e]), ...properties.map(propertyBytes), Buffer.from([0x1f])]),
  );
  return datagram(to, Buffer.concat([Buffer.from([0x00, 0x05, invoke, service.readMultiple]), ...parts]), true);
}

/** Answers that request; for simulated devices. */
export function readMultipleAnswer(invoke: number, objects: readonly ObjectRead[]): Buffer {
  const parts = objects.map(({ object, properties }) => {
    const told = properties.map(({ id, index, value }) => {
      const [open, close] = value.kind === 'error' ? [0x5e, 0x5f] : [0x4e, 0x4f];
      const at = index === undefined ? Buffer.alloc(0) : contextUint(3, index);
      return Buffer.concat([contextUint(2, id), at, Buffer.from([open]), valueBytes(value), Buffer.from([close])]);
    });
    return Buffer.concat([objectBytes(0x0c, object), Buffer.from([0x1e]), ...told, Buffer.from([0x1f])]);
  });
  return datagram(null, Buffer.concat([Buffer.from([0x30, invoke, service.readMultiple]), ...parts]));
}

function scaleBytes(scale: Extract<BacnetProperty, { kind: 'scale' }>): Buffer {
  const bytes = Buffer.alloc(5);
  if ('exponent' in scale) return Buffer.from([0x19, scale.exponent & 0xff]);
  bytes[0] = 0x0c;
  bytes.writeFloatBE(scale.factor, 1);
  return bytes;
}

function valueBytes(value: BacnetProperty): Buffer {
  if (value.kind === 'error') return Buffer.from([0x91, 0x01, 0x91, 0x1f]);
  if (value.kind === 'object') return objectBytes(0xc4, value);
  if (value.kind === 'bits')
    return Buffer.from([0x82, 8 - value.bits.length, value.bits.reduce((byte, bit, at) => byte | (Number(bit) << (7 - at)), 0)]);
  if (value.kind === 'other') return Buffer.from([0x00]);
  if (value.kind === 'scale') return scaleBytes(value);
  if (value.kind === 'text') {
    const text = Buffer.from(value.text, 'utf8').subarray(0, 200);
    return Buffer.concat([Buffer.from([0x75, text.length + 1, 0]), text]);
  }
  if (value.isFloat !== true) {
    const bytes = uintBytes(value.number);
    return Buffer.concat([Buffer.from([0x20 | bytes.length]), bytes]);
  }
  const bytes = Buffer.alloc(5);
  bytes[0] = 0x44;
  bytes.writeFloatBE(value.number, 1);
  return bytes;
}
