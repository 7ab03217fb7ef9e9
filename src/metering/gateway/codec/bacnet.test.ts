import Client, { type DecodeAcknowledgeMultipleResult } from '@bacnet-js/client';
import fc from 'fast-check';
import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { bacnetChannel, bacnetQuestion, bacnetReply, bacnetText, bacnetValue, bacnetWords } from './bacnet.ts';
import { type BacnetMessage, iAm, readBacnet, readMultiple, readMultipleAnswer, whoIs } from './bacnet-frame.ts';

const channel = (text: string) => {
  const one = bacnetChannel(text);
  if (one === null) throw new Error(text);
  return one;
};
const objects = [
  { type: 0, instance: 3, value: 21.1, units: 62 },
  { type: 0, instance: 4, value: 5, units: 48, isFaulty: true },
  { type: 0, instance: 5, value: Number.NaN, units: 95 },
  { type: 5, instance: 1, value: 1, units: 95 },
  { type: 23, instance: 1, value: 70_000, units: 19 },
];
const texts = ['7:analog-input,3', '7:analog-input,4', '7:analog-input,5', '7:analog-input,9', '7:binary-value,1', '7:accumulator,1'];
const question = bacnetQuestion(7, texts.map(channel));
const request = readMultiple(null, 9, question);
const answer = readMultipleAnswer(9, bacnetReply(7, objects, question));

function answered(bytes: Buffer) {
  const message = readBacnet(bytes);
  if (message?.kind !== 'answer') throw new Error(message?.kind ?? 'none');
  return texts.map((text) => bacnetValue(channel(text), message.objects));
}

/** The other implementation, at the end of a line in memory. */
function library() {
  const sent: Buffer[] = [];
  const transport = Object.assign(new EventEmitter(), {
    open: () => undefined,
    close: () => undefined,
    getMaxPayload: () => 1482,
    getBroadcastAddress: () => 'all',
    send: (bytes: Buffer, length: number) => void sent.push(Buffer.from(bytes.subarray(0, length))),
  });
  return { client: new Client({ transport }), sent, hear: (bytes: Buffer) => transport.emit('message', bytes, '127.0.0.1:1') };
}

describe('BACnet objects', () => {
  it('have one notation', () => {
    for (const text of ['1001:analog-input,3', '0:binary-value,0', '4194302:multi-state-input,4194302'])
      expect(bacnetText(channel(text))).toBe(text);
    for (const bad of [
      '',
      '1:analog-input',
      '1:analog-input,x',
      '4194303:analog-input,1',
      '1:device,1',
      '1:trend-log,1',
      ':analog-input,1',
    ])
      expect(bacnetChannel(bad)).toBeNull();
  });
  it('return a number with its unit, and none if they are faulty, missing, or without a number', () => {
    expect(answered(answer)).toEqual([
      { value: 21.1, unit: 'degC' },
      { fault: 'object-out-of-service' },
      { fault: 'no-value' },
      { fault: 'device-error' },
      { value: 1 },
      { value: 70_000, unit: 'kWh' },
    ]);
  });
  it('are multiplied by the scale of an accumulator, in their stated unit, known or not', () => {
    const scaled = [
      { type: 23, instance: 1, value: 12_345, units: 19, scale: 0.01 },
      { type: 23, instance: 2, value: 4_294_967_295, units: 19 },
      { type: 23, instance: 3, value: 3600, units: 17 },
      { type: 2, instance: 1, value: 5, units: 95 },
    ];
    const named = ['7:accumulator,1', '7:accumulator,2', '7:accumulator,3', '7:analog-value,1'];
    const reply = bacnetReply(7, scaled, bacnetQuestion(7, named.map(channel)));
    const valuesOf = (bytes: Buffer) => {
      const message = readBacnet(bytes);
      return message?.kind === 'answer' ? named.map((text) => bacnetValue(channel(text), message.objects)) : null;
    };
    expect(valuesOf(readMultipleAnswer(9, reply))).toEqual([
      { value: 123.45, unit: 'kWh' },
      { value: 4_294_967_295, unit: 'kWh' },
      { value: 3600, unit: 'BACnet 17' },
      { value: 5 },
    ]);
    const said = readBacnet(readMultipleAnswer(9, reply));
    expect(said === null ? '' : bacnetWords(said).en).toContain('accumulator,2 = 4294967295');
    const unscaled = reply.map(({ object, properties }) => ({ object, properties: properties.filter(({ id }) => id !== 187) }));
    expect(valuesOf(readMultipleAnswer(9, unscaled))?.[0]).toEqual({ fault: 'scale-unread' });
  });
  it('of another device return nothing', () => {
    const message = readBacnet(readMultipleAnswer(9, bacnetReply(8, objects, question)));
    expect(message?.kind === 'answer' && bacnetValue(channel('7:analog-input,3'), message.objects)).toEqual({ fault: 'other-address' });
  });
});

describe('BACnet messages', () => {
  it('are understood by another implementation, and vice versa', async () => {
    const { client, sent, hear } = library();
    const heard: unknown[] = [];
    client.on('whoIs', ({ payload }) => heard.push(payload));
    client.on('iAm', ({ payload }) => heard.push(payload.deviceId));
    client.on('readPropertyMultiple', ({ payload }) => heard.push(payload.properties));
    for (const bytes of [whoIs(7), iAm(7), request]) hear(bytes);
    expect(heard).toMatchObject([
      { lowLimit: 7, highLimit: 7 },
      7,
      question.map(({ object, properties }) => ({ objectId: object, properties: properties.map((id) => ({ id })) })),
    ]);
    const asked = question.map(({ object, properties }) => ({
      objectId: object,
      properties: properties.map((id) => ({ id, index: 0xff_ff_ff_ff })),
    }));
    const told: Promise<DecodeAcknowledgeMultipleResult> = client.readPropertyMultiple({ address: 'x' }, asked, { invokeId: 9 });
    expect(readBacnet(sent[0] as Buffer)).toEqual({ kind: 'read', from: null, invoke: 9, asked: question });
    hear(answer);
    expect((await told).values[1]?.values[0]).toMatchObject({ id: 85, value: [{ type: 4, value: Math.fround(21.1) }] });
    client.iAmResponse({ address: 'x' }, 7, 3, 0);
    expect(readBacnet(sent[1] as Buffer)).toEqual({ kind: 'i-am', from: null, device: 7 });
    client.errorResponse({ address: 'x' }, 14, 9, 1, 31);
    expect(readBacnet(sent[2] as Buffer)).toEqual({ kind: 'refused', from: null, invoke: 9 });
    client.close();
  });
  it('to and from a station behind a router contain its network and address', () => {
    const station = { net: 5, address: Buffer.from([12]) };
    expect(readMultiple(station, 1, question).subarray(4, 11)).toEqual(Buffer.from('01240005010cff', 'hex'));
    const behind = Buffer.from('810b00190108000501 0c1000c40200000722 05c4910321 00'.replaceAll(' ', ''), 'hex');
    behind.writeUInt16BE(behind.length, 2);
    expect(readBacnet(behind)).toEqual({ kind: 'i-am', from: station, device: 7 });
  });
  it('that are truncated are ignored', () => {
    for (const bytes of [request, answer, whoIs(7), iAm(7)])
      for (let at = 0; at < bytes.length; at++) expect(readBacnet(bytes.subarray(0, at))).toBeNull();
  });
  it('cause no failure in ten thousand random mutations', () => {
    const edits = fc.array(fc.tuple(fc.nat(200), fc.nat(255)), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(edits, fc.constantFrom(request, answer, whoIs(7), iAm(7)), (changes, frame) => {
        const bytes = Buffer.from(frame);
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        const message: BacnetMessage | null = readBacnet(bytes);
        if (message?.kind !== 'answer') return;
        for (const text of texts) {
          const value = bacnetValue(channel(text), message.objects);
          if ('value' in value) expect(Number.isFinite(value.value)).toBe(true);
        }
      }),
      { numRuns: 10_000 },
    );
  });
});
