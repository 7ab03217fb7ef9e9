import { disclose } from '../disclose.ts';
import type { World } from '../world.ts';

/** What is needed to create a town: the contract with all rights, and files. */
export type Town = Pick<World, 'local' | 'upload'>;

/** The clock of a world in which things happen one after another. */
export type Hands = { now: number };

/** After everything in `live` has happened. */
export const afterwards = Date.parse('2026-10-01T00:00:00Z');

export const buildings = Array.from({ length: 12 }, (_, at) => `B${at + 1}`);
export const meters = ['E1', 'E2', 'E3', 'E4', 'E5', 'E6', 'E7', 'SUB', 'G1', 'H1', 'W1', 'ROLL', 'NEW', 'SHARED'];
/** Instants between which something became known. */
export const moments = [
  '2026-01-15T00:00:00Z',
  '2026-02-15T00:00:00Z',
  '2026-03-15T00:00:00Z',
  '2026-05-15T00:00:00Z',
  '2026-07-15T00:00:00Z',
];

const uses = ['office', 'school', 'hotel', 'hospital'];

/** A small town over most of a year of operation: everything that people do to their data is done at least once. */
export async function live(world: Town, hands: Hands): Promise<void> {
  const at = (day: string) => (hands.now = Date.parse(`2026-${day}T00:00:00Z`));
  at('01-10');
  await bringRegistry(world);
  await bringFirstReadings(world);
  at('02-01');
  await correct(world);
  at('03-01');
  await changeFacts(world);
  at('04-01');
  await takeBack(world);
  at('06-01');
  await keepOtherThings(world);
  at('08-01');
  await discloseTwo(world);
}

async function bringRegistry(world: Town): Promise<void> {
  const { local } = world;
  await local.place.importOrganisations({
    file: await world.upload('o.csv', 'code,name,region\nO1,机关事务局,140300\nO2,教育局,140302\n'),
  });
  const rows = buildings.map((code, at) =>
    [
      code,
      `${code} 号楼`,
      uses[at % 4],
      at % 2 === 0 ? '140302' : '140303',
      1000 * (at + 3),
      at % 3 === 0 ? 'O1' : 'O2',
      37.85 + at / 100,
      113.55,
      'heat',
    ].join(),
  );
  const header = 'code,name,use,region,floorArea,organisation,latitude,longitude,heating';
  await local.registry.importBuildings({ file: await world.upload('b.csv', `${header}\n${rows.join('\n')}\n`) });
  const points = [
    'E1,B1,electricity,register,kWh,40,6,,',
    'SUB,B1,electricity,register,kWh,,6,E1,',
    ...[2, 3, 4, 5, 6, 7].map((n) => `E${n},B${n},electricity,interval,kWh,,,,`),
    'G1,B1,gas,register,m3,,7,,',
    'H1,B2,heat,register,GJ,,6,,',
    'W1,B3,water,register,m3,,6,,',
    'ROLL,B8,electricity,register,kWh,,4,,',
    'SHARED,,electricity,register,kWh,,6,,B9:0.25;B10:0.75',
  ];
  const file = await world.upload('m.csv', `code,building,carrier,kind,unit,multiplier,digits,parent,shares\n${points.join('\n')}\n`);
  await local.registry.importMeters({ file });
}

const stamp = (hours: number): string => new Date(Date.UTC(2025, 0, 1, hours)).toISOString().slice(0, 16).replace('T', ' ');

/** Values that do not repeat periodically, the same in every run. */
const wave = (seed: number, at: number): number => ((seed * 7919 + at * 104_729) % 997) / 10;

async function bringFirstReadings(world: Town): Promise<void> {
  const hourly = Array.from({ length: 24 * 90 }, (_, hour) => [2, 3, 4].map((n) => `E${n},${stamp(hour)},${wave(n, hour)}`).join('\n'));
  await bring(world, 'hourly.csv', `meter,time,value\n${hourly.join('\n')}\n`, { interval: '1h' });
  const daily = ['E1', 'SUB', 'G1', 'H1', 'W1', 'SHARED'].flatMap((meter, seed) => {
    let counter = 100 * seed;
    return Array.from({ length: 366 }, (_, day) => `${meter},${stamp(day * 24)},${((counter += wave(seed, day)) * 1).toFixed(3)}`);
  });
  await bring(world, 'daily.csv', `meter,time,value\n${daily.join('\n')}\n`, { kind: 'register' });
  const months = Array.from({ length: 12 }, (_, month) => `2025-${String(month + 1).padStart(2, '0')}`);
  const bills = [5, 6, 7].map((n) => [`E${n}`, ...months.map((_, month) => (n === 6 && month === 3 ? '' : 9000 + 100 * n + month))].join());
  await bring(world, 'bills.csv', `meter,${months.join()}\n${bills.join('\n')}\n`, { layout: 'months', unit: 'kWh' });
  const falls = [9990, 9995, 3, 8, 4000, 4010, 12, 20, 30];
  await bring(world, 'roll.csv', `meter,time,value\n${falls.map((value, day) => `ROLL,${stamp(day * 48)},${value}`).join('\n')}\n`, {
    kind: 'register',
  });
  await bring(world, 'bad.csv', `meter,time,value\nE2,2025-12-01 00:00,nan\nNONE,2025-12-01 00:00,4\nE2,2025-12-02 00:00,7\n`, {
    interval: '1h',
  });
}

async function correct(world: Town): Promise<void> {
  const day = Array.from({ length: 24 }, (_, hour) => `E2,${stamp(240 + hour)},5`);
  await bring(world, 'correction.csv', `meter,time,value\n${day.join('\n')}\n`, { interval: '1h' });
  const late = day.map((row) => row.replace(/,5$/u, ',4'));
  await bring(world, 'late.csv', `meter,time,value\n${late.join('\n')}\n`, { interval: '1h', received: '2026-01-20T00:00:00.250Z' });
  await bring(world, 'clash.csv', `meter,time,value\nE3,${stamp(240)},50\nE3,${stamp(240)},60\n`, { interval: '1h' });
  const { findings } = await world.local.readings.findings({});
  const [fall, other] = findings.filter(({ meter }) => meter === 'ROLL');
  if (fall !== undefined) await world.local.readings.decide({ finding: fall.id, as: 'reset', note: '换表未登记' });
  if (other !== undefined) await world.local.readings.decide({ finding: other.id, as: 'bad', note: '' });
}

async function changeFacts(world: Town): Promise<void> {
  const { registry } = world.local;
  await registry.swapMeter({
    meter: 'E1',
    at: '2025-07-01T10:00',
    oldFinal: 98_210.5,
    newStart: 12.25,
    multiplier: 60,
    received: '2026-02-20T00:00:00.500Z',
  });
  await registry.swapMeter({ meter: 'W1', at: '2025-12-31', oldFinal: 90_000, newStart: 0 });
  await registry.editBuilding({ building: 'B2', set: { floorArea: 6000 }, from: '2025-07-01' });
  await registry.editBuilding({ building: 'B3', set: { name: '滨河宾馆' } });
  await registry.editMeter({ meter: 'E4', set: { capacity: 500 } });
  await registry.merge({ building: 'B12', into: 'B11' });
  await registry.keepApart({ building: 'B5', other: 'B6' });
  await bring(world, 'made.csv', `meter,time,value\nNEW,${stamp(0)},3\nNEW,${stamp(1)},4\n`, { interval: '1h', createMeters: true });
}

async function takeBack(world: Town): Promise<void> {
  const { local } = world;
  const { imports } = await local.imports.list({ kind: 'readings' });
  const correction = imports.find(({ subject }) => subject === 'correction.csv');
  if (correction !== undefined) await local.imports.undo({ id: correction.import });
  const { change } = await local.registry.editBuilding({ building: 'B4', set: { floorArea: 1 } });
  await local.imports.undo({ id: change });
  const photo = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  const readings = [{ meter: 'H1', time: '2026-03-31', value: 99_000 }];
  await local.readings.record({ readings, photos: [await world.upload('表.jpg', photo)] });
}

async function keepOtherThings(world: Town): Promise<void> {
  const { local } = world;
  const hours = Array.from({ length: 24 * 30 }, (_, hour) => `${stamp(hour)},${(wave(1, hour) / 5 - 10).toFixed(1)}`);
  const weather = await world.upload('w.csv', `time,C\n${hours.join('\n')}\n`);
  await local.weather.importWeather({ file: weather, station: 'YQ', format: 'csv', timeColumn: 'time', columns: { temperature: 'C' } });
  await local.imports.profiles.save({ kind: 'buildings', name: '市直', header: ['代码', '名称'], mapping: { column: { code: '代码' } } });
  await local.registry.views.save({ name: '大型办公', address: 'use=office' });
  await local.settings.change({
    cityName: '阳泉市',
    disclosure: { open: true, consent: false, leastArea: 10, leastCoverage: 0, leastBuildings: 3 },
  });
  await local.access.users.add({ name: '小王', role: 'bureau', region: '140302' });
  await local.access.keys.create({ name: 'collector', role: 'operator', organisation: 'O1' });
  const square = [
    [113.5, 37.8],
    [113.6, 37.8],
    [113.6, 37.9],
    [113.5, 37.8],
  ];
  const area = { type: 'Feature', properties: { name: '城东片区', star: 2 }, geometry: { type: 'Polygon', coordinates: [square] } };
  const plan = await world.upload('专项规划.geojson', JSON.stringify({ type: 'FeatureCollection', features: [area] }));
  await local.specialPlans.import({ file: plan, code: 'ZX', region: '140300', title: '专项规划', issuer: '住建局', issued: '2026-02-01' });
}

async function discloseTwo({ local }: Town): Promise<void> {
  await disclose(local, { region: '140300', year: 2025, buildings: ['B5', 'B7'], consent: '' });
}

type Options = Omit<Parameters<World['local']['readings']['importReadings']>[0], 'file'>;

async function bring(world: Town, name: string, text: string, options: Options): Promise<void> {
  await world.local.readings.importReadings({ file: await world.upload(name, text), ...options });
}
