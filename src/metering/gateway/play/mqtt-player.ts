import { Aedes } from 'aedes';
import { connect } from 'mqtt';
import { headingTerms } from '#kernel/heading-terms.ts';
import { device } from './field-devices.ts';
import { type PlayGiven, type Player, telling } from './player.ts';
import { counted, power, running, warmth } from './rule.ts';

const topic = 'simulated/device/1';
const channels = [
  { channel: `${topic}#/energy`, quantity: 'energy', unit: 'kWh' },
  { channel: `${topic}#/power`, quantity: 'power', unit: 'kW' },
  { channel: `${topic}#/temperature`, quantity: 'temperature', unit: 'degC' },
  { channel: `${topic}#/running`, quantity: 'state', unit: '1' },
];

const payloadAt = (at: number): string =>
  JSON.stringify({
    time: Math.floor(at / 1000),
    energy: counted(1, at),
    power: power(1),
    temperature: warmth(1, at),
    running: running(at),
    source: 'simulated',
  });

/** A device that publishes to a broker, and a broker with such a device. */
export const players: readonly Player[] = [
  {
    protocol: 'mqtt-broker',
    way: 'dials',
    port: 1883,
    settings: [
      { name: 'user', label: { zh: '登录名', en: 'User' } },
      { name: 'password', label: headingTerms.password },
    ],
    async play(given) {
      const { place, set } = given;
      const { user, password } = set;
      const client = connect(`mqtt://${place.host}:${place.port}`, {
        ...(user !== undefined && { username: user }),
        ...(password !== undefined && { password }),
      });
      // the client dials again by itself
      client.on('error', () => undefined);
      const stop = telling(given, async (at) => void (await client.publishAsync(topic, payloadAt(at), { qos: 1 })));
      return {
        port: place.port,
        channels,
        stop: async () => {
          // a client that is ended never settles what it waits for
          void stop();
          await client.endAsync(true);
        },
      };
    },
  },
  { protocol: 'mqtt', way: 'answers', port: 1884, settings: [], play: playBroker },
];

async function playBroker(given: PlayGiven) {
  const aedes = await Aedes.createBroker();
  const broker = await device(given.place, (socket) => void aedes.handle(socket));
  const stop = telling(
    given,
    (at) =>
      new Promise((done) => {
        const packet = { cmd: 'publish', topic, payload: Buffer.from(payloadAt(at)), qos: 1, retain: false, dup: false } as const;
        aedes.publish(packet, () => done());
      }),
  );
  return {
    port: broker.port,
    channels,
    stop: async () => {
      await stop();
      await new Promise<void>((done) => aedes.close(() => done()));
      await broker.stop();
    },
  };
}
