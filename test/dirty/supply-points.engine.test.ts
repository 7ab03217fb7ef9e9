import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';
import { two, upTo } from './corpus/corpus-file.ts';

/** Registers of one supply point, a power that only rises, and the names of units and points next to their columns. */
let world: World;
beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
});
afterAll(() => world.stop());

const { told, used } = createBringing(() => world);

const halfHours = upTo(48);
const dayRow = (point: string, quantity: string, day: number, value: number): string =>
  `${point},${quantity},${day}/01/2025,${halfHours.map(() => value).join(',')}`;

test('measured quantities are not metering points, and reactive ones are not use', async () => {
  const head = `MPAN,Measurement Quantity,Date,${halfHours.map((at) => `HH${at}`).join(',')}`;
  const rows = ['AI', 'RI', 'AE'].flatMap((quantity, at) => [13, 14].map((day) => dayRow('MP1', quantity, day, 2 + at)));
  expect(await told([head, ...rows], { unit: 'kWh', zone: 'Europe/London' })).toContain('rows-not-energy');
  expect((await used('MP1', '2025-01-12', '2025-01-16', 'day')).total).toBe(192);
  expect((await used('MP1-AE', '2025-01-12', '2025-01-16', 'day')).total).toBe(384);
  await expect(used('RI', '2025-01-13', '2025-01-15')).rejects.toMatchObject({ document: { code: 'no-such-meter' } });
  const two = rows.filter((row) => !row.includes(',AE,')).flatMap((row) => [row.replace('MP1', 'MP2'), row.replace('MP1', 'MP3')]);
  await told([head, ...two], { unit: 'kWh', zone: 'Europe/London' });
  expect((await used('MP3', '2025-01-12', '2025-01-16', 'day')).total).toBe(192);
});

test('a file with only reactive quantities is refused', async () => {
  const rows = ['MPAN,Measurement Quantity,Date,Value (kWh)', 'MP9,RI,2025-01-13,20', 'MP9,RI,2025-01-14,21'];
  expect(await told(rows)).toMatchObject({ code: 'unit-not-energy' });
});

test.each([
  ['POD', 'Mese', 'F1 (kWh);F2 (kWh);F3 (kWh);Totale (kWh)'],
  ['CUPS', 'Mes', 'P1 (kWh);P2 (kWh);P3 (kWh);Total (kWh)'],
])('the parts of a tariff of one %s and their sum are one metering point, counted once', async (point, month, parts) => {
  const rows = [`${point};${month};${parts}`, `T${point};01/2025;100;80;120;300`, `T${point};02/2025;90;70;110;270`];
  expect(await told(rows)).toContain('values-left');
  expect((await used(`T${point}`, '2025-01-01', '2025-03-01')).steps).toEqual([300, 270]);
});

test('metering points in columns next to their sum remain metering points', async () => {
  const rows = ['日期,1#楼(kWh),2#楼(kWh),合计(kWh)', '2025-01-01,100,80,180', '2025-01-02,90,70,160', '2025-01-03,95,71,166'];
  await told(rows);
  expect((await used('1#楼', '2025-01-01', '2025-01-04')).total).toBe(285);
});

const ends = (zone: string): string[] =>
  halfHours.map((at) => `2025-01-0${at === 48 ? 2 : 1}T${two(Math.floor((at % 48) / 2))}:${at % 2 === 0 ? '00' : '30'}:00${zone}`);

test('a power that only rises is not a counter: its times are ends if their course shows it', async () => {
  const rows = ends('+01:00').map((time, at) => `${time};${1000 + 10 * at}`);
  expect(await told(['Horodate;IB (W)', ...rows], { zone: 'Europe/Paris' })).toContain('marks-end-shown');
  expect((await used('IB', '2024-12-31', '2025-01-03', 'day')).total).toBe(29.64);
  const titled = ['Identifiant PRM;Unite;Pas en minutes', 'IC;W;30', 'Horodate;Valeur', ...rows];
  expect(await told(titled, { zone: 'Europe/Paris', meter: 'IC' })).toContain('marks-end-shown');
});

test('whole days of UTC whose times are one step late raise a question', async () => {
  const rows = ends('Z').map((time, at) => `${time},${1 + (at % 5)}`);
  expect(await told(['Time,GH4 (kWh)', ...rows])).toMatchObject({ code: 'marks-open' });
});

test('the unit of a use in an adjacent column applies to the use that is read; a unit after a name is not part of it', async () => {
  const findings = await told(['2025年3月电费表', '房号,抄见电量,合计电量(度)', 'U1,1000,1060', 'U2,500,530']);
  expect(findings).toContain('unit-read');
  expect(findings).not.toContain('unit-assumed');
  const water = await told(['2025年3月水电费表', '房号,用水量,用电量(度)', 'U3,1000,1060', 'U4,500,530'], {
    valueColumn: '用水量',
    carrier: 'water',
  });
  expect(water).not.toContain('unit-read');
  await told(['Time,NA5 kWh', '2025-01-13 00:00,1', '2025-01-13 01:00,2', '2025-01-13 02:00,1']);
  expect((await used('NA5', '2025-01-13', '2025-01-14', 'day')).total).toBe(4);
});

test('areas whose cells contain their unit are not reported as lacking one', async () => {
  const rows = [
    '建筑编号,建筑名称,建筑功能,所在区县,建筑面积',
    'LH1,甲,办公,140302,1200㎡',
    'LH2,乙,办公,140302,1.2万㎡',
    'LH3,丙,办公,140302,12 亩',
  ];
  const { findings = [] } = await world.local.registry.importBuildings({ file: await world.upload('l.csv', `${rows.join('\n')}\n`) });
  expect(findings.map(({ code }) => code)).not.toContain('field-unit-assumed');
  expect((await world.local.registry.building({ building: 'LH3' })).floorArea).toBe(8000);
});
