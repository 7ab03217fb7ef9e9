import { connect as connectSecurely } from 'node:tls';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ownCertificate } from '../../../../test/certificate.ts';
import { rawSocket, standLine, type StandingLine } from '../../../../test/standing-line.ts';
import { createFrameReader } from '../codec/bytes.ts';
import { collectorCutter, encodeCollectorFrame } from '../codec/collector-frame.ts';
import { encrypted } from '../codec/collector-text.ts';
import { dialCollector } from './collector-caller.ts';
import { protocols } from './collector-line.ts';

const [collector] = protocols as [(typeof protocols)[number]];
const aes = '0102030405060708090a0b0c0d0e0f10';
const key = Buffer.from(aes, 'hex');
const secrets = { aes, md5: 'geheim' };
const keyed = { key, secret: 'geheim' };

let line: StandingLine;
afterEach(async () => {
  vi.useRealTimers();
  await line.stop();
});

const report = (inside = '<meter id="1"><function id="1" coding="01A00" error="192">100.5</function></meter>', head = '') =>
  `${head}<root><common><building_id>140302A001</building_id><gateway_id>01</gateway_id><type>report</type></common>` +
  `<data operation="report"><sequence>7</sequence><parser>yes</parser><time>20260301070000</time>${inside}</data></root>`;
const framed = (payload: Buffer, instruction = 9) =>
  encodeCollectorFrame({ dialect: 'A', instruction, type: null, check: 'xmodem', payload });
const framesIn = (bytes: Buffer) => [...createFrameReader(collectorCutter)(bytes)];
const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
/** 热表 in GB2312. */
const gb = Buffer.concat([
  Buffer.from(report('', '<?xml version="1.0" encoding="gb2312"?>').split('</data>')[0] as string),
  Buffer.from('<meter id="'),
  Buffer.from('c8c8b1ed', 'hex'),
  Buffer.from('"><function id="1">5</function></meter></data></root>'),
]);

describe('frames to a collector listener', () => {
  test('sent byte by byte, joined or doubled are each accepted and answered', async () => {
    line = await standLine(collector);
    const { socket, heard } = await rawSocket(line.port);
    socket.setNoDelay(true);
    const one = framed(Buffer.from(report()));
    for (const byte of one) socket.write(Buffer.from([byte]));
    socket.write(Buffer.concat([framed(Buffer.from(report()), 10), one]));
    await vi.waitFor(() => expect(framesIn(heard())).toMatchObject([9, 10, 9].map((instruction) => ({ frame: { instruction } }))));
    expect(line.taken.map(({ values }) => values.map(({ value }) => value))).toEqual([['100.5'], ['100.5'], ['100.5']]);
    expect(new Set(line.taken.map(({ digest }) => digest?.toString('hex'))).size).toBe(1);
    socket.destroy();
  });

  test('truncated leave nothing; a broken connection loses nothing else', async () => {
    line = await standLine(collector);
    const one = framed(Buffer.from(report()));
    for (const at of [1, 3, 4, 11, 12, 40, one.length - 1]) {
      const { socket, closed } = await rawSocket(line.port);
      socket.end(one.subarray(0, at));
      await closed;
    }
    expect(line.taken).toEqual([]);
    const whole = await rawSocket(line.port);
    whole.socket.write(one);
    await vi.waitFor(() => expect(framesIn(whole.heard())).toHaveLength(1));
    whole.socket.destroy();
  });

  test('that declare a gigabyte close the connection at once', async () => {
    line = await standLine(collector);
    for (const head of ['68681616ffffff3f09000000', '40000000']) {
      const { socket, closed } = await rawSocket(line.port);
      socket.write(Buffer.from(head, 'hex'));
      await closed;
    }
    expect(line.why()).toEqual(['frame-too-long', 'frame-too-long']);
    expect(line.taken).toEqual([]);
  });

  test('with a wrong checksum are counted, and the following ones are accepted', async () => {
    line = await standLine(collector);
    const { socket, heard } = await rawSocket(line.port);
    const wrong = framed(Buffer.from(report()));
    wrong[60] = (wrong[60] as number) ^ 0x10;
    socket.write(Buffer.concat([wrong, framed(Buffer.from(report()))]));
    await vi.waitFor(() => expect(framesIn(heard())).toHaveLength(1));
    expect(line.why()).toEqual(['frame-check']);
    expect(line.taken).toHaveLength(1);
    socket.destroy();
  });

  test.each([
    ['xml-doctype', Buffer.from(report('', '<!DOCTYPE root [<!ENTITY a "&a;&a;">]>'))],
    ['xml-too-deep', Buffer.from(report('<a>'.repeat(5000)))],
    ['xml-broken', Buffer.from(report().slice(0, -4))],
    ['xml-broken', Buffer.from(report('<meter id="1" id="2"/>'))],
    ['text-broken', Buffer.from([0x3c, 0xff, 0xfe, 0x80])],
    ['text-broken', Buffer.from('{"meter":1}')],
    ['message-without-sender', Buffer.from('<root><common><type>report</type></common></root>')],
    ['message-without-body', Buffer.from(report().replace(/<data.*data>/u, ''))],
  ])('with invalid text are refused: %s', async (why, payload) => {
    line = await standLine(collector);
    const { socket } = await rawSocket(line.port);
    socket.write(framed(payload));
    await line.refusals(1);
    expect(line.why()).toEqual([why]);
    expect(line.taken).toEqual([]);
    socket.destroy();
  });

  test('in GB2312 and in UTF-16 are read, and answered in the same encoding', async () => {
    line = await standLine(collector);
    const { socket, heard } = await rawSocket(line.port);
    socket.write(Buffer.concat([framed(gb), framed(utf16(report()))]));
    await vi.waitFor(() => expect(framesIn(heard())).toHaveLength(2));
    expect(line.taken.map(({ values }) => values[0]?.channel)).toEqual(['140302A001/01/热表/1', '140302A001/01/1/1']);
    const answers = framesIn(heard()).map((one) => ('frame' in one ? one.frame.payload : Buffer.alloc(0)));
    expect(answers[0]?.toString()).toContain('encoding="gb2312"');
    expect(answers[1]?.toString('utf16le')).toContain('report_ack');
    socket.destroy();
  });
});

describe('times in collector messages', () => {
  const timed = (time: string, sample = '') =>
    report(`<meter id="1"><function id="1"${sample}>5</function></meter>`).replace('<time>20260301070000</time>', time);
  const told = async (...reports: string[]) => {
    line = await standLine(collector);
    const { socket, heard } = await rawSocket(line.port);
    socket.write(Buffer.concat(reports.map((one) => framed(Buffer.from(one)))));
    await vi.waitFor(() => expect(framesIn(heard())).toHaveLength(reports.length));
    socket.destroy();
    return line.taken.map(({ values: [one] }) => one?.refused ?? one?.at);
  };

  test('are read in every notation, midnight under both its names', async () => {
    const read = ['20260301070000', '2026/3/1 7:00:00', '20260228240000'].map((time) => timed(`<time>${time}</time>`));
    const midnight = { local: '2026-03-01 00:00:00' };
    expect(await told(...read, timed(''))).toEqual([{ local: '2026-03-01 07:00:00' }, { local: '2026-03-01 07:00:00' }, midnight, null]);
  });

  test('that are unreadable refuse their values, also next to a readable one', async () => {
    const bad = ['260301070000', '20260301', '20260301000060'].map((time) => timed(`<time>${time}</time>`));
    const sample = timed('<time>20260301070000</time>', ' sample_time="1/3 7:00"');
    const refused = (text: string) => ({ code: 'time-refused', text });
    expect(await told(...bad, sample)).toEqual([
      refused('260301070000'),
      refused('20260301'),
      refused('20260301000060'),
      refused('1/3 7:00'),
    ]);
  });
});

describe('a client of a collector listener', () => {
  test('with another key is not read; three such frames close its connection, and block nobody else at its address', async () => {
    line = await standLine(collector, { secrets });
    const other = Buffer.from('ff'.repeat(16), 'hex');
    const { socket, closed } = await rawSocket(line.port);
    for (let times = 0; times < 3; times++) socket.write(framed(encrypted(Buffer.from(report()), other)));
    await closed;
    expect(line.why()).toEqual(['not-decrypted', 'not-decrypted', 'not-decrypted']);
    const again = await dialCollector({ port: line.port, ...keyed });
    expect(again.isOpen()).toBe(true);
    await again.close();
    // what is reported about a frame contains neither key nor secret
    const told = JSON.stringify(line.refused.map(({ bytes, ...rest }) => ({ ...rest, bytes: bytes.toString('latin1') })));
    expect(told).not.toMatch(new RegExp(`${aes}|geheim`, 'iu'));
  });

  test('with another secret is disconnected; three times over more than ten minutes block nobody', async () => {
    line = await standLine(collector, { secrets });
    for (let times = 0; times < 4; times++) {
      const stranger = await dialCollector({ port: line.port, key, secret: 'falsch' });
      expect(await stranger.heard()).toBeNull();
      line.clock.now += 301_000;
    }
    expect(new Set(line.why())).toEqual(new Set(['identity-wrong']));
    const known = await dialCollector({ port: line.port, ...keyed });
    expect(known.isOpen()).toBe(true);
    await known.close();
  });

  test('with another secret three times is blocked for ten minutes at this listener, and nobody else at its address is', async () => {
    line = await standLine(collector, { secrets });
    for (let times = 0; times < 3; times++) {
      const stranger = await dialCollector({ port: line.port, key, secret: 'falsch' });
      expect(await stranger.heard()).toBeNull();
    }
    const barred = await dialCollector({ port: line.port, ...keyed });
    expect(barred.isOpen()).toBe(false);
    expect(line.why().at(-1)).toBe('identity-held-off');
    const other = await dialCollector({ port: line.port, ...keyed, gateway: '02' });
    expect(other.isOpen()).toBe(true);
    await other.close();
    line.clock.now += 600_001;
    const again = await dialCollector({ port: line.port, ...keyed });
    expect(again.isOpen()).toBe(true);
    await again.close();
  });

  test('gets no answer before authentication', async () => {
    line = await standLine(collector, { secrets });
    const { socket, closed } = await rawSocket(line.port);
    socket.write(framed(encrypted(Buffer.from(report()), key)));
    await closed;
    expect(line.taken).toEqual([]);
    expect(line.why()).toEqual(['identity-wrong']);
  });

  test('that does not identify itself within thirty seconds is disconnected', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    line = await standLine(collector, { secrets });
    const { socket, closed } = await rawSocket(line.port);
    socket.write(Buffer.from('6868', 'hex'));
    const known = await dialCollector({ port: line.port, ...keyed });
    vi.advanceTimersByTime(29_999);
    expect(line.refused).toEqual([]);
    vi.advanceTimersByTime(1);
    await closed;
    expect(line.why()).toEqual(['no-identity']);
    expect(known.isOpen()).toBe(true);
    await known.close();
  });

  test('is answered once its values are stored and not before, and nothing more is read from it until then', async () => {
    const kept: (() => void)[] = [];
    line = await standLine(collector, { take: () => new Promise<void>((done) => kept.push(done)) });
    const { socket, heard } = await rawSocket(line.port);
    socket.write(Buffer.concat([framed(Buffer.from(report()), 1), framed(Buffer.from(report()), 2)]));
    await vi.waitFor(() => expect(kept).toHaveLength(1));
    expect(heard()).toHaveLength(0);
    kept[0]?.();
    await vi.waitFor(() => expect(framesIn(heard())).toMatchObject([{ frame: { instruction: 1 } }]));
    await vi.waitFor(() => expect(kept).toHaveLength(2));
    kept[1]?.();
    await vi.waitFor(() => expect(framesIn(heard())).toHaveLength(2));
    socket.destroy();
  });

  test('connects over TLS if configured, and not in plain text', async () => {
    const { cert, key: own } = ownCertificate();
    line = await standLine(collector, { settings: { tls: 'yes' }, secrets: { cert, key: own } });
    const plain = await rawSocket(line.port);
    plain.socket.write(framed(Buffer.from(report())));
    await plain.closed;
    expect(line.taken).toEqual([]);
    const secure = connectSecurely({ port: line.port, host: '127.0.0.1', ca: cert, servername: 'localhost' });
    await new Promise((done, failed) => {
      secure.once('secureConnect', done);
      secure.once('error', failed);
    });
    const parts: Buffer[] = [];
    secure.on('data', (part: Buffer) => void parts.push(part));
    secure.write(framed(Buffer.from(report())));
    await vi.waitFor(() => expect(framesIn(Buffer.concat(parts))).toMatchObject([{ frame: { instruction: 9 } }]));
    expect(line.taken).toHaveLength(1);
    secure.destroy();
  });

  test('from an address that is not allowed gets no answer', async () => {
    line = await standLine(collector, { settings: { allow: '10.0.0.0/8' } });
    const { closed } = await rawSocket(line.port);
    await closed;
    expect(line.why()).toEqual(['address-not-allowed']);
  });
});
