import pino from 'pino';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { openDyingPool, type DyingPool } from '../../../test/dying.ts';
import { freePort } from '../../../test/free-port.ts';
import { story } from '../../../test/story.ts';
import { createWorld, type World } from '../../../test/world.ts';

/** A county and its province that use the collectors' protocol between them. */

const aes = '0102030405060708090a0b0c0d0e0f10';
const [day, next] = ['2025-03-03', '2025-03-04'];
let now = Date.parse('2025-03-10T02:00:00Z');
let city: World;
let province: World;
const dying = {} as Record<'city' | 'province', DyingPool>;

const open = (name: 'city' | 'province'): Promise<World> =>
  createWorld({
    clock: () => now,
    log: pino({ level: 'silent' }),
    postgres: (pool) => {
      dying[name] = openDyingPool(pool);
      return dying[name].pool;
    },
  });

beforeAll(async () => {
  [city, province] = [await open('city'), await open('province')];
  await province.app.serve();
  const port = await freePort();
  const rows = 'code,name,use,region,floorArea\nA1,一号楼,office,140302,5000\nA2,二号楼,school,140303,6000\n';
  for (const at of [city, province]) await at.local.registry.importBuildings({ file: await at.upload('b.csv', rows) });
  const meters = 'A1-E,A1,electricity,interval,,\nA1-L,A1,electricity,interval,01A00,A1-E\nA2-E,A2,electricity,interval,,\n';
  await city.local.registry.importMeters({ file: await city.upload('m.csv', `code,building,carrier,kind,item,parent\n${meters}`) });
  const set = { interval: '1h', marks: 'start', create: 'yes' };
  await province.local.gateway.add({ code: 'CITY', protocol: 'collector', port, set, secret: { aes, md5: 'geheim' } });
  await province.local.gateway.on({ connection: 'CITY' });
  const target = { code: 'province', to: `collector://127.0.0.1:${port}`, centre: '140300', region: '140300' };
  await expect(city.local.upload.target({ ...target, to: 'collector://127.0.0.1' })).rejects.toMatchObject({
    document: { code: 'upload-way' },
  });
  await city.local.upload.target({ ...target, secret: `aes=${aes},md5=geheim` });
  await readings(
    ['A1-E', 'A1-L', 'A2-E'].map((meter, at) => hours(meter, (hour) => (at + 1) * 2 + hour / 8)).join('') + `A1-E,${next} 00:00,1\n`,
  );
});
afterAll(async () => {
  await city.stop();
  await province.stop();
});
beforeEach(() => {
  now += 3_600_000;
});

const hours = (meter: string, value: (hour: number) => number): string =>
  Array.from({ length: 24 }, (_, hour) => `${meter},${day} ${String(hour).padStart(2, '0')}:00,${value(hour)}\n`).join('');

async function readings(text: string): Promise<void> {
  const file = await city.upload('r.csv', `meter,time,value\n${text}`);
  expect(await city.local.readings.importReadings({ file, kind: 'interval', interval: '1h' })).toMatchObject({ rejectedCount: 0 });
}
const run = async () => (await city.local.upload.run({ target: 'province', day })).parcels[0];
const use = async (at: World, meter: string, knownAt?: string) => {
  const asked = { meter, from: day, to: next, step: 'hour', ...(knownAt !== undefined && { knownAt }) } as const;
  return ((await at.local.metering.useOfMeter(asked)).steps as { value: number | null }[]).map(({ value }) => value);
};
/** The name of each of the city's metering points at the province. */
const pairs = [
  ['A1-E', 'A1-140300-01000-1'],
  ['A1-L', 'A1-140300-01A00-1'],
  ['A2-E', 'A2-140300-01000-1'],
] as const;
const sameFigures = async (when: string): Promise<void> => {
  for (const [here, there] of pairs) expect([when, there, await use(province, there)]).toEqual([when, there, await use(city, here)]);
};

story('a day is uploaded as collector messages, is corrected, and survives kills of either side', (step) => {
  step('a day is uploaded as collector messages, and counts as received once each of them was acknowledged', async () => {
    const sent = await run();
    expect(sent).toMatchObject({ state: 'received', version: 1, rows: 72, counts: null, reason: null });
    expect(sent?.receipt).toMatch(/^14030020250303-1-[0-9a-f]{12}$/u);
    await sameFigures('first');
    expect(await province.local.gateway.show({ connection: 'CITY' })).toMatchObject({ readings: 72, unbound: 0, refused: 0 });
  });

  step('a corrected hour is sent again as a further version, even if it returns to its earlier value; nothing is duplicated', async () => {
    now += 3_600_000;
    const before = new Date(now - 1800_000).toISOString();
    const earlier = await use(province, 'A1-140300-01000-1');
    for (const [version, value] of [
      [2, 55.5],
      [3, 3],
    ] as const) {
      now += 60_000;
      await readings(`A1-E,${day} 08:00,${value}\n`);
      now += 60_000;
      expect(await run()).toMatchObject({ state: 'received', version });
      expect((await use(province, 'A1-140300-01000-1'))[8]).toBe(value);
      await sameFigures(`version ${version}`);
    }
    expect(await use(province, 'A1-140300-01000-1', before)).toEqual(earlier);
  });
  step('with a wrong key it is not received, the reason is reported, and nothing is stored', async () => {
    now += 3_600_000;
    const count = (await province.local.gateway.show({ connection: 'CITY' })).readings;
    const targets = (await city.local.upload.targets()).targets;
    const [{ to, centre, region }] = targets as [(typeof targets)[number]];
    await city.local.upload.target({ code: 'other', to, centre, region, secret: `aes=${aes},md5=falsch` });
    const parcel = (await city.local.upload.run({ target: 'other', day })).parcels[0];
    expect(parcel).toMatchObject({ state: 'sent', receipt: null, reason: { code: 'parcel-not-let-in' } });
    expect(JSON.stringify(parcel)).not.toContain('falsch');
    expect((await province.local.gateway.show({ connection: 'CITY' })).readings).toBe(count);
    now += 700_000;
  });
  for (const name of ['city', 'province'] as const)
    step(`a kill of the ${name} at any point leaves the same figures and one receipt per version`, async () => {
      now += 3_600_000;
      let [value, point, passed] = [name === 'city' ? 100 : 200, 0, false];
      while (!passed && point < 40) {
        value += 1;
        now += 60_000;
        await readings(`A1-E,${day} 05:00,${value}\n`);
        now += 60_000;
        dying[name].dieAt(point, point % 2 === 0 ? 'before' : 'after');
        const going = run().catch(() => undefined);
        // a caller that waits for the store waits until it is back
        await Promise.race([going, dying[name].dead()]);
        passed = !dying[name].revive();
        await going;
        now += 60_000;
        expect(await run(), `${name} ${point}`).toMatchObject({ state: 'received' });
        await sameFigures(`${name} ${point}`);
        point += 4;
      }
      expect(passed).toBe(true);
    });
});
