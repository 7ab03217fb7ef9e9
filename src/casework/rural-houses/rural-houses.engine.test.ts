import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
const works = Date.parse('2025-10-10T02:00:00Z');
const winterOver = Date.parse('2026-04-01T02:00:00Z');
let now = winterOver;
const secrets = new Map<string, string>();

beforeAll(async () => {
  world = await createWorld({ clock: () => now });
  for (const procedure of ['rural-house-retrofit', 'rural-house-new'])
    for (const role of ['township', 'county']) {
      const name = `${procedure}-${role}`;
      secrets.set(name, (await world.local.access.keys.create({ name, role: 'bureau', region: '140321' })).secret);
      await world.local.people.posts.set({ holder: `key:${name}`, role: `${procedure}/${role}`, region: '140321' });
    }
});
afterAll(() => world.stop());

// oxlint-disable-next-line typescript/no-explicit-any -- answers of many shapes, each matched by what is looked at
async function answerTo(who: string, path: string, body: unknown): Promise<any> {
  const headers = { authorization: `Bearer ${secrets.get(who)}`, 'content-type': 'application/json' };
  return (await world.ask(`/api${path}`, { method: 'POST', headers, body: JSON.stringify(body) })).json();
}

const photo = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 0]);

async function step(who: string, code: string, transition: string, fields: object = {}, kinds: readonly string[] = []): Promise<void> {
  const evidence = await Promise.all(kinds.map(async (kind) => ({ kind, file: await world.upload('x.jpg', photo, secrets.get(who)) })));
  // the effect is recorded after a heating season
  now = transition === 'effect' ? winterOver : works;
  expect(await answerTo(who, `/cases/${code}/steps`, { transition, fields, evidence }), transition).toMatchObject({ case: code });
  now = winterOver;
}

async function begin(who: string, procedure: string, links: object = {}): Promise<string> {
  now = works;
  const { case: code } = await answerTo(who, '/cases', { procedure, region: '140321', ...links });
  return code as string;
}

const common = { householder: '示例农户', village: '示例村', area: '96.00' };
const used = { usedFrom: '2025-11-01', usedTo: '2026-03-01' };
const rows = (carrier: string, amount: string, how: string) => [{ carrier, amount, how }];

/** A retrofit from its application to its acceptance, and its effect if one is given. */
async function retrofit(fields: object, effect?: object, links: object = {}): Promise<string> {
  const [township, county] = ['rural-house-retrofit-township', 'rural-house-retrofit-county'];
  const code = await begin(township, 'rural-house-retrofit', links);
  await step(township, code, 'apply', { ...common, consents: true, parts: ['wall', 'heating', 'solar'] }, ['agreement', 'before']);
  await step(county, code, 'approve');
  await step(township, code, 'finish', { doneOn: '2025-10-10', wallArea: '80.00', pvKw: '5.50', ...fields }, ['after']);
  await step(county, code, 'accept');
  if (effect !== undefined) await step(township, code, 'effect', effect);
  return code;
}

const asked = { region: '140321', from: '2025-01-01', to: '2026-01-01' };

test('retrofits: parts, heating, photovoltaics, and the effect by how surely it is known, as a paper too', async () => {
  const coal = { heatingBefore: 'coal', heatingAfter: 'air-source', energyBefore: rows('coal', '3', 'interview') };
  await retrofit(coal, { ...used, energyAfter: rows('electricity', '4000', 'meter') });
  await retrofit({ ...coal, energyBefore: rows('coal', '2.5', 'bill') }, { ...used, energyAfter: rows('electricity', '3500', 'bill') });
  await retrofit({});
  const told = await world.local.ruralHouses.show(asked);
  expect(told.retrofit).toMatchObject({ houses: 3, area: { value: '288.00', unknown: 0 }, pvKw: { value: '16.50' } });
  expect(told.retrofit.parts.map(({ name, houses, amount }) => [name, houses, amount?.value])).toEqual([
    ['墙体', 3, '240.00'],
    ['清洁取暖', 3, undefined],
    ['光伏、光热', 3, undefined],
  ]);
  expect(told.retrofit.heating).toMatchObject([{ beforeName: '散煤（土炕、土暖气）', afterName: '空气源热泵', houses: 2 }]);
  expect(told.retrofit.effects).toMatchObject({
    by: [
      { how: 'bill', houses: 1, before: '1785.75', after: '430.15' },
      { how: 'interview', houses: 1, before: '2142.90', after: '491.60' },
    ],
    without: 1,
  });
  expect(told.findings.map(({ code }) => code)).toEqual(['rural-effect-missing']);
  // on the day of the works no effect was known, and a year before no house
  const { retrofit: then } = await world.local.ruralHouses.show({ ...asked, knownAt: '2025-10-11' });
  expect([then.houses, then.effects.by.length]).toEqual([3, 0]);
  expect((await world.local.ruralHouses.show({ ...asked, knownAt: '2024-10-11' })).retrofit.houses).toBe(0);
  const paper = await world.ask(`/api/exports/rural-houses?${new URLSearchParams(asked).toString()}`);
  expect([paper.status, (await paper.arrayBuffer()).byteLength > 4000]).toEqual([200, true]);
});

test('solar that was not applied for needs a reason, and an effect can be recorded again', async () => {
  const [township, county] = ['rural-house-retrofit-township', 'rural-house-retrofit-county'];
  const code = await begin(township, 'rural-house-retrofit');
  await step(township, code, 'apply', { ...common, consents: true, parts: ['wall'] }, ['agreement', 'before']);
  await step(county, code, 'approve');
  const evidence = [{ kind: 'after', file: await world.upload('x.jpg', photo, secrets.get(township)) }];
  const fields = { doneOn: '2025-10-10', pvKw: '5.50' };
  expect(await answerTo(township, `/cases/${code}/steps`, { transition: 'finish', fields, evidence })).toMatchObject({
    code: 'reason-missing',
  });
  const done = await retrofit({ energyBefore: rows('gas', '1000', 'meter') }, { ...used, energyAfter: rows('gas', '900', 'meter') });
  await step(township, done, 'effect', { ...used, energyAfter: rows('gas', '600', 'meter') });
  const { retrofit: told } = await world.local.ruralHouses.show(asked);
  expect(told.effects.by.find(({ how }) => how === 'meter')).toMatchObject({ houses: 1, after: '728.58', savedShare: '0.4000' });
});

test('new houses by programme, with heating and energy; another place and other days have none', async () => {
  const [township, county] = ['rural-house-new-township', 'rural-house-new-county'];
  for (const programme of ['pilot', 'seismic', 'pilot']) {
    const code = await begin(township, 'rural-house-new');
    await step(township, code, 'apply', { ...common, programme }, ['design']);
    await step(county, code, 'approve', { standard: programme === 'pilot' });
    await step(township, code, 'finish', { doneOn: '2025-10-10', heating: 'air-source', structure: 'light-steel' }, ['photos']);
    await step(county, code, 'accept');
    if (programme === 'seismic') await step(township, code, 'effect', { ...used, energy: rows('electricity', '4800', 'interview') });
  }
  const { built } = await world.local.ruralHouses.show(asked);
  expect(built.programmes.map(({ name, houses, area }) => [name, houses, area.value])).toEqual([
    ['现代宜居农房试点', 2, '192.00'],
    ['抗震改造', 1, '96.00'],
  ]);
  expect(built).toMatchObject({
    houses: 3,
    standard: { yes: 2, no: 1, unknown: 0 },
    heating: [{ name: '空气源热泵', houses: 3 }],
    energy: [{ how: 'interview', houses: 1, kgce: '589.92', perM2: '6.15' }],
  });
  expect((await world.local.ruralHouses.show({ ...asked, region: '140302' })).built.houses).toBe(0);
  expect((await world.local.ruralHouses.show({ ...asked, from: '2024-01-01', to: '2025-01-01' })).retrofit.houses).toBe(0);
  const wrong = await world.ask('/api/rural-houses?region=140321&from=2026-01-01&to=2025-01-01');
  expect(((await wrong.json()) as { code: string }).code).toBe('days-reversed');
});

test('what the platform measured in a whole season counts before what was stated; a season with a gap does not', async () => {
  const { registry, readings } = world.local;
  const houses = 'code,name,use,region,floorArea\nR1,农房一,dwelling,140321,96\nR2,农房二,dwelling,140321,96\n';
  await registry.importBuildings({ file: await world.upload('b.csv', houses) });
  const meters = 'code,building,carrier,kind,unit\nR1-E,R1,electricity,interval,kWh\nR2-E,R2,electricity,interval,kWh\n';
  await registry.importMeters({ file: await world.upload('m.csv', meters) });
  // the season of the city, from the first of November to the end of March: 151 days of 20 kWh, of which one is missing in the other house
  const days = Array.from({ length: 151 }, (_, at) => new Date(Date.UTC(2024, 10, 1 + at)).toISOString().slice(0, 10));
  const lines = days.flatMap((day, at) => [`${day},R1-E,20`, ...(at === 40 ? [] : [`${day},R2-E,20`])]);
  await readings.importReadings({ file: await world.upload('r.csv', ['time,meter,value', ...lines, ''].join('\n')), interval: '1d' });
  const stated = { energyBefore: rows('electricity', '4000', 'interview'), heatingBefore: 'electric', heatingAfter: 'air-source' };
  const after = { ...used, energyAfter: rows('electricity', '1500', 'meter') };
  const before = await world.local.ruralHouses.show(asked);
  for (const building of ['R1', 'R2']) await retrofit(stated, after, { building });
  const told = await world.local.ruralHouses.show(asked);
  // 3,020 kWh and 1,500 kWh of 0.1229 kgce, beside the house of gas
  expect(told.retrofit.effects.by.find(({ how }) => how === 'meter')).toMatchObject({ houses: 2, before: '1585.46', after: '912.93' });
  // group, house, meters: 3,020 kWh before and 1,500 after of 0.1229 kgce
  const figure = told.retrofit.effects.by.find(({ how }) => how === 'meter')?.figure ?? '';
  const group = await world.local.figures.explain({ figure });
  expect([group.result.value, group.inputs.length]).toEqual([672.53, 2]);
  const [measured] = group.inputs.filter(({ value }) => value === 186.81);
  const house = await world.local.figures.explain({ figure: measured?.figure ?? '' });
  expect(house.result).toMatchObject({ value: 186.81, unit: 'kgce' });
  expect(house.inputs.map(({ name, value, unit }) => [name, value, unit])).toEqual([
    ['before electricity', 3020, 'kWh'],
    ['coefficient electricity', 0.1229, 'kgce/kWh'],
    ['after electricity', 1500, 'kWh'],
    ['coefficient electricity', 0.1229, 'kgce/kWh'],
  ]);
  const use = await world.local.figures.explain({ figure: house.inputs[0]?.figure ?? '' });
  expect([use.result.value, use.meters.map(({ code }) => code)]).toEqual([3020, ['R1-E']]);
  const interviews = ({ retrofit: { effects } }: typeof told) => effects.by.find(({ how }) => how === 'interview')?.houses ?? 0;
  expect(interviews(told) - interviews(before)).toBe(1);
  const counts = Object.fromEntries(told.findings.map(({ code, evidence }) => [code, evidence['count']]));
  expect(counts).toMatchObject({ 'rural-measured-part': 1, 'rural-measured-differs': 1 });
  const seasons = told.findings.filter(({ code }) => code === 'heating-season-indicative');
  expect(
    seasons.map(({ evidence }) => evidence['region']),
    'the days of the season are recalled',
  ).toEqual(['140300']);
});
