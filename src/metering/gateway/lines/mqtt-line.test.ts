import { connect as connectSecurely } from 'node:tls';
import { connectAsync, type MqttClient } from 'mqtt';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { ownCertificate } from '../../../../test/certificate.ts';
import { rawSocket, standLine, type StandingLine } from '../../../../test/standing-line.ts';
import { protocols } from './mqtt-line.ts';

const [broker] = protocols as [(typeof protocols)[number]];
const secrets = { haus: 'pass-of-haus' };

let line: StandingLine;
const clients: MqttClient[] = [];
afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(clients.splice(0).map((one) => one.endAsync(true)));
  await line.stop();
});

async function come(password = 'pass-of-haus', more: Parameters<typeof connectAsync>[1] = {}): Promise<MqttClient> {
  const client = await connectAsync(`mqtt://127.0.0.1:${line.port}`, { username: 'haus', password, reconnectPeriod: 0, ...more });
  client.on('error', () => undefined);
  clients.push(client);
  return client;
}
/** CONNECT of MQTT 3.1.1 of a client `a` without an account. */
const connectPacket = Buffer.from('100d00044d5154540402003c000161', 'hex');

describe('a message to a broker', () => {
  test.each([
    ['payload-broken', 'no json'],
    ['payload-broken', '{"kwh": 1'],
    ['payload-broken', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
    ['payload-broken', Buffer.from('\ufeff{"kwh":1}', 'utf16le')],
    ['payload-name-invalid', '{"电\u202E表":1}'],
    ['payload-name-invalid', '{"a\\uFFFE":1}'],
    ['payload-too-large', '['.repeat(2000) + ']'.repeat(2000)],
    ['payload-too-large', JSON.stringify(Array.from({ length: 10_002 }, (_, at) => at))],
  ])('that is unreadable is counted, answered and ignored: %s', async (why, payload) => {
    line = await standLine(broker, { secrets });
    const client = await come();
    await client.publishAsync('b1/meter', payload, { qos: 1 });
    expect(line.why()).toEqual([why]);
    expect(line.taken).toEqual([]);
    await client.publishAsync('b1/meter', '{"kwh":1}', { qos: 1 });
    expect(line.taken.map(({ values }) => values)).toEqual([[{ channel: 'b1/meter#/kwh', at: null, value: 1 }]]);
  });

  test('has no value if a number is null, words, NaN or too large', async () => {
    line = await standLine(broker, { secrets, channels: ['t#/a', 't#/b', 't#/c', 't#/d'] });
    const client = await come();
    await client.publishAsync('t', '{"a":null,"b":"NaN","c":1e999,"d":"0xFFFF","__proto__":{"x":1}}', { qos: 1 });
    const told = new Map(line.taken[0]?.values.map(({ channel, value }) => [channel, value]));
    expect(['t#/a', 't#/b', 't#/c', 't#/d'].map((channel) => told.get(channel))).toEqual([null, null, null, null]);
  });

  test('is answered once it is stored and not before; others are accepted meanwhile', async () => {
    const kept = new Map<string, () => void>();
    line = await standLine(broker, {
      secrets,
      take: ({ values }) => new Promise<void>((done) => kept.set(values[0]?.channel ?? '', done)),
    });
    const client = await come();
    const answered: string[] = [];
    const sent = ['a', 'b'].map((topic) => client.publishAsync(topic, '{"v":1}', { qos: 1 }).then(() => answered.push(topic)));
    const other = await come('pass-of-haus', { clientId: 'other' });
    sent.push(other.publishAsync('c', '{"v":1}', { qos: 1 }).then(() => answered.push('c')));
    await vi.waitFor(() => expect(kept.has('a#/v') && kept.has('c#/v')).toBe(true));
    expect(answered).toEqual([]);
    kept.get('c#/v')?.();
    await vi.waitFor(() => expect(answered).toEqual(['c']));
    kept.get('a#/v')?.();
    await vi.waitFor(() => expect(kept.has('b#/v')).toBe(true));
    kept.get('b#/v')?.();
    await Promise.all(sent);
  });

  test('is not stored if the store refuses: it is not answered, and the connection is closed', async () => {
    line = await standLine(broker, { secrets, take: () => Promise.reject(new Error('the program ends')) });
    const client = await come();
    const closed = new Promise<void>((done) => client.once('close', () => done()));
    const answered = client.publishAsync('a', '{"v":1}', { qos: 1 }).then(
      () => 'answered',
      () => 'not answered',
    );
    await closed;
    await client.endAsync(true);
    expect(await answered).toBe('not answered');
  });
});

describe('a client of a broker', () => {
  test('with a wrong password three times is blocked for ten minutes, nobody else at its address is, and the password is revealed to nobody', async () => {
    line = await standLine(broker, { secrets });
    const device = { clientId: 'meter-1' };
    for (let times = 0; times < 3; times++) await expect(come('a-wrong-password', device)).rejects.toThrow(/not authorized/iu);
    expect(line.why()).toEqual(['identity-wrong', 'identity-wrong', 'identity-wrong']);
    await expect(come('pass-of-haus', device)).rejects.toThrow(/not authorized/iu);
    expect(line.why().at(-1)).toBe('identity-held-off');
    await expect(come('pass-of-none', { username: 'another' })).rejects.toThrow(/not authorized/iu);
    expect(line.why().at(-1)).toBe('identity-wrong');
    await (await come('pass-of-haus', { clientId: 'meter-2' })).endAsync();
    line.clock.now += 600_001;
    await come('pass-of-haus', device);
    expect(JSON.stringify(line.refused)).not.toMatch(/password|pass-of-haus/u);
  });

  test('with changing names and wrong passwords of one account blocks the account', async () => {
    line = await standLine(broker, { secrets });
    for (let times = 0; times < 30; times++)
      await expect(come('a-wrong-password', { clientId: `guess-${times}` })).rejects.toThrow(/not authorized/iu);
    await expect(come('pass-of-haus', { clientId: 'guess-30' })).rejects.toThrow(/not authorized/iu);
    expect(line.why().at(-1)).toBe('identity-held-off');
  });

  test('that declares a packet of 256 MB, or speaks another protocol, is disconnected', async () => {
    line = await standLine(broker, { secrets: {} });
    const large = await rawSocket(line.port);
    large.socket.write(Buffer.concat([connectPacket, Buffer.from('30ffffff7f', 'hex')]));
    await large.closed;
    expect(line.why()).toEqual(['frame-too-long']);
    const other = await rawSocket(line.port);
    other.socket.write('GET / HTTP/1.1\r\nhost: a\r\n\r\n');
    await other.closed;
    expect(line.why()).toEqual(['frame-too-long', 'not-mqtt']);
  });

  test('is accepted byte by byte', async () => {
    line = await standLine(broker, { secrets: {} });
    const { socket, heard } = await rawSocket(line.port);
    for (const byte of connectPacket) socket.write(Buffer.from([byte]));
    await vi.waitFor(() => expect(heard().toString('hex')).toBe('20020000'));
    socket.destroy();
  });

  test('that does not identify itself within thirty seconds is disconnected', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    line = await standLine(broker);
    const { socket, closed } = await rawSocket(line.port);
    socket.write(connectPacket.subarray(0, 5));
    const known = await rawSocket(line.port);
    known.socket.write(connectPacket);
    await vi.waitFor(() => expect(known.heard()).toHaveLength(4));
    vi.advanceTimersByTime(30_000);
    await closed;
    expect(line.why()).toEqual(['no-identity']);
  });

  test('connects over TLS if configured', async () => {
    const { cert, key } = ownCertificate();
    line = await standLine(broker, { settings: { tls: 'yes' }, secrets: { ...secrets, cert, key } });
    const given = { username: 'haus', password: 'pass-of-haus', reconnectPeriod: 0, ca: cert, servername: 'localhost' };
    const client = await connectAsync(`mqtts://127.0.0.1:${line.port}`, given);
    clients.push(client);
    await client.publishAsync('a', '{"v":1}', { qos: 1 });
    expect(line.taken).toHaveLength(1);
    const stranger = connectSecurely({ port: line.port, host: '127.0.0.1', servername: 'localhost' });
    await expect(
      new Promise((done, failed) => {
        stranger.once('secureConnect', done);
        stranger.once('error', failed);
      }),
    ).rejects.toThrow(/self.signed/u);
  });
});
