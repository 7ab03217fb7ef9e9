import type { ReadUnit } from '#kernel/quantity.ts';
import type { BacnetMessage, BacnetObject, BacnetProperty, ObjectRead, ObjectRequest } from './bacnet-frame.ts';
import { shortestOfFloat } from './modbus-values.ts';

/** An object of a BACnet device that has a present value; `type` by its number in the standard. */
export type BacnetChannel = { readonly device: number; readonly type: number; readonly instance: number };

/**
 * What an object returned: its present value as a number with its unit, or why it has none. A unit that no series is read in is given by
 * its number (`BACnet 17`), so that it is refused unless the channel states another.
 */
export type BacnetValue = { readonly value: number; readonly unit?: string } | { readonly fault: string };

const mostInstance = 4_194_302;
export const deviceType = 8;
const accumulatorType = 23;

/** Objects with a numeric present value, by the names and numbers that the standard gives them, and whether they have a unit. */
const objectTypes = new Map<string, { readonly type: number; readonly hasUnits: boolean }>([
  ['analog-input', { type: 0, hasUnits: true }],
  ['analog-output', { type: 1, hasUnits: true }],
  ['analog-value', { type: 2, hasUnits: true }],
  ['binary-input', { type: 3, hasUnits: false }],
  ['binary-output', { type: 4, hasUnits: false }],
  ['binary-value', { type: 5, hasUnits: false }],
  ['multi-state-input', { type: 13, hasUnits: false }],
  ['multi-state-output', { type: 14, hasUnits: false }],
  ['multi-state-value', { type: 19, hasUnits: false }],
  ['accumulator', { type: 23, hasUnits: true }],
  ['pulse-converter', { type: 24, hasUnits: true }],
  ['integer-value', { type: 45, hasUnits: true }],
  ['large-analog-value', { type: 46, hasUnits: true }],
  ['positive-integer-value', { type: 48, hasUnits: true }],
]);

/** Units of the standard, by their numbers, that a series may be read in. */
const unitsOfBacnet: ReadonlyMap<number, ReadUnit> = new Map<number, ReadUnit>([
  [62, 'degC'],
  [64, 'degF'],
  [63, 'K'],
  [98, '%'],
  [29, '%'],
  [96, 'ppm'],
  [219, 'ug/m3'],
  [218, 'mg/m3'],
  [53, 'Pa'],
  [133, 'hPa'],
  [54, 'kPa'],
  [135, 'm3/h'],
  [87, 'L/s'],
  [80, 'm3'],
  [47, 'W'],
  [48, 'kW'],
  [49, 'MW'],
  [18, 'Wh'],
  [19, 'kWh'],
  [146, 'MWh'],
  [126, 'MJ'],
]);

/** The number that marks a value as having no unit. */
const noUnits = 95;

/** Properties by their numbers in the standard. */
const property = {
  objectIdentifier: 75,
  objectList: 76,
  objectName: 77,
  presentValue: 85,
  statusFlags: 111,
  units: 117,
  scale: 187,
} as const;

/** Reads `DEVICE:analog-input,3`; null if it is not a channel. */
export function bacnetChannel(text: string): BacnetChannel | null {
  const [, device = '', name = '', instance = ''] = /^(\d{1,7}):([a-z-]+),(\d{1,7})$/u.exec(text) ?? [];
  const known = objectTypes.get(name);
  const one = { device: Number(device), instance: Number(instance) };
  return known === undefined || one.device > mostInstance || one.instance > mostInstance ? null : { ...one, type: known.type };
}

/** The canonical form of a channel. */
export function bacnetText({ device, type, instance }: BacnetChannel): string {
  const [name = ''] = [...objectTypes].find(([, one]) => one.type === type) ?? [];
  return `${device}:${name},${instance}`;
}

/** The request to a device for some of its objects; the device identifies itself in the answer. */
export function bacnetQuestion(
  device: number,
  channels: readonly BacnetChannel[],
  asksNames = false,
): { object: BacnetObject; properties: number[] }[] {
  const withUnits = new Set([...objectTypes.values()].filter(({ hasUnits }) => hasUnits).map(({ type }) => type));
  const self = { object: { type: deviceType, instance: device }, properties: [property.objectIdentifier] };
  const objects = channels.map(({ type, instance }) => ({
    object: { type, instance },
    properties: [
      property.presentValue,
      property.statusFlags,
      ...(withUnits.has(type) ? [property.units] : []),
      ...(type === accumulatorType ? [property.scale] : []),
      ...(asksNames ? [property.objectName] : []),
    ],
  }));
  return [self, ...objects];
}

/** The request to a device for entries of its list of objects, from 1; 0 requests the number of entries. */
export const listQuestion = (device: number, entries: readonly number[]): ObjectRequest[] => [
  { object: { type: deviceType, instance: device }, properties: entries.map((index) => ({ id: property.objectList, index })) },
];

/** The number of objects of a device, from an answer to entry 0; null if it does not say. */
export function countOfList(answer: readonly ObjectRead[]): number | null {
  const value = answer[0]?.properties[0]?.value;
  return value?.kind === 'number' ? value.number : null;
}

/** The objects in an answer that have a numeric present value, as channels. */
export function channelsOfList(device: number, answer: readonly ObjectRead[]): BacnetChannel[] {
  const types = new Set([...objectTypes.values()].map(({ type }) => type));
  return answer
    .flatMap(({ properties }) => properties)
    .flatMap(({ value }) =>
      value.kind === 'object' && types.has(value.type) ? [{ device, type: value.type, instance: value.instance }] : [],
    );
}

/** The name of an object, from an answer. */
export function nameOfObject({ type, instance }: BacnetChannel, answer: readonly ObjectRead[]): string | null {
  const found = answer.find(({ object }) => object.type === type && object.instance === instance)?.properties;
  const value = found?.find(({ id }) => id === property.objectName)?.value;
  return value?.kind === 'text' ? value.text : null;
}

/** The value of a channel, from an answer. A different device, or one that is faulty or out of service, has no value. */
export function bacnetValue(channel: BacnetChannel, answer: readonly ObjectRead[]): BacnetValue {
  const read = (type: number, instance: number, id: number): BacnetProperty | null =>
    answer.find(({ object }) => object.type === type && object.instance === instance)?.properties.find((one) => one.id === id)?.value ??
    null;
  const self = read(deviceType, channel.device, property.objectIdentifier);
  if (self?.kind !== 'object' || self.instance !== channel.device || self.type !== deviceType) return { fault: 'other-address' };
  const flags = read(channel.type, channel.instance, property.statusFlags);
  // in-alarm, fault, overridden, out-of-service
  if (flags?.kind === 'bits' && (flags.bits[1] === true || flags.bits[3] === true)) return { fault: 'object-out-of-service' };
  const present = read(channel.type, channel.instance, property.presentValue);
  if (present === null || present.kind === 'error') return { fault: 'device-error' };
  if (present.kind !== 'number' || !Number.isFinite(present.number)) return { fault: 'no-value' };
  const units = read(channel.type, channel.instance, property.units);
  const unit = units?.kind === 'number' && units.number !== noUnits ? (unitsOfBacnet.get(units.number) ?? `BACnet ${units.number}`) : null;
  const counted = plain(present);
  const scale =
    channel.type === accumulatorType ? read(channel.type, channel.instance, property.scale) : { kind: 'scale' as const, exponent: 0 };
  if (scale?.kind !== 'scale') return { fault: 'scale-unread' };
  const value = counted === null ? null : scaled(counted, scale);
  return value === null ? { fault: 'no-value' } : { value, ...(unit !== null && { unit }) };
}

/** A number as it was sent: for four bytes the shortest that represents them. */
const plain = ({ number, isFloat }: Extract<BacnetProperty, { kind: 'number' }>): number | null =>
  isFloat === true ? shortestOfFloat(number) : number;

/** The value in its unit (ASHRAE 135, Accumulator, Scale): by a factor, or by a power of ten. Null if that is not a number. */
function scaled(counted: number, scale: Extract<BacnetProperty, { kind: 'scale' }>): number | null {
  const factor = 'factor' in scale ? shortestOfFloat(scale.factor) : Number(`1e${scale.exponent}`);
  if (factor === null || factor <= 0) return null;
  // what a factor of ten leaves behind the last digit is not part of the value
  const value = factor === 1 ? counted : Number((counted * factor).toPrecision(15));
  return Number.isFinite(value) ? value : null;
}

/** The content of an object of a simulated device; `units`: by number; `isFaulty` sets the fault flag. */
export type PlayedObject = BacnetObject & {
  readonly value: number;
  readonly units: number;
  readonly name?: string;
  readonly isFaulty?: boolean;
  /** What an accumulator is multiplied by; 1 if not given. */
  readonly scale?: number;
};

/** The answer of a simulated device to a request. */
export function bacnetReply(device: number, objects: readonly PlayedObject[], question: readonly ObjectRequest[]): ObjectRead[] {
  const valueOf = (object: BacnetObject, id: number): BacnetProperty => {
    if (object.type === deviceType && object.instance === device && id === property.objectIdentifier) return { kind: 'object', ...object };
    const played = objects.find(({ type, instance }) => type === object.type && instance === object.instance);
    if (played === undefined) return { kind: 'error' };
    if (id === property.statusFlags) return { kind: 'bits', bits: [false, played.isFaulty === true, false, false] };
    if (id === property.objectName) return played.name === undefined ? { kind: 'error' } : { kind: 'text', text: played.name };
    if (id === property.scale) return { kind: 'scale', ...(played.scale === undefined ? { exponent: 0 } : { factor: played.scale }) };
    if (id === property.units) return { kind: 'number', number: played.units };
    return { kind: 'number', number: played.value, ...(played.type <= 2 && { isFloat: true as const }) };
  };
  const entry = (object: BacnetObject, id: number, index: number): BacnetProperty => {
    if (object.type !== deviceType || object.instance !== device || id !== property.objectList) return { kind: 'error' };
    const all = [{ type: deviceType, instance: device }, ...objects];
    const one = all[index - 1];
    if (index === 0) return { kind: 'number', number: all.length };
    return one === undefined ? { kind: 'error' } : { kind: 'object', type: one.type, instance: one.instance };
  };
  return question.map(({ object, properties }) => ({
    object,
    properties: properties.map((asked) =>
      typeof asked === 'number' ? { id: asked, value: valueOf(object, asked) } : { ...asked, value: entry(object, asked.id, asked.index) },
    ),
  }));
}

/** The content of a message, in words. */
export function bacnetWords(message: BacnetMessage): { readonly zh: string; readonly en: string } {
  if (message.kind === 'i-am') return { zh: `设备 ${message.device} 在此`, en: `device ${message.device} is here` };
  if (message.kind === 'who-is') return { zh: '查找设备', en: 'who is there' };
  if (message.kind === 'refused') return { zh: `第 ${message.invoke} 问被拒绝`, en: `question ${message.invoke} was refused` };
  if (message.kind === 'read') return { zh: `第 ${message.invoke} 问：读取属性`, en: `question ${message.invoke}: properties are read` };
  const told = message.objects.map(({ object, properties }) => {
    const value = properties.find(({ id }) => id === property.presentValue)?.value;
    const [name = String(object.type)] = [...objectTypes].find(([, one]) => one.type === object.type) ?? [];
    return value?.kind === 'number' ? `${name},${object.instance} = ${plain(value) ?? value.number}` : null;
  });
  const said = told.filter((one) => one !== null).join('; ');
  return { zh: `第 ${message.invoke} 问的应答：${said}`, en: `answer to question ${message.invoke}: ${said}` };
}
