import { afterAll, beforeAll, expect } from 'vitest';
import { story } from '../../../test/story.ts';
import { createWorld, type World } from '../../../test/world.ts';

/** A county and its province: two programs on two sets of stores, which communicate by HTTP alone. */

const hour = 3_600_000;
const start = Date.parse('2025-03-10T02:00:00Z');
let now = start;
let city: World;
let province: World;
let url = '';

const buildings = 'code,name,use,region,floorArea\nA1,一号楼,office,140302,5000\nA2,二号楼,school,140303,6000\n';
const meters = `code,building,carrier,kind,item,parent
A1-E,A1,electricity,interval,,
A1-L,A1,electricity,interval,01A00,A1-E
A1-L1,A1,electricity,interval,01A10,A1-L
A2-E,A2,electricity,interval,,
A2-W,A2,water,interval,,
`;

/** 24 hours of a meter on a local day; null leaves one out. */
const hoursOf = (meter: string, day: string, values: readonly (number | null)[]): string =>
  values.map((value, at) => (value === null ? '' : `${meter},${day} ${String(at).padStart(2, '0')}:00,${value}\n`)).join('');
const all = (value: number): number[] => Array.from({ length: 24 }, () => value);

async function readings(at: World, text: string): Promise<number> {
  const file = await at.upload('r.csv', `meter,time,value\n${text}`);
  const done = await at.local.readings.importReadings({ file, kind: 'interval', interval: '1h' });
  expect(done.rejectedCount).toBe(0);
  return done.import;
}

const use = async (at: World, building: string, day: string, next: string, knownAt?: string) => {
  const { steps } = await at.local.metering.useOfBuilding({
    building,
    carrier: 'electricity',
    from: day,
    to: next,
    step: 'hour',
    ...(knownAt !== undefined && { knownAt }),
  });
  return (steps as { value: number | null }[]).map(({ value }) => value);
};

beforeAll(async () => {
  city = await createWorld({ clock: () => now });
  province = await createWorld({ clock: () => now });
  url = (await province.app.serve()).url;
  for (const at of [city, province]) await at.local.registry.importBuildings({ file: await at.upload('b.csv', buildings) });
  await city.local.registry.importMeters({ file: await city.upload('m.csv', meters) });
  await city.local.upload.target({
    code: 'province',
    to: url,
    centre: '140300',
    region: '140300',
    secret: await province.secretOf('bureau', { region: '140300' }),
  });
});
afterAll(async () => {
  await city.stop();
  await province.stop();
});

const run = async (day: string) => (await city.local.upload.run({ target: 'province', day })).parcels[0];
const stateOf = async (day: string, next: string) =>
  (await city.local.upload.status({ target: 'province', from: day, to: next })).parcels[0];

story('a day goes from the county to the province, is corrected, withdrawn and undone', (step) => {
  step('every fully measured hour, by item, arrives with the same figures', async () => {
    now += hour;
    const [day, next] = ['2025-03-03', '2025-03-04'];
    expect((await stateOf(day, next))?.state).toBe('due');
    await readings(
      city,
      hoursOf('A1-E', day, all(10)) +
        hoursOf('A1-L', day, all(4)) +
        hoursOf('A1-L1', day, all(1.2345)) +
        hoursOf('A2-E', day, [...all(7).slice(0, 20), null, null, null, null]),
    );
    const sent = await run(day);
    expect(sent).toMatchObject({ state: 'received', version: 1, rows: 24 * 3 + 20, reason: null });
    expect(sent?.counts).toEqual({ rows: 92, accepted: 92, revised: 0, repeated: 0, withdrawn: 0, rejected: 0 });
    expect(await use(province, 'A1', day, next)).toEqual(await use(city, 'A1', day, next));
    expect(await use(province, 'A2', day, next)).toEqual(await use(city, 'A2', day, next));
    const { meter } = await province.local.metering.useOfMeter({ meter: 'A1/01A10', from: day, to: next, step: 'day' });
    expect(meter).toBe('A1/01A10');
    expect((await stateOf(day, next))?.state).toBe('received');
  });

  step('a corrected reading corrects the province, and both can be queried as known on any day', async () => {
    now += hour;
    const [day, next] = ['2025-03-03', '2025-03-04'];
    const before = new Date(now - hour / 2).toISOString();
    const earlier = await use(province, 'A1', day, next);
    await readings(city, `A1-E,${day} 08:00,55.5\n`);
    expect((await stateOf(day, next))?.state).toBe('changed');
    const sent = await run(day);
    expect(sent).toMatchObject({
      state: 'received',
      version: 2,
      counts: { rows: 92, accepted: 0, revised: 1, repeated: 91, withdrawn: 0 },
    });
    expect((await use(province, 'A1', day, next))[8]).toBe(55.5);
    expect(await use(province, 'A1', day, next, before)).toEqual(earlier);
    expect(await use(city, 'A1', day, next, before)).toEqual(earlier);
    const { changes } = await city.local.upload.changes({ target: 'province', day, version: 2 });
    expect(changes).toEqual([{ building: 'A1', item: '01000', start: `${day} 08:00:00`, before: 10, after: 55.5 }]);
    // nothing has changed since: no further version
    expect(await run(day)).toMatchObject({ version: 2, state: 'received' });
  });

  step('an hour that is no longer sent is withdrawn, and counts again when it is sent again', async () => {
    now += hour;
    const [day, next] = ['2025-03-03', '2025-03-04'];
    const before = new Date(now - hour / 2).toISOString();
    const extra = await readings(city, `A2-E,${day} 20:00,7\nA2-E,${day} 21:00,7\n`);
    expect(await run(day)).toMatchObject({ version: 3, counts: { rows: 94, accepted: 2, withdrawn: 0 } });
    now += hour;
    await city.local.imports.undo({ id: extra });
    expect((await stateOf(day, next))?.state).toBe('changed');
    expect(await run(day)).toMatchObject({ version: 4, counts: { rows: 92, withdrawn: 2 } });
    expect((await use(province, 'A2', day, next)).slice(19)).toEqual([7, null, null, null, null]);
    expect((await use(province, 'A2', day, next, new Date(now - hour / 2).toISOString())).slice(19)).toEqual([7, 7, 7, null, null]);
    expect((await use(province, 'A2', day, next, before)).slice(19)).toEqual([7, null, null, null, null]);
    now += hour;
    await readings(city, `A2-E,${day} 20:00,7\n`);
    expect(await run(day)).toMatchObject({ version: 5, counts: { rows: 93, repeated: 93, withdrawn: 0 } });
    expect((await use(province, 'A2', day, next)).slice(19)).toEqual([7, 7, null, null, null]);
  });

  step('an upload is undone in its order, and what it replaced counts again', async () => {
    now += hour;
    const [day, next] = ['2025-03-03', '2025-03-04'];
    const { parcels } = await province.local.upload.received({ from: day, to: next });
    expect(parcels).toMatchObject([{ centre: '140300', version: 5, rows: 93 }]);
    const list = await province.local.imports.list({ kind: 'readings' });
    const ids = list.imports.map((one) => one.import).toSorted((a, b) => b - a);
    await expect(province.local.imports.undo({ id: ids[1] as number })).rejects.toMatchObject({ document: { code: 'undo-refused' } });
    await province.local.imports.undo({ id: ids[0] as number });
    expect((await use(province, 'A2', day, next)).slice(19)).toEqual([7, null, null, null, null]);
    await province.local.imports.undo({ id: ids[1] as number });
    expect((await use(province, 'A2', day, next)).slice(19)).toEqual([7, 7, 7, null, null]);
  });
});
