import { connectAsync, type MqttClient } from 'mqtt';
import type { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../../../test/free-port.ts';
import { createWorld, type World } from '../../../test/world.ts';

/** Counts of a connection that are stored while somebody looks at it. */

let world: World;
let client: MqttClient;
let between: () => Promise<void> = () => Promise.resolve();

/** Runs `between` whenever the waiting values are counted: after the connection was read, before it is shown. */
const watched = (real: Pool): Pool =>
  new Proxy(real, {
    get(target, name) {
      const found: unknown = Reflect.get(target, name);
      if (typeof found !== 'function') return found;
      if (name !== 'query') return found.bind(target);
      return async (...asked: unknown[]) => {
        if (String(asked[0]).includes('FROM gateway_unbound GROUP BY connection')) await between();
        return (target.query as (...given: unknown[]) => Promise<unknown>).apply(target, asked);
      };
    },
  });

beforeAll(async () => {
  world = await createWorld({ postgres: watched });
  await world.app.serve();
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', 'code,name,use,region\nB1,一号楼,office,140302') });
  await world.local.registry.importMeters({ file: await world.upload('m.csv', 'code,building,carrier,kind\nM1,B1,electricity,register') });
  const port = await freePort();
  await world.local.gateway.add({ code: 'Q', protocol: 'mqtt-broker', port });
  await world.local.gateway.importChannels({ file: await world.upload('c.csv', 'connection,channel,series\nQ,t#/v,M1') });
  await world.local.gateway.on({ connection: 'Q' });
  client = await connectAsync(`mqtt://127.0.0.1:${port}`, { reconnectPeriod: 0 });
});
afterAll(async () => {
  await client.endAsync();
  await world.stop();
});

const send = (hour: number) => client.publishAsync('t', JSON.stringify({ time: `2026-03-01T0${hour}:00:00+08:00`, v: hour }), { qos: 1 });

test('counts that are stored while a connection is read are neither missed nor counted twice, in the list too', async () => {
  for (const hour of [1, 2, 3]) await send(hour);
  const store = async () => {
    between = () => Promise.resolve();
    await world.app.slices.gateway.writeCounts();
  };
  between = store;
  expect(await world.local.gateway.show({ connection: 'Q' })).toMatchObject({ readings: 3 });
  await send(4);
  between = store;
  expect((await world.local.gateway.list()).connections).toMatchObject([{ code: 'Q', readings: 4 }]);
  expect(await world.local.gateway.show({ connection: 'Q' })).toMatchObject({ readings: 4 });
});
