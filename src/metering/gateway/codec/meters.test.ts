import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFrameReader, type Cut, type Cutter } from './bytes.ts';
import { cjt188Cutter, encodeCjt188, heatReply, heatValue, heatValues, meterRequest } from './cjt188.ts';
import { bcdText, dlt645Cutter, type Dlt645Frame, encodeDlt645, readRequest, replyOf, replyValue } from './dlt645.ts';
import { encodeModbus, modbusCutter, modbusReply, modbusRequest } from './modbus-frame.ts';
import { modbusBytes, modbusChannel, modbusText, type ModbusType, modbusTypes, modbusValue, wordOrders } from './modbus-values.ts';

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');

function cuts<Frame>(cutter: Cutter<Frame>, bytes: Buffer, sizes: readonly number[] = []): Cut<Frame>[] {
  const read = createFrameReader(cutter);
  let at = 0;
  const found = sizes.flatMap((size) => {
    at += size;
    return [...read(bytes.subarray(at - size, at))];
  });
  return [...found, ...read(bytes.subarray(at))];
}

function frameIn<Frame>(cutter: Cutter<Frame>, bytes: Buffer): Frame {
  const found = cuts(cutter, bytes).find((one) => 'frame' in one);
  if (found === undefined || !('frame' in found)) throw new Error('no frame');
  return found.frame;
}

const vectors = {
  read: hex('68 61 01 00 00 00 00 68 11 04 33 33 34 33 14 16'),
  energy: hex('68 61 01 00 00 00 00 68 91 08 33 33 34 33 59 33 33 33 8A 16'),
  readVoltage: hex('68 61 01 00 00 00 00 68 11 04 33 34 34 35 17 16'),
  voltage: hex('68 61 01 00 00 00 00 68 91 06 33 34 34 35 34 43 10 16'),
  read1997: hex('68 54 07 13 00 80 13 68 01 02 43 C3 DA 16'),
  energy1997: hex('68 54 07 13 00 80 13 68 81 06 43 C3 34 33 33 33 2B 16'),
};
const heat = hex(
  '68 20 32 41 31 40 00 00 00 81 2E 90 1F 01 08 02 00 00 00 08 02 00 00 00 17 00 00 00 00 35 00 00 00 00 2C 34 10 00 00 35 25 00 66 25 00 ' +
    '00 00 00 53 00 12 10 07 15 20 00 00 31 16',
);

/** Properties of every meter protocol: frames survive any cutting, and changed bytes do no harm. */
function soundness<Frame>(cutter: Cutter<Frame>, frames: readonly Buffer[], take: (frame: Frame) => unknown) {
  it('the result is the same however the stream is split, after noise, and every prefix waits for the rest', () => {
    const stream = Buffer.concat([hex('FE FE FE FE'), ...frames]);
    const whole = cuts(cutter, stream).filter((one) => 'frame' in one);
    expect(whole).toHaveLength(frames.length);
    for (let at = 1; at < stream.length; at++) expect(cuts(cutter, stream, [at]).filter((one) => 'frame' in one)).toEqual(whole);
    const first = frames[0] as Buffer;
    for (let at = 0; at < first.length; at++) expect(cuts(cutter, first.subarray(0, at))).toEqual([]);
  });
  it('ten thousand random mutations cause no failure', () => {
    const edits = fc.array(fc.tuple(fc.nat(255), fc.nat(255)), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(edits, fc.constantFrom(...frames), (changes, frame) => {
        const bytes = Buffer.from(frame);
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        for (const one of cuts(cutter, bytes)) if ('frame' in one) take(one.frame);
      }),
      { numRuns: 10_000 },
    );
  });
}

describe('electricity meters of DL/T 645', () => {
  const asked = { address: '000000000161', identifier: '00010000' };
  const reply = (bytes: Buffer, question: Parameters<typeof replyValue>[0]) => replyValue(question, frameIn(dlt645Cutter, bytes));

  it('match the published frames in requests and answers, in both editions', () => {
    expect(encodeDlt645(readRequest('000000000161', '00010000'))).toEqual(vectors.read);
    expect(encodeDlt645(readRequest('000000000161', '02010100'))).toEqual(vectors.readVoltage);
    expect(encodeDlt645(readRequest('138000130754', '9010'))).toEqual(vectors.read1997);
    expect(reply(vectors.energy, asked)).toBe('0.26');
    expect(reply(vectors.voltage, { ...asked, identifier: '02010100' })).toBe('100.1');
    expect(reply(vectors.energy1997, { address: '138000130754', identifier: '9010' })).toBe('0.01');
  });
  it('may be addressed by part of their address, with AA for the other digits', () => {
    expect(reply(vectors.energy, { ...asked, address: 'AAAAAAAAAA61' })).toBe('0.26');
    expect(reply(vectors.energy, { ...asked, address: 'AAAAAAAAAA62' })).toEqual({ fault: 'other-address' });
  });
  it('have no value if the answer is from another meter, to another request, an error, or not digits', () => {
    const answer = frameIn(dlt645Cutter, vectors.energy);
    const told = (more: Partial<Dlt645Frame>) => replyValue(asked, { ...answer, ...more });
    expect(told({ address: '000000000162' })).toEqual({ fault: 'other-address' });
    expect(told({ control: 0xd1 })).toEqual({ fault: 'device-error' });
    // the question itself, as some converters echo it
    expect(told({ control: 0x11 })).toEqual({ fault: 'no-answer' });
    expect(told({ data: hex('00 00 02 00 26 00 00 00') })).toEqual({ fault: 'other-answer' });
    expect(told({ data: hex('00 00 01 00 26 00 00') })).toEqual({ fault: 'other-length' });
    expect(told({ data: hex('00 00 01 00 2A 00 00 00') })).toEqual({ fault: 'bad-bcd' });
    expect(told({ data: hex('00 00 01 00 FF FF FF FF') })).toEqual({ fault: 'bad-bcd' });
  });
  it('answer as simulated', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (hundredths) => {
        const answer = replyOf(readRequest(asked.address, asked.identifier), hundredths / 100);
        expect(Number(reply(encodeDlt645(answer), asked))).toBe(hundredths / 100);
      }),
    );
  });
  it('use the highest bit as the sign of currents and powers', () => {
    expect(bcdText(hex('34 12 80'), 4, true)).toBe('-0.1234');
    expect(bcdText(hex('34 12 00'), 4, true)).toBe('0.1234');
    expect(bcdText(hex('90'), 0, false)).toBe('90');
  });
  it('report combined energy with its sign, and forward energy with all eight digits', () => {
    const told = (identifier: string, bytes: string) => {
      const data = Buffer.concat([Buffer.from(identifier, 'hex').reverse(), hex(bytes)]);
      return replyValue({ ...asked, identifier }, { address: asked.address, control: 0x91, data });
    };
    expect(['00000000', '00030000', '00040100', '0000FF00'].map((one) => told(one, '34 12 00 80'))).toEqual(Array(4).fill('-12.34'));
    expect(told('00000000', '34 12 00 00')).toBe('12.34');
    expect(told('00010000', '34 12 00 80')).toBe('800012.34');
  });
  soundness(dlt645Cutter, Object.values(vectors), (frame) => replyValue(asked, frame));
});

describe('heat meters of CJ/T 188', () => {
  const asked = { type: '20', address: '00000040314132' };
  it('match the published frames in requests and answers', () => {
    expect(encodeCjt188(meterRequest('20', asked.address))).toEqual(hex('68 20 32 41 31 40 00 00 00 01 03 90 1F 01 20 16'));
    const frame = frameIn(cjt188Cutter, heat);
    expect(heatValues.map((what) => heatValue({ ...asked, what }, frame))).toEqual([
      { text: '0.02', unit: 'MWh' },
      { text: '10.34', unit: 'm3' },
      { text: '25.35', unit: 'degC' },
      { text: '25.66', unit: 'degC' },
    ]);
  });
  it('accept the identifier in either byte order, and are asked about water as published', () => {
    const frame = frameIn(cjt188Cutter, heat);
    const other = { ...frame, data: Buffer.concat([hex('1F 90'), frame.data.subarray(2)]) };
    expect(heatValue({ ...asked, what: 'volume' }, other)).toEqual({ text: '10.34', unit: 'm3' });
  });
  it('return no value if the highest bit is set: no standard defines its meaning', () => {
    const highest = { heat: 12, volume: 27, supply: 30, return: 33 };
    const frame = frameIn(cjt188Cutter, heat);
    for (const what of heatValues) {
      const data = Buffer.from(frame.data);
      data[highest[what]] = 0x80;
      expect(heatValue({ ...asked, what }, { ...frame, data })).toEqual({ fault: 'sign-unclear' });
    }
    expect(encodeCjt188({ type: '10', address: '78330011223344', control: 1, data: hex('1F 90 00') })).toEqual(
      hex('68 10 44 33 22 11 00 33 78 01 03 1F 90 00 80 16'),
    );
  });
  it('have no value if the answer is from another meter, an error, in an unknown unit, or not digits', () => {
    const frame = frameIn(cjt188Cutter, heat);
    const told = (change: (data: Buffer) => void, what: 'heat' | 'volume' = 'heat') => {
      const data = Buffer.from(frame.data);
      change(data);
      return heatValue({ ...asked, what }, { ...frame, data });
    };
    expect(heatValue({ ...asked, address: '1', what: 'heat' }, frame)).toEqual({ fault: 'other-address' });
    expect(heatValue({ ...asked, what: 'heat' }, { ...frame, control: 0xc1 })).toEqual({ fault: 'device-error' });
    expect(heatValue({ ...asked, what: 'heat' }, { ...frame, data: frame.data.subarray(0, 20) })).toEqual({ fault: 'other-length' });
    expect(told((data) => (data[8] = 0x2c))).toEqual({ fault: 'unknown-unit-byte' });
    expect(told((data) => (data[23] = 0x05), 'volume')).toEqual({ fault: 'unknown-unit-byte' });
    expect(told((data) => (data[9] = 0xff))).toEqual({ fault: 'bad-bcd' });
  });
  it('answer as simulated', () => {
    const reply = frameIn(
      cjt188Cutter,
      encodeCjt188(heatReply(meterRequest('20', asked.address), { heat: 12.34, volume: 5, supply: 45.5, return: 30 })),
    );
    expect(heatValue({ ...asked, what: 'heat' }, reply)).toEqual({ text: '12.34', unit: 'GJ' });
    expect(heatValue({ ...asked, what: 'return' }, reply)).toEqual({ text: '30.00', unit: 'degC' });
  });
  soundness(cjt188Cutter, [heat, hex('68 20 32 41 31 40 00 00 00 01 03 90 1F 01 20 16')], (frame) =>
    heatValue({ ...asked, what: 'heat' }, frame),
  );
});

describe('Modbus registers', () => {
  it('hold every type in every byte order', () => {
    const types = fc.constantFrom(...(Object.keys(modbusTypes) as ModbusType[]));
    fc.assert(
      fc.property(types, fc.constantFrom(...wordOrders), fc.integer({ min: 0, max: 32_767 }), (type, order, value) => {
        expect(Number(modbusValue(modbusBytes(value, type, order), type, order))).toBe(value);
      }),
    );
    expect(modbusValue(hex('42C8 0000'), 'float32', 'ABCD')).toBe(100);
    expect(modbusValue(hex('0000 42C8'), 'float32', 'CDAB')).toBe(100);
    expect(modbusValue(hex('C842 0000'), 'float32', 'BADC')).toBe(100);
    expect(modbusValue(hex('0000 C842'), 'float32', 'DCBA')).toBe(100);
    expect(modbusValue(modbusBytes(0.1, 'float32', 'ABCD'), 'float32', 'ABCD')).toBe(0.1);
    expect(modbusValue(hex('FFFFFFFFFFFFFFFF'), 'uint64', 'ABCD')).toBe('18446744073709551615');
    expect(modbusValue(hex('FFFE'), 'int16', 'ABCD')).toBe(-2);
  });
  it('have no value if they contain NaN or are too few', () => {
    expect(modbusValue(hex('7FC00000'), 'float32', 'ABCD')).toBeNull();
    expect(modbusValue(hex('7F800000'), 'float32', 'ABCD')).toBeNull();
    expect(modbusValue(hex('7FF8000000000000'), 'float64', 'ABCD')).toBeNull();
    expect(modbusValue(hex('42C8'), 'float32', 'ABCD')).toBeNull();
  });
  it('have one notation', () => {
    for (const text of ['1:holding:0:float32', '1:input:65535:uint16', '247:holding:10:uint64:DCBA', '3:coil:7', '3:discrete:0'])
      expect(modbusText(modbusChannel(text)!)).toBe(text);
    expect(modbusText(modbusChannel('1:holding:0:float32:ABCD')!)).toBe('1:holding:0:float32');
    for (const bad of [
      '',
      '1:holding:0',
      '248:holding:0:uint16',
      '1:holding:65535:uint32',
      '1:coil:0:uint16',
      '1:holding:0:uint8',
      '1:holding:0:uint16:CABD',
    ])
      expect(modbusChannel(bad)).toBeNull();
  });
  it('have no value if a device refuses, or answers for another device or another request', () => {
    const asked = modbusChannel('1:holding:0:uint16')!;
    const answer = { transaction: 1, unit: 1, code: 3, data: hex('02 00 2A') };
    expect(modbusReply(asked, answer)).toBe(42);
    expect(modbusReply(asked, { ...answer, code: 0x83, data: hex('02') })).toEqual({ fault: 'device-error' });
    expect(modbusReply(asked, { ...answer, unit: 2 })).toEqual({ fault: 'other-address' });
    expect(modbusReply(asked, { ...answer, code: 4 })).toEqual({ fault: 'other-answer' });
    expect(modbusReply(asked, { ...answer, data: hex('04 00 2A') })).toEqual({ fault: 'other-length' });
    expect(modbusReply(modbusChannel('1:coil:7')!, { ...answer, code: 1, data: hex('01 01') })).toBe(1);
  });
  it('are read from any fragments, which end where the stream is not a message', () => {
    const request = modbusRequest(modbusChannel('9:input:258:float64')!, 7);
    const bytes = encodeModbus(request);
    expect(bytes).toEqual(hex('0007 0000 0006 09 04 0102 0004'));
    for (let at = 0; at < bytes.length; at++) expect(cuts(modbusCutter, Buffer.concat([bytes, bytes]), [at])).toHaveLength(2);
    expect(cuts(modbusCutter, hex('0001 0001 0006 09'))).toMatchObject([{ bad: { fatal: true } }]);
    expect(cuts(modbusCutter, hex('0001 0000 FFFF 09'))).toMatchObject([{ bad: { fatal: true } }]);
  });
});

describe('Modbus frames', () => {
  const frames = [hex('00 01 00 00 00 07 01 03 04 42 C8 00 00'), hex('00 02 00 00 00 03 01 83 02'), hex('00 03 00 00 00 04 01 01 01 01')];
  const asked = { unit: 1, table: 'holding', address: 0, type: 'float32', order: 'ABCD' } as const;
  it('give the same result however the stream is split, and wait for the rest after every prefix', () => {
    const stream = Buffer.concat(frames);
    const whole = cuts(modbusCutter, stream);
    expect(whole).toMatchObject([{ frame: { transaction: 1 } }, { frame: { transaction: 2 } }, { frame: { transaction: 3 } }]);
    for (let at = 1; at < stream.length; at++) expect(cuts(modbusCutter, stream, [at])).toEqual(whole);
    for (const frame of frames) for (let at = 0; at < frame.length; at++) expect(cuts(modbusCutter, frame.subarray(0, at))).toEqual([]);
  });
  it('give a value or a reason in ten thousand random mutations, and never a failure', () => {
    const edits = fc.array(fc.tuple(fc.nat(255), fc.nat(255)), { minLength: 1, maxLength: 4 });
    const property = fc.property(edits, fc.constantFrom(...frames), (changes, frame) => {
      const bytes = Buffer.from(frame);
      for (const [at, value] of changes) bytes[at % bytes.length] = value;
      for (const one of cuts(modbusCutter, bytes)) {
        const value = 'frame' in one ? modbusReply(asked, one.frame) : 0;
        expect(typeof value === 'object' ? value.fault : Number.isFinite(value)).toBeTruthy();
      }
    });
    fc.assert(property, { numRuns: 10_000 });
  });
});
