import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bacnetReply, bacnetWords, channelsOfList, countOfList, listQuestion, nameOfObject, bacnetQuestion } from './bacnet.ts';
import { readBacnet, readMultiple, readMultipleAnswer } from './bacnet-frame.ts';
import { payloadText } from './bytes.ts';
import { cjt188Words, encodeCjt188, heatReply } from './cjt188.ts';
import { dlt645Words, encodeDlt645, readRequest, replyOf } from './dlt645.ts';
import { encodeModbus, modbusWords } from './modbus-frame.ts';

const dlt645 = encodeDlt645(replyOf(readRequest('000000000161', '00010000'), 12.5));
const cjt188 = encodeCjt188(
  heatReply(
    { type: '20', address: '00000040314132', control: 1, data: Buffer.alloc(0) },
    { heat: 3.25, volume: 10, supply: 45, return: 30 },
  ),
);
const modbus = encodeModbus({ transaction: 7, unit: 3, code: 3, data: Buffer.from([2, 0, 21]) });
const refused = encodeModbus({ transaction: 7, unit: 3, code: 0x83, data: Buffer.from([2]) });

describe('a frame in words', () => {
  it('names the device, the request and the answer', () => {
    expect(dlt645Words(dlt645)?.zh).toBe('电表 000000000161，数据标识 00010000：应答 00001250');
    expect(cjt188Words(cjt188)?.en).toBe(
      'meter 00000040314132 of type 20: heat 3.25 GJ, volume 10.00 m3, supply 45.00 degC, return 30.00 degC',
    );
    expect(modbusWords(modbus)?.zh).toBe('事务 7，从站 3，读保持寄存器：应答 2 字节，0015');
    expect(modbusWords(refused)?.en).toBe('transaction 7, unit 3, holding registers: exception 2 no such address');
    expect(payloadText(Buffer.from('{"energy": 1}'))).toBe('{"energy": 1}');
  });

  it('is empty for meaningless bytes, whatever they are', () => {
    expect([payloadText(Buffer.from([0, 1, 2])), payloadText(Buffer.alloc(0)), modbusWords(Buffer.alloc(3))]).toEqual([null, null, null]);
    const mutated = fc
      .tuple(fc.constantFrom(dlt645, cjt188, modbus, refused), fc.nat(80), fc.nat(255), fc.nat(80))
      .map(([frame, at, byte, length]) => Buffer.from(frame.map((one, index) => (index === at ? byte : one)).subarray(0, length)));
    fc.assert(
      fc.property(
        fc.oneof(
          mutated,
          fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
        ),
        (bytes) => {
          for (const say of [dlt645Words, cjt188Words, modbusWords]) expect(say(bytes)?.zh ?? '').not.toContain('undefined');
          payloadText(bytes);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('the list of objects of a BACnet device', () => {
  const objects = [
    { type: 0, instance: 3, value: 21.5, units: 62, name: '会议室温度' },
    { type: 20, instance: 1, value: 0, units: 95 },
    { type: 5, instance: 1, value: 1, units: 95 },
  ];
  const answer = (question: ReturnType<typeof listQuestion>) => {
    const asked = readBacnet(readMultiple(null, 4, question));
    const told = asked?.kind === 'read' ? readBacnet(readMultipleAnswer(4, bacnetReply(7, objects, asked.asked))) : null;
    if (told?.kind !== 'answer') throw new Error(told?.kind ?? 'none');
    return told;
  };

  it('is read entry by entry: the count, the numeric ones, the name of each', () => {
    expect(countOfList(answer(listQuestion(7, [0])).objects)).toBe(4);
    const found = channelsOfList(7, answer(listQuestion(7, [1, 2, 3, 4, 5])).objects);
    expect(found).toEqual([
      { device: 7, type: 0, instance: 3 },
      { device: 7, type: 5, instance: 1 },
    ]);
    const named = answer(bacnetQuestion(7, found, true));
    expect(found.map((one) => nameOfObject(one, named.objects))).toEqual(['会议室温度', null]);
    expect(bacnetWords(named).zh).toContain('analog-input,3 = 21.5');
  });

  it('of a device with another number is empty', () => {
    expect(countOfList(answer(listQuestion(8, [0])).objects)).toBeNull();
  });
});
