import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFrameReader, type Cut, longestFrame } from './bytes.ts';
import { collectorCutter, type CollectorFrame, type Dialect, encodeCollectorFrame } from './collector-frame.ts';
import { type CollectorMessage, isGood, readCollectorMessage, writeCollectorMessage } from './collector-message.ts';
import { createCollectorSession, digestOf } from './collector-session.ts';
import { encrypted, readText, writeText } from './collector-text.ts';
import { kermit, xmodem } from './crc.ts';
import { readXml } from './xml.ts';

const key = Buffer.from('0102030405060708090a0b0c0d0e0f10', 'hex');
const heartbeat =
  '<root><common><building_id>140302A001</building_id><gateway_id>01</gateway_id><type>notify</type></common>' +
  '<heart_beat operation="notify"></heart_beat></root>';
const middle =
  'A400000002000000197B0A8756F81FBC830CD66506EFB11BCF2D23E11AACC462DAA2106729C4543CE4A6F354696E99303D764FBD69E2A25448DA6BC56718403D5E15' +
  '8BA7F7B27F63E53EB1A3C9644FFDDBD38826D51E549253004B34D300EB1960210EA4860552EF0816D46977872C88B23BFD44ADD7C233AC52B87E7D68CC698CFAD817' +
  'EF6ABFFBBF4B6CE1E6036719E8C8CF46DEDE9B0BD9270A4D05D96D071979600D8C58883C38FB';
const vectorA = Buffer.from(`68681616${middle}55AA55AA`, 'hex');
const vectorB = Buffer.from(`55AA55AA${middle}68681616`, 'hex');
const captured = Buffer.from(
  '55AA55AAB400000000010000BCFD4378A5DFB425C45E3F9069FA0AE328752273149D7B897A769BE1753DFD6CCAE9F221B9DA9B1595A80B31A0DCAADEB91396C41FA9' +
    '4050BE0BAA6DBB17DD96AF8E398816A22DC168D41E594C3EB8A11DBE19FE4F607DE5632FB6264A6E120EA0A79F1BDFB5590DCA1EEDFE113C63E667D8227AD20509EE' +
    '7F138E535040A60BF6EAAABF191692C1E00E8E98742A1638D3A518B93CAEDDFD16FC1CA307E3D8250EE16ACAF410CE658DB8BDFB2E7EDD26ECA868681616',
  'hex',
);

const cuts = (bytes: Buffer, sizes: readonly number[] = []): Cut<CollectorFrame>[] => {
  const read = createFrameReader(collectorCutter);
  const found: Cut<CollectorFrame>[] = [];
  let at = 0;
  for (const size of sizes) {
    found.push(...read(bytes.subarray(at, at + size)));
    at += size;
  }
  return [...found, ...read(bytes.subarray(at))];
};

const frameOf = (bytes: Buffer): CollectorFrame => {
  const [one] = cuts(bytes);
  if (one === undefined || !('frame' in one)) throw new Error('no frame');
  return one.frame;
};

const textIn = ({ payload, type }: CollectorFrame): string => {
  const read = readText(payload, key, type);
  return 'text' in read ? read.text : read.fault;
};

describe('frames of collectors', () => {
  it('calculate both checksums as in their standards', () => {
    expect(xmodem(Buffer.from('123456789'))).toBe(0x31c3);
    expect(kermit(Buffer.from('123456789'))).toBe(0x2189);
  });
  it.each([
    ['A', vectorA],
    ['B', vectorB],
  ] as const)('of dialect %s match the test vector byte for byte, read and written', (dialect, vector) => {
    const frame = frameOf(vector);
    expect(frame).toMatchObject({ dialect, instruction: 2, check: 'xmodem' });
    expect(textIn(frame)).toBe(heartbeat);
    expect(encodeCollectorFrame({ ...frame, payload: encrypted(Buffer.from(heartbeat), key) })).toEqual(vector);
  });
  it('captured in the field are read', () => {
    const frame = frameOf(captured);
    expect(frame).toMatchObject({ dialect: 'B', instruction: 0x100, check: 'xmodem' });
    expect(readCollectorMessage(textIn(frame))).toMatchObject({ building: '330302D110', type: 'archives' });
  });
  it('with the other checksum are accepted, and answered with it', () => {
    const frame = { dialect: 'A', instruction: 3, type: null, check: 'kermit', payload: Buffer.from('abc') } as const;
    expect(frameOf(encodeCollectorFrame(frame))).toEqual(frame);
  });
  it('give the same result however the stream is split', () => {
    const typed = encodeCollectorFrame({ dialect: 'C', instruction: null, type: 3, check: null, payload: Buffer.from('<a/>') });
    const plain = encodeCollectorFrame({ dialect: 'D', instruction: null, type: null, check: null, payload: Buffer.from('<b/>') });
    const stream = Buffer.concat([vectorA, typed, vectorB, plain, captured]);
    const whole = cuts(stream);
    expect(whole.map((one) => 'frame' in one && one.frame.dialect)).toEqual(['A', 'C', 'B', 'D', 'B']);
    for (let at = 1; at < stream.length; at++) expect(cuts(stream, [at])).toEqual(whole);
    expect(
      cuts(
        stream,
        Array.from({ length: stream.length }, () => 1),
      ),
    ).toEqual(whole);
  });
  it('wait for the rest after every prefix', () => {
    for (let at = 0; at < vectorA.length; at++) expect(cuts(vectorA.subarray(0, at))).toEqual([]);
  });
  it('longer than 1 MiB by their header are refused at once', () => {
    for (const head of ['68681616ffffff3f00000000', '55aa55aa0100100000000000', '1f1f0340000000', '40000000', '0010000100'])
      expect(cuts(Buffer.from(head, 'hex'))).toMatchObject([{ bad: { code: 'frame-too-long', fatal: true } }]);
    expect(longestFrame).toBe(1024 * 1024);
  });
  it('continue with the next one after a wrong checksum or tail', () => {
    const wrong = Buffer.from(vectorA);
    wrong[40] = (wrong[40] as number) ^ 1;
    expect(cuts(Buffer.concat([wrong, vectorB]))).toMatchObject([
      { bad: { code: 'frame-check', fatal: false } },
      { frame: { dialect: 'B' } },
    ]);
    const cutShort = Buffer.concat([vectorA.subarray(0, 60), vectorB, vectorA, vectorA]);
    expect(cuts(cutShort)[0]).toMatchObject({ bad: { code: 'frame-tail' } });
    expect(cuts(cutShort)[1]).toMatchObject({ frame: { dialect: 'B' } });
  });
  it('cause no failure in ten thousand random mutations', () => {
    const edits = fc.array(fc.tuple(fc.nat(vectorA.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
    const property = fc.property(edits, fc.constantFrom(vectorA, vectorB, captured), (changes, vector) => {
      const bytes = Buffer.from(vector);
      for (const [at, value] of changes) bytes[at % bytes.length] = value;
      for (const one of cuts(bytes)) if ('frame' in one) readCollectorMessage(textIn(one.frame));
    });
    fc.assert(property, { numRuns: 10_000 });
  });
});

const word = fc.string({ unit: fc.constantFrom(...'abc01 <>&"\'窑洞'), minLength: 1, maxLength: 8 }).map((text) => text.trim() || 'x');
const maybe = fc.option(word);
const dataMessage: fc.Arbitrary<CollectorMessage> = fc
  .record({
    sequence: maybe,
    total: maybe,
    current: maybe,
    time: maybe,
    parsed: fc.boolean(),
    operation: fc.constantFrom('report' as const, 'continuous' as const),
    values: fc.array(fc.record({ meter: word, id: word, coding: maybe, error: maybe, at: maybe, value: word }), { maxLength: 5 }),
  })
  .map((data) => ({ building: '140302A001', gateway: '01', type: data.operation, body: { kind: 'data', data } }));

describe('messages of collectors', () => {
  it('are read as written, in every dialect, encoding and with or without a key', () => {
    const frames = fc.constantFrom<Dialect>('A', 'B', 'C', 'D');
    const writings = fc.record({
      encoding: fc.constantFrom('utf-8' as const, 'gb2312' as const, 'utf-16' as const),
      encrypted: fc.boolean(),
    });
    const property = fc.property(dataMessage, frames, writings, (message, dialect, writing) => {
      const held = writing.encrypted ? key : null;
      const payload = writeText(writeCollectorMessage(message), writing, held);
      const isFramed = dialect === 'A' || dialect === 'B';
      const frame: CollectorFrame = {
        dialect,
        instruction: isFramed ? 0x130 : null,
        type: dialect === 'C' ? 3 : null,
        check: isFramed ? 'xmodem' : null,
        payload,
      };
      const back = frameOf(encodeCollectorFrame(frame));
      expect(back).toEqual(frame);
      const read = readText(back.payload, held, back.type);
      if (!('text' in read)) throw new Error(read.fault);
      expect(readCollectorMessage(read.text)).toEqual(message);
    });
    fc.assert(property, { numRuns: 300 });
  });
  it('in GB2312 from a device are read', () => {
    const bytes = Buffer.concat([
      Buffer.from('<?xml version="1.0" encoding="GB2312"?><root>'),
      Buffer.from('d2a4b6b4', 'hex'),
      Buffer.from('</root>'),
    ]);
    expect(readText(bytes, null, null)).toMatchObject({
      text: expect.stringContaining('窑洞') as unknown,
      writing: { encoding: 'gb2312' },
    });
  });
  it('with a wrong key are reported as such', () => {
    expect(readText(frameOf(vectorA).payload, Buffer.alloc(16, 7), null)).toEqual({ fault: 'not-decrypted' });
    expect(readText(Buffer.from(heartbeat), key, null)).toEqual({ fault: 'not-decrypted' });
  });
  it('are accepted with both kinds of padding', () => {
    const padded = Buffer.concat([Buffer.from('<a/>'), Buffer.alloc(12, 12)]);
    expect(readText(encrypted(padded, key), key, null)).toMatchObject({ text: '<a/>' });
  });
  it('with a document type, entities or endless nesting are refused', () => {
    expect(readXml('<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>')).toBe('xml-doctype');
    expect(readXml('<a>&x;</a>')).toBe('xml-broken');
    expect(readXml('<a>'.repeat(100_000))).toBe('xml-too-deep');
    for (const broken of [
      '',
      '<a>',
      '<a></b>',
      '<a/><b/>',
      '<a b=1/>',
      '<a b="1" b="2"/>',
      'x<a/>',
      '<a>&amp</a>',
      '<a',
      '</a>',
      '<a><![CDATA[x</a>',
    ])
      expect(readXml(broken)).toBe('xml-broken');
    expect(readXml('<a><!-- no --><![CDATA[<x>]]>&#x7a91;&lt;</a>')).toMatchObject({ text: '<x>窑<' });
  });
  it('count as good with status 0 and 192 only', () => {
    expect(['0', '192', '00', null].map((error) => isGood({ error }))).toEqual([true, true, true, true]);
    expect(['1', '64', '', 'x', '19.2', '-0'].map((error) => isGood({ error }))).toEqual([false, false, false, false, false, false]);
  });
});

describe('a session with a collector', () => {
  const message = (type: string, body: CollectorMessage['body']): CollectorMessage => ({
    building: '140302A001',
    gateway: '01',
    type,
    body,
  });
  const start = (order: 'secret+sequence' | 'sequence+secret' = 'secret+sequence') =>
    createCollectorSession({ md5: 'geheim', order }, { sequence: () => '12345678', clock: () => '20250301081500' });
  const request = message('request', { kind: 'identity', operation: 'request', value: null });
  const md5 = (value: string) => message('md5', { kind: 'identity', operation: 'md5', value });

  it.each(['secret+sequence', 'sequence+secret'] as const)('accepts the known secret, with digest %s', (order) => {
    const session = start(order);
    expect(session.hear(request).answers).toMatchObject([{ type: 'sequence', body: { value: '12345678' } }]);
    expect(session.hear(md5(digestOf('geheim', '12345678', order).toUpperCase())).answers).toMatchObject([
      { type: 'result', body: { value: 'pass' } },
    ]);
    expect(session.isKnown()).toBe(true);
  });
  it('is closed if the digest is wrong, sent again, or not requested', () => {
    const session = start();
    expect(session.hear(md5(digestOf('geheim', '12345678', 'secret+sequence')))).toMatchObject({ close: 'identity-wrong' });
    session.hear(request);
    expect(session.hear(md5('0'.repeat(32)))).toMatchObject({ answers: [{ body: { value: 'fail' } }], close: 'identity-wrong' });
  });
  it('accepts no values before authentication', () => {
    const data = { operation: 'report', sequence: '7', total: null, current: null, parsed: true, time: null, values: [] } as const;
    expect(start().hear(message('report', { kind: 'data', data }))).toEqual({ answers: [], close: 'identity-missing' });
  });
  it.each(['report', 'continuous'] as const)('acknowledges a %s with its sequence and number', (operation) => {
    const session = createCollectorSession({ md5: null, order: 'secret+sequence' }, { sequence: () => '1', clock: () => '' });
    const data = { operation, sequence: '00000007', total: '3', current: '2', parsed: true, time: null, values: [] };
    const { acknowledgement } = session.hear(message(operation, { kind: 'data', data }));
    expect(writeCollectorMessage(acknowledgement as CollectorMessage)).toBe(
      `<root><common><building_id>140302A001</building_id><gateway_id>01</gateway_id><type>${operation}_ack</type></common>` +
        `<report_config operation="${operation}_ack"><${operation}_ack>pass</${operation}_ack><sequence>00000007</sequence>` +
        '<current>2</current></report_config></root>',
    );
  });
  it('answers a heartbeat with the time', () => {
    const session = createCollectorSession({ md5: null, order: 'secret+sequence' }, { sequence: () => '1', clock: () => '20250301081500' });
    expect(session.hear(readCollectorMessage(heartbeat) as CollectorMessage).answers).toEqual([
      message('time', { kind: 'heartbeat', operation: 'time', value: '20250301081500' }),
    ]);
  });
});
