import { createSocket } from 'node:dgram';
import type { Socket } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Finding } from '#kernel/finding.ts';
import { freePort } from '../../../../test/free-port.ts';
import { standLine } from '../../../../test/standing-line.ts';
import { createFrameReader } from '../codec/bytes.ts';
import { bacnetReply } from '../codec/bacnet.ts';
import { readBacnet, readMultipleAnswer } from '../codec/bacnet-frame.ts';
import { cjt188Cutter, type Cjt188Frame, encodeCjt188, heatReply } from '../codec/cjt188.ts';
import { dlt645Cutter, type Dlt645Frame, encodeDlt645, replyOf } from '../codec/dlt645.ts';
import { encodeModbus, modbusCutter, type ModbusFrame } from '../codec/modbus-frame.ts';
import { device, type FieldDevice } from '../play/field-devices.ts';
import { players as bacnetPlayers } from '../play/bacnet-player.ts';
import { protocols as bacnet } from './bacnet-line.ts';
import { protocols as cjt188 } from './cjt188-line.ts';
import { protocols as dlt645 } from './dlt645-line.ts';
import { protocols as modbus } from './modbus-line.ts';
import { startPolling } from './poll.ts';
import type { Protocol, Tested } from './protocol.ts';

let stands: FieldDevice | null = null;
let noted: readonly Finding[] = [];
afterEach(async () => {
  vi.useRealTimers();
  await stands?.stop();
  stands = null;
});

/** Reads channels of a device that answers each request as given; `round` counts the requests. */
async function askDevice<Frame>(
  protocol: Protocol | undefined,
  cutter: Parameters<typeof createFrameReader<Frame>>[0],
  channels: readonly string[],
  answer: (socket: Socket, frame: Frame, round: number) => void,
): Promise<readonly Tested[]> {
  let round = 0;
  stands = await device({ host: '127.0.0.1', port: 0 }, (socket) => {
    socket.setNoDelay(true);
    const read = createFrameReader(cutter);
    socket.on('data', (chunk: Buffer) => {
      for (const cut of read(chunk)) if ('frame' in cut) answer(socket, cut.frame, round++);
    });
  });
  // a busy machine answers late
  const line = await standLine(protocol as Protocol, { port: stands.port, answerMs: 500 });
  await line.stop();
  noted = line.noted;
  return (protocol as Protocol).ask?.(line.needs, channels, new AbortController().signal) ?? [];
}
const askMeters = (channels: readonly string[], answer: (socket: Socket, frame: Dlt645Frame, round: number) => void) =>
  askDevice(dlt645[0], dlt645Cutter, channels, answer);
const askModbus = (channels: readonly string[], answer: (socket: Socket, frame: ModbusFrame, round: number) => void) =>
  askDevice(modbus[0], modbusCutter, channels, answer);
const told = (some: readonly Tested[]) => some.map(({ value, problem }) => value ?? problem);

const one = '000000000161:00010000';
const other = '000000000162:00010000';
/** Another value of the same meter. */
const usual = '000000000161:00020000';
const late = (channel: string) => ({ code: 'answers-late', severity: 'warning', evidence: { channel, seconds: expect.any(Number) } });
const reply = (frame: Dlt645Frame, value = 12.5): Buffer => encodeDlt645(replyOf(frame, value));

describe('a meter of DL/T 645 that', () => {
  test('answers byte by byte, after noise, or twice, has its value', async () => {
    const came = await askMeters([one, one, one], (socket, frame, round) => {
      if (round === 0) for (const byte of reply(frame)) socket.write(Buffer.from([byte]));
      else socket.write(Buffer.concat(round === 1 ? [Buffer.from('fefefe0016', 'hex'), reply(frame)] : [reply(frame), reply(frame, 99)]));
    });
    expect(told(came)).toEqual(['12.50', '12.50', '12.50']);
  });

  test('dies in the middle of its answer has no value, and is connected again for the next one', async () => {
    const came = await askMeters([one, other], (socket, frame, round) => {
      if (round === 0) socket.end(reply(frame).subarray(0, 9));
      else socket.write(reply(frame));
    });
    expect(told(came)).toEqual(['line-broken', '12.50']);
  });

  test('answers late or for another is never taken for the requested one', async () => {
    const came = await askMeters([one, other], (socket, frame, round) => {
      socket.write(round === 0 ? reply({ ...frame, address: '000000000163' }, 55) : reply(frame));
    });
    expect(told(came)).toEqual(['other-address', '12.50']);
  });

  test('answers late does not affect the next one, whose answer is awaited; the late one is reported', async () => {
    let first: Dlt645Frame | null = null;
    const came = await askMeters([one, other, one, usual], (socket, frame, round) => {
      if (round === 0) first = frame;
      else if (round === 1) socket.write(Buffer.concat([reply(first as Dlt645Frame, 55), reply(frame)]));
      else if (round === 2) first = frame;
      else socket.write(Buffer.concat([reply(first as Dlt645Frame, 66), reply(frame)]));
    });
    expect(told(came)).toEqual(['no-answer', '12.50', 'no-answer', '12.50']);
    expect(noted).toEqual([late(one), late(one)]);
  });

  test('answers with a wrong checksum, no digits, too few digits, another request’s data or an error has no value', async () => {
    const came = await askMeters(
      Array.from({ length: 5 }, () => one),
      (socket, frame, round) => {
        const right = replyOf(frame, 12.5);
        const bytes = reply(frame);
        if (round === 0) bytes[bytes.length - 2] = ((bytes[bytes.length - 2] as number) + 1) & 0xff;
        const wrong = [
          bytes,
          encodeDlt645({ ...right, data: Buffer.concat([right.data.subarray(0, 4), Buffer.alloc(4, 0xff)]) }),
          encodeDlt645({ ...right, data: right.data.subarray(0, 6) }),
          encodeDlt645({ ...right, data: Buffer.concat([Buffer.from([1, 2, 3, 4]), right.data.subarray(4)]) }),
          encodeDlt645({ ...frame, control: 0xd1, data: Buffer.from([2]) }),
        ];
        socket.write(wrong[round] as Buffer);
      },
    );
    expect(told(came)).toEqual(['no-answer', 'bad-bcd', 'other-length', 'other-answer', 'device-error']);
  });
});

describe('a heat meter of CJ/T 188 that', () => {
  const answer = (frame: Cjt188Frame, heat: number) => encodeCjt188(heatReply(frame, { heat, volume: 1, supply: 1, return: 1 }));
  test('answers late, for another or to another request does not affect the requested one', async () => {
    let first: Cjt188Frame | null = null;
    const channels = ['20:00000000000001:heat', '20:00000000000002:heat', '20:00000000000003:heat'];
    const came = await askDevice<Cjt188Frame>(cjt188[0], cjt188Cutter, channels, (socket, frame, round) => {
      const address = { ...heatReply(frame, { heat: 1, volume: 1, supply: 1, return: 1 }), control: 0x83 };
      if (round === 0) first = frame;
      else if (round === 1) socket.write(Buffer.concat([answer(first as Cjt188Frame, 5), encodeCjt188(address), answer(frame, 7)]));
      else socket.write(answer({ ...frame, type: '21' }, 9));
    });
    expect(told(came)).toEqual(['no-answer', '7.00', 'other-address']);
    expect(noted).toEqual([late('20:00000000000001:heat')]);
  });
});

describe('a Modbus device that', () => {
  const register = (bytes: string) => (frame: ModbusFrame) => {
    const data = Buffer.from(bytes, 'hex');
    return encodeModbus({ ...frame, data: Buffer.concat([Buffer.from([data.length]), data]) });
  };
  const float = '1:holding:0:float32';

  test('returns NaN, infinity, an exception, a wrong length or another function has no value; FFFF is a number, and is reported', async () => {
    const answers = [
      register('7fc00000'),
      register('ff800000'),
      (frame: ModbusFrame) => encodeModbus({ ...frame, code: frame.code | 0x80, data: Buffer.from([2]) }),
      register('0001'),
      (frame: ModbusFrame) => encodeModbus({ ...frame, data: Buffer.from([9, 0, 0, 0, 0]) }),
      (frame: ModbusFrame) => encodeModbus({ ...frame, code: 4, data: Buffer.from([4, 0, 0, 0, 0]) }),
      (frame: ModbusFrame) => encodeModbus({ ...frame, unit: 2, data: Buffer.from([4, 0, 0, 0, 0]) }),
    ];
    const came = await askModbus([...answers.map(() => float), '1:holding:0:uint16'], (socket, frame, round) => {
      socket.write((answers[round] ?? register('ffff'))(frame));
    });
    const ones = { channel: '1:holding:0:uint16', value: 65_535 };
    expect(noted).toEqual([{ code: 'register-all-ones', severity: 'warning', evidence: ones }]);
    expect(told(came)).toEqual([
      'no-value',
      'no-value',
      'device-error',
      'other-length',
      'other-length',
      'other-answer',
      'other-address',
      65_535,
    ]);
  });

  test('answers late, or declares more than the longest message, is not taken for the next one', async () => {
    let first: ModbusFrame | null = null;
    const came = await askModbus([float, float, float], (socket, frame, round) => {
      if (round === 0) first = frame;
      else if (round === 1) socket.write(Buffer.concat([register('42c80000')(first as ModbusFrame), register('41200000')(frame)]));
      else socket.write(Buffer.from('0003ffffffff0103', 'hex'));
    });
    expect(told(came)).toEqual(['no-answer', 10, 'no-answer']);
    expect(noted).toEqual([late(float)]);
  });

  test('is another unit of the gateway, or answers another function, does not affect the requested one', async () => {
    const came = await askModbus([float], (socket, frame) => {
      const others = [register('42c80000')({ ...frame, unit: 2 }), register('42c80000')({ ...frame, code: 4 })];
      socket.write(Buffer.concat([...others, register('41200000')(frame)]));
    });
    expect(told(came)).toEqual([10]);
  });
});

describe('polls', () => {
  const channels = Array.from({ length: 60_000 }, (_, at) => `c${at}`);
  const answered = async (some: readonly string[]): Promise<Tested[]> =>
    some.map((channel) => ({ channel, value: 1, at: null, problem: null, frame: null }));

  test('wait for a store that hangs, in bounded memory; the excess is dropped and counted', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    const kept: (() => void)[] = [];
    const { needs, taken, lost, stop } = await standLine(dlt645[0] as Protocol, {
      port: 9,
      everyS: 60,
      channels,
      take: () => new Promise<void>((done) => kept.push(done)),
    });
    await stop();
    const polling = startPolling({ ...needs, now: Date.now }, answered);
    const round = () => vi.advanceTimersByTimeAsync(60_000);
    await round();
    expect([taken.length, lost]).toEqual([1, []]);
    await round();
    await round();
    expect([taken.length, lost]).toEqual([1, [60_000, 60_000]]);
    for (const one of kept) one();
    await round();
    expect([taken.length, lost]).toEqual([2, [60_000, 60_000]]);
    for (const one of kept) one();
    await polling.stop();
  });

  test('give each value the instant of its own answer, however long dead devices on the line are awaited', async () => {
    let round = 0;
    stands = await device({ host: '127.0.0.1', port: 0 }, (socket) => {
      const read = createFrameReader(dlt645Cutter);
      socket.on('data', (chunk: Buffer) => {
        for (const cut of read(chunk)) {
          if (!('frame' in cut)) continue;
          line.clock.now += 5000;
          if (round++ !== 1) socket.write(reply(cut.frame));
        }
      });
    });
    const line = await standLine(dlt645[0] as Protocol, { port: stands.port });
    await line.stop();
    const began = line.clock.now;
    const came = await (dlt645[0] as Protocol).ask?.(line.needs, [one, other, one], new AbortController().signal);
    expect(came?.map(({ at }) => (at === null ? null : at - began))).toEqual([5000, null, 15_000]);
    const { needs, taken, stop } = await standLine(dlt645[0] as Protocol, { port: 9, everyS: 60, channels: ['a', 'b'] });
    await stop();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: 1_000_000_000_000 });
    const polling = startPolling({ ...needs, now: Date.now }, async () =>
      (came ?? []).slice(0, 2).map((row, at) => ({ ...row, channel: ['a', 'b'][at] as string })),
    );
    await vi.advanceTimersByTimeAsync(60_000);
    expect(taken[0]?.values).toMatchObject([
      { channel: 'a', at: { instant: (began + 5000) / 1000 }, value: '12.50' },
      { channel: 'b', at: { instant: (began + 10_000) / 1000 }, value: null },
    ]);
    await polling.stop();
  });

  test('over BACnet report when a missing device was given up, and when the next one answered', async () => {
    const bacnetLine = bacnet[0] as Protocol;
    const port = await freePort();
    const line = await standLine(bacnetLine, { port });
    await line.stop();
    const began = line.clock.now;
    const playing = await bacnetPlayers[0]?.play({
      place: { host: '127.0.0.1', port },
      everyMs: 1000,
      set: {},
      now: () => (line.clock.now += 5000),
    });
    const channels = ['2002:analog-input,1', '1001:analog-input,1'];
    const came = await bacnetLine.ask?.(line.needs, channels, new AbortController().signal);
    await playing?.stop();
    expect(came?.map(({ at, gaveUp, problem }) => ({ at, gaveUp, problem }))).toEqual([
      { at: null, gaveUp: began + 5000, problem: 'other-address' },
      { at: began + 10_000, problem: null },
    ]);
  });

  test('over BACnet report a device that answers after its timeout', async () => {
    const port = await freePort();
    const line = await standLine(bacnet[0] as Protocol, { port, answerMs: 50 });
    await line.stop();
    const socket = createSocket('udp4');
    const waits: (() => void)[] = [];
    socket.on('message', (bytes, from) => {
      const message = readBacnet(bytes);
      if (message?.kind !== 'read') return;
      const answer = readMultipleAnswer(message.invoke, bacnetReply(7, [{ type: 0, instance: 1, value: 5, units: 95 }], message.asked));
      if (waits.push(() => socket.send(answer, from.port)) === 1) return;
      for (const send of waits) send();
    });
    await new Promise<void>((done) => socket.bind(port, '127.0.0.1', done));
    const came = await (bacnet[0] as Protocol).ask?.(line.needs, ['6:analog-input,1', '7:analog-input,1'], new AbortController().signal);
    socket.close();
    expect(told(came ?? [])).toEqual(['no-answer', 5]);
    expect(line.noted).toEqual([late('6')]);
  });

  test('that fail return no value, neither zero nor the last one', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    const { needs, taken, stop } = await standLine(dlt645[0] as Protocol, { port: 9, everyS: 60, channels: ['c1'] });
    await stop();
    let rounds = 0;
    const polling = startPolling({ ...needs, now: Date.now }, async (some) => {
      if (rounds++ > 0) throw new Error('the line broke');
      return answered(some);
    });
    await vi.advanceTimersByTimeAsync(120_000);
    expect(taken.map(({ values }) => values.map(({ value }) => value))).toEqual([[1], [null]]);
    await polling.stop();
  });
});
