import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import pino from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { rounds } from '../../../test/rounds.ts';
import { zipSync } from 'fflate';
import { openDyingPool, type DyingPool } from '../../../test/dying.ts';
import { createWorld, type World } from '../../../test/world.ts';

/** County and province are killed at the points at which they store something, or are given something that is not a parcel. */

let now = Date.parse('2025-03-10T02:00:00Z');
const dying = {} as Record<'city' | 'province', DyingPool>;
const worlds = {} as Record<'city' | 'province', World>;
const silent = pino({ level: 'silent' });
const day = '2025-03-03';
const next = '2025-03-04';

async function open(name: 'city' | 'province'): Promise<World> {
  const world = await createWorld({
    clock: () => now,
    log: silent,
    postgres: (pool) => {
      dying[name] = openDyingPool(pool);
      return dying[name].pool;
    },
  });
  worlds[name] = world;
  const rows = 'code,name,use,region,floorArea\nA1,一号楼,office,140302,5000\nA2,二号楼,school,140303,6000\n';
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', rows) });
  return world;
}

beforeAll(async () => {
  const [city, province] = [await open('city'), await open('province')];
  await city.local.registry.importMeters({
    file: await city.upload('m.csv', 'code,building,carrier,kind\nA1-E,A1,electricity,interval\nA2-E,A2,electricity,interval\n'),
  });
  const { url } = await province.app.serve();
  const secret = await province.secretOf('bureau', { region: '140300' });
  await city.local.upload.target({ code: 'province', to: url, centre: '140300', region: '140300', secret });
});
afterAll(async () => {
  await worlds.city.stop();
  await worlds.province.stop();
});
beforeEach(() => {
  now += 3_600_000;
});

async function readings(text: string): Promise<void> {
  const file = await worlds.city.upload('r.csv', `meter,time,value\n${text}`);
  await worlds.city.local.readings.importReadings({ file, kind: 'interval', interval: '1h' });
}
const hours = (meter: string, values: readonly number[]): string =>
  values.map((value, at) => `${meter},${day} ${String(at).padStart(2, '0')}:00,${value}\n`).join('');

const use = async (world: World, building: string) => {
  const asked = { building, carrier: 'electricity', from: day, to: next, step: 'hour' } as const;
  return ((await world.local.metering.useOfBuilding(asked)).steps as { value: number | null }[]).map(({ value }) => value);
};
const run = () => worlds.city.local.upload.run({ target: 'province', day });
const sameFigures = async (): Promise<void> => {
  for (const building of ['A1', 'A2']) expect(await use(worlds.province, building)).toEqual(await use(worlds.city, building));
};

/** Both start again: whatever was left undone is done. */
async function again(): Promise<boolean> {
  let died = false;
  for (const name of ['city', 'province'] as const) {
    died = dying[name].revive() || died;
    const { imports, readings: service } = worlds[name].app.slices;
    await imports.mend();
    await service.catchUp(await imports.undoneOf('readings'));
  }
  return died;
}

describe('a kill of either side', () => {
  test.each(['city', 'province'] as const)('of the %s at any point leaves the same figures and one receipt per version', async (name) => {
    await readings(
      hours(
        'A1-E',
        Array.from({ length: 24 }, (_none, at) => at + 1),
      ) +
        hours(
          'A2-E',
          Array.from({ length: 24 }, () => 3),
        ),
    );
    await run();
    let [value, point, passed] = [100, 0, false];
    while (!passed && point < 60) {
      value += 1;
      now += 60_000;
      await readings(`A1-E,${day} 05:00,${value}\n`);
      now += 60_000;
      dying[name].dieAt(point, point % 2 === 0 ? 'before' : 'after');
      await run().catch(() => undefined);
      passed = !(await again());
      now += 60_000;
      const { parcels } = await run();
      expect(parcels[0]?.state, `${name} ${point}`).toBe('received');
      await sameFigures();
      // an odd number, so that it dies alternately before and after
      point += rounds(5, 1);
    }
    expect(passed).toBe(true);
    const { rows } = await worlds.province.stores.postgres.query(
      'SELECT version, count(*)::int AS n FROM upload_receipt GROUP BY version HAVING count(*) <> 1',
    );
    expect(rows).toEqual([]);
  });
});

test('whatever is corrected in any order, the province shows the same as the city', async () => {
  const change = fc.tuple(fc.constantFrom('A1-E', 'A2-E'), fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 99_999 }));
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
      for (const [meter, hour, value] of changes) {
        now += 60_000;
        await readings(`${meter},${day} ${String(hour).padStart(2, '0')}:00,${value / 1e4}\n`);
      }
      await run();
      await sameFigures();
    }),
    { numRuns: rounds(2, 40) },
  );
});

describe('anything but a parcel', () => {
  const row = (building: string, start: string, value: string): string =>
    `<T_EC_EnergyItemHourResult><F_HourResultID>x</F_HourResultID><F_BuildID>${building}</F_BuildID><F_EnergyItemCode>01000</F_EnergyItemCode>` +
    `<F_StartHour>${start}</F_StartHour><F_EndHour>${start.replace(/1(\d):/u, (_all, digit: string) => `1${Number(digit) + 1}:`)}</F_EndHour>` +
    `<F_HourValue>${value}</F_HourValue><F_HourEquValue></F_HourEquValue><F_State>1</F_State></T_EC_EnergyItemHourResult>`;
  const folder = '14030020250305';
  const zip = (files: Record<string, string | Uint8Array>) =>
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, typeof text === 'string' ? Buffer.from(text) : text])));
  const parcel = (rows: string, more: Record<string, string> = {}, at = folder) =>
    zip({
      [`${at}/${at}Build.xml`]: '<?xml version="1.0" encoding="UTF-8"?>\n<root></root>',
      [`${at}/${at}Energy.xml`]: `<root>${rows}</root>`,
      ...more,
    });

  const hand = async (bytes: Uint8Array, name = `${folder}-1.zip`, key?: string) => {
    const authorization = `Bearer ${key ?? (await worlds.province.secretOf('bureau', { region: '140300' }))}`;
    const body = new Uint8Array(bytes);
    const headers = { authorization, 'content-type': 'application/zip' };
    const answer = await worlds.province.ask(`/api/uploads?name=${encodeURIComponent(name)}`, { method: 'POST', body, headers });
    return { status: answer.status, said: (await answer.json()) as Record<string, unknown> };
  };

  test('is refused by name, and nothing is stored', async () => {
    const good = row('A1', '2025-03-05 10:00:00', '1');
    const cases: readonly (readonly [string, number, Uint8Array])[] = [
      ['not-a-parcel', 400, Buffer.from('hello')],
      ['not-a-parcel', 400, zip({ 'a.csv': 'meter,time,value\n' })],
      ['not-a-parcel', 400, zip({ [`${folder}/${folder}Energy.xml`]: '<root></root>' })],
      ['parcel-name-unsafe', 400, parcel(good, { [`${folder}/../../x.xml`]: 'x' })],
      ['parcel-broken', 400, parcel(good).subarray(0, 300)],
      ['xml-broken', 400, parcel(`${good}<F_`)],
      [
        'xml-broken',
        400,
        zip({
          [`${folder}/${folder}Build.xml`]: '<root/>',
          [`${folder}/${folder}Energy.xml`]: '<!DOCTYPE root [<!ENTITY a "b">]><root>&a;</root>',
        }),
      ],
      ['parcel-row-incomplete', 400, parcel(good.replace('<F_BuildID>A1</F_BuildID>', ''))],
      ['parcel-other-day', 400, parcel(row('A1', '2025-03-06 10:00:00', '1'))],
      ['not-a-parcel', 400, parcel(good, {}, '14030020259999')],
      [
        'too-large-inside',
        413,
        zip({ [`${folder}/${folder}Build.xml`]: '<root/>', [`${folder}/${folder}Energy.xml`]: new Uint8Array(120 * 1024 * 1024) }),
      ],
    ];
    for (const [code, status, bytes] of cases) expect([code, await hand(bytes)], code).toMatchObject([code, { status, said: { code } }]);
    expect((await worlds.province.local.upload.received({ from: '2025-03-05', to: '2025-03-06' })).parcels).toEqual([]);
  });

  test('rows of others and without a valid value are rejected one by one; the same bytes have the same receipt, an older version has none', async () => {
    const rows = row('A1', '2025-03-05 10:00:00', '1.5') + row('NONE', '2025-03-05 10:00:00', '1') + row('A2', '2025-03-05 11:00:00', 'x');
    const bytes = parcel(rows);
    const first = await hand(bytes, `${folder}-2.zip`);
    expect(first).toMatchObject({
      status: 200,
      said: { version: 2, rows: 3, accepted: 1, revised: 0, repeated: 0, withdrawn: 0, rejected: 2 },
    });
    expect((await hand(bytes, `${folder}-2.zip`)).said['receipt']).toBe(first.said['receipt']);
    expect(await hand(parcel(row('A1', '2025-03-05 10:00:00', '9')), `${folder}-1.zip`)).toMatchObject({
      status: 409,
      said: { code: 'parcel-older' },
    });
    expect(await hand(parcel(row('A1', '2025-03-05 10:00:00', '9')), `${folder}-2.zip`)).toMatchObject({
      status: 409,
      said: { code: 'parcel-differs' },
    });
    const other = await worlds.province.secretOf('bureau', { region: '150200' });
    expect(await hand(bytes, `${folder}-3.zip`, other)).toMatchObject({ status: 403, said: { code: 'centre-of-another' } });
    expect((await hand(bytes, `${folder}-3.zip`, await worlds.province.secretOf('viewer', { all: true }))).status).toBe(403);
  });
});

test('a directory transports parcels and receipts', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'yaodong-parcels-'));
  try {
    await worlds.city.local.upload.target({ code: 'folder', to: `file:${folder}`, centre: '140301', region: '140300' });
    const sent = (await worlds.city.local.upload.run({ target: 'folder', day })).parcels[0];
    expect(sent?.state).toBe('sent');
    expect(await readdir(folder)).toEqual(['14030120250303-1.zip']);
    const bytes = await readFile(path.join(folder, '14030120250303-1.zip'));
    const file = await worlds.province.upload('14030120250303-1.zip', bytes);
    const receipt = await worlds.province.local.upload.receive({ file });
    const { layDown } = await import('./parcel-sender.ts');
    await layDown(path.join(folder, '14030120250303-1.receipt.json'), JSON.stringify(receipt));
    expect((await worlds.city.local.upload.run({ target: 'folder', day })).parcels[0]).toMatchObject({
      state: 'received',
      receipt: receipt.receipt,
    });
  } finally {
    await rm(folder, { recursive: true });
  }
});
