import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayText, parseDay } from '#kernel/day.ts';
import { createWorld, type World } from '../../../test/world.ts';
import { settleEvent } from '#cli/as-read.ts';

let world: World;
let clock = Date.parse('2026-07-01T00:00:00Z');

const knowledge = `kind: programme
entries:
  - {id: city-dr, rule: five, step: hour, pay: {unit: kWh, price: '1'}}
`;
const rules = `kind: baseline-rule
entries:
  - {id: five, pool: 5, choose: 5}
`;
const first = parseDay('2026-06-01') as number;

/** June of a meter by hour, kWh. */
async function read(meter: string, of: (day: number, hour: number) => number): Promise<void> {
  const edge = (at: number): string => `${dayText(first + Math.floor(at / 24))} ${String(at % 24).padStart(2, '0')}:00:00`;
  const rows = Array.from({ length: 30 * 24 }, (_, at) => `${meter},${edge(at)},${edge(at + 1)},${of(Math.floor(at / 24), at % 24)}`);
  const file = await world.upload('r.csv', ['meter,start,end,value', ...rows].join('\n'));
  await world.local.readings.importReadings({ file, carrier: 'electricity', unit: 'kWh' });
}

beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 1000) });
  const { local, upload } = world;
  await local.place.importOrganisations({ file: await upload('o.csv', 'code,name\nAGG,聚合商\nO1,甲\nO2,乙') });
  const buildings = 'code,name,use,region,organisation\nB1,一号楼,office,140302,O1\nB2,二号楼,office,140303,O2\n';
  await local.registry.importBuildings({ file: await upload('b.csv', buildings) });
  const meters = ['code,building,carrier,kind', 'M1,B1,electricity,interval', 'M2,B2,electricity,interval'];
  await local.registry.importMeters({ file: await upload('m.csv', meters.join('\n')) });
  const resources = [
    'code,building,kind,kw,share,maxKwh,minKwh,meter',
    'S1,B1,shed,100,0.5,,,',
    'S2,B2,shed,3,0.5,,,',
    'T1,B2,battery,20,,40,0,',
    'P1,B1,pv,50,,,,M1',
    'V1,B1,ev,30,,,,',
  ];
  await local.resources.importResources({ file: await upload('s.csv', resources.join('\n')) });
  await world.app.slices.knowledge.put('programmes.yaml', knowledge, false);
  await world.app.slices.knowledge.put('rules.yaml', rules, false);
  await local.portfolio.add({ code: 'V1', name: '一号', organisation: 'AGG' });
  for (const building of ['B1', 'B2'])
    await local.portfolio.join({ portfolio: 'V1', building, from: '2026-06-10', share: '0.7', consent: '签字' });
  await read('M1', (day, hour) => (day === 23 && (hour === 19 || hour === 20) ? 5 : 10 + hour));
  await read('M2', () => 8);
  await local.flexibility.events.add({
    code: 'E1',
    programme: 'city-dr',
    portfolio: 'V1',
    direction: 'down',
    from: '2026-06-24T19:00',
    to: '2026-06-24T21:00',
    file: await upload('c.csv', 'building,kw\nB1,4\nB2,2\n'),
  });
});
afterAll(() => world.stop());

const ask = { portfolio: 'V1', day: '2026-06-26' };

test('each hour has the same result as when it is queried alone', async () => {
  const told = await world.local.flexibility.capabilityHours({ ...ask, hours: 2 });
  expect(told.starts).toHaveLength(24);
  expect(told.starts[0]).toBe('2026-06-25T16:00:00Z');
  for (const hour of [0, 7, 19, 23]) {
    const at = `2026-06-26T${String(hour).padStart(2, '0')}:00`;
    const one = await world.local.flexibility.capability({ portfolio: 'V1', at, hours: 2 });
    expect([told.total.downKw[hour], told.total.upKw[hour]]).toEqual([one.total.downKw, one.total.upKw]);
    expect(told.rows.map(({ code, downKw, upKw }) => ({ kind: code, downKw: downKw[hour], upKw: upKw[hour] }))).toEqual(one.byKind);
    expect(told.unknown).toEqual(one.unknown);
  }
  expect(told.total).toMatchObject({ resources: 5, registeredKw: 203 });
  const none = await world.local.flexibility.capabilityHours({ region: '140100', day: '2026-06-26' });
  expect(none.total).toMatchObject({ resources: 0, registeredKw: null });
});

test('proven capability is shown next to it once an event is settled, by building and not by kind', async () => {
  expect((await world.local.flexibility.capabilityHours(ask)).total.proven).toEqual({ downKw: null, upKw: null, events: 0 });
  await settleEvent(world.local, { event: 'E1' });
  const told = await world.local.flexibility.capabilityHours({ ...ask, by: 'building' });
  // B1 used 5 in hours in which it uses 29 and 30; B2 as usual
  expect(told.rows.map(({ code, name, proven }) => [code, name, proven])).toEqual([
    ['B1', '一号楼', { downKw: 24.5, upKw: null, events: 1 }],
    ['B2', '二号楼', { downKw: 0, upKw: null, events: 1 }],
  ]);
  expect(told.total.provenDownKw.flatMap((kw, hour) => (kw === null ? [] : [[hour, kw]]))).toEqual([
    [19, 24.5],
    [20, 24.5],
  ]);
  const kinds = await world.local.flexibility.capabilityHours(ask);
  expect(kinds.rows.every(({ proven }) => proven.downKw === null && proven.events === 0)).toBe(true);
  expect(kinds.total.proven).toEqual({ downKw: 24.5, upKw: null, events: 2 });
});

test('by region and season: the workday of the season, and what was proven in it', async () => {
  const summer = await world.local.flexibility.capabilityHours({ day: '2026-07-01', season: 'summer', by: 'region' });
  expect(summer).toMatchObject({ season: 'summer', day: '2025-07-15' });
  expect(summer.rows.map(({ code, proven }) => [code, proven.downKw])).toEqual([
    ['140302', 24.5],
    ['140303', 0],
  ]);
  const winter = await world.local.flexibility.capabilityHours({ day: '2026-07-01', season: 'winter', by: 'region' });
  expect(winter.day).toBe('2026-01-15');
  expect(winter.total.proven.events).toBe(0);
});

test('an owner sees its own building only, and nothing of a portfolio outside its scope', async () => {
  const told = await world.as('owner', { organisation: 'O2' }).flexibility.capabilityHours({ day: '2026-06-26', by: 'building' });
  expect(told.rows.map(({ code }) => code)).toEqual(['B2']);
  await expect(world.as('aggregator', { aggregator: 'O1' }).flexibility.capabilityHours(ask)).rejects.toMatchObject({
    document: { code: 'no-such-portfolio' },
  });
});

test('hours that are not whole steps are refused', async () => {
  await expect(world.local.flexibility.capabilityHours({ ...ask, hours: 0.1 })).rejects.toMatchObject({
    document: { code: 'event-off-step' },
  });
});

test('a room uses observed outdoor temperatures, and for the future the typical year of its station, which is indicative', async () => {
  const { local, upload } = world;
  const room = { building: 'B2', kind: 'hvac', kw: 20, mode: 'heat', cop: 3, r: 0.5, c: 20, gain: 2, set: 20, low: 18, high: 22 };
  await local.resources.add({ code: 'H1', set: room });
  const ask = { building: 'B2', at: '2026-06-20T19:00', hours: 2 };
  const able = async () => {
    const { resources, indicative } = await local.flexibility.capability(ask);
    const { downKw, upKw } = resources.find(({ code }) => code === 'H1') as { downKw: number | null; upKw: number | null };
    return { downKw, upKw, indicative };
  };
  expect(await able()).toEqual({ downKw: null, upKw: null, indicative: false });
  const hours = Array.from({ length: 8760 }, (_, at) => new Date(Date.UTC(2001, 0, 1, at)).toISOString().slice(0, 16));
  const year = hours.map((time) => `${time},${time.startsWith('2001-06-20T19') ? 3 : time.startsWith('2001-06-20T20') ? 4 : 30},0`);
  await local.weather.importWeather({
    file: await upload('typical.csv', ['time,temperature,ghi', ...year].join('\n')),
    station: 'S1',
    format: 'csv',
    series: 'typical',
    timeColumn: 'time',
    columns: { temperature: 'temperature', globalRadiation: 'ghi' },
  });
  // 3.5 °C: 31 kW of heat are needed, and 2 K over two hours are worth 4 / (1 − e^(−0.2)) = 22.0666
  expect(await able()).toEqual({ downKw: 7.3555, upKw: 7.3555, indicative: true });
  await local.weather.importWeather({
    file: await upload('observed.csv', 'time,temperature\n2026-06-20T11:00:00Z,19\n2026-06-20T12:00:00Z,19\n'),
    station: 'S1',
    format: 'csv',
    timeColumn: 'time',
    columns: { temperature: 'temperature' },
  });
  expect(await able()).toEqual({ downKw: 0, upKw: 7.3555, indicative: false });
});
