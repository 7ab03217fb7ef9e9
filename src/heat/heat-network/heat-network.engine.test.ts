import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayText, parseDay } from '#kernel/day.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let clock = Date.parse('2026-03-01T00:00:00Z');

const first = parseDay('2026-01-01') ?? 0;
const days = Array.from({ length: 20 }, (_, at) => ({ at, from: dayText(first + at), to: dayText(first + at + 1) }));

const tariff = `kind: heat-tariff
id: t1
validFrom: 2025-10-01
status: DEMO
classes: {dwelling: {area: '22.00', basic: '6.60', metered: '45.00'}}
cold: {of: area, table: [{below: '16', share: '0.5'}, {below: '18', share: '0.3'}]}
`;

/** GJ per day. */
const heat: Readonly<Record<string, number>> = { MA: 2, MB: 1, MC: 0.6 };

beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 1000) });
  const { local, upload } = world;
  const lines = async (name: string, all: readonly string[]) => upload(name, all.join('\n'));
  await local.place.importOrganisations({ file: await upload('o.csv', 'code,name\nC1,示范热力一公司\nC2,示范热力二公司\nO1,甲单位') });
  const buildings = [
    'code,name,use,region,organisation',
    'B1,一号楼,dwelling,140302,O1',
    'B2,二号楼,dwelling,140302,',
    'B3,三号楼,dwelling,140302,',
  ];
  await local.registry.importBuildings({ file: await lines('b.csv', buildings) });
  const meters = ['code,building,carrier,kind', 'MA,B1,heat,interval', 'MB,B2,heat,interval', 'MC,B3,heat,interval'];
  await local.registry.importMeters({ file: await lines('m.csv', meters) });
  const points = [
    'code,building,company,tariff,method,meter,substation,return',
    'PA,B1,C1,t1,share-area,MA,S1,RA',
    'PB,B2,C1,t1,share-area,MB,S1,RB',
    'PC,B3,C1,t1,share-area,MC,S1,',
    'PD,B3,C1,t1,area,,,',
  ];
  await local.heatSupply.importSettlementPoints({ file: await lines('p.csv', points) });
  const households = [
    'code,point,class,area,name',
    'HA,PA,dwelling,100,示例甲',
    'HB,PB,dwelling,100,示例乙',
    'HC,PC,dwelling,100,',
    'HD,PD,dwelling,50,',
  ];
  await local.heatSupply.importHouseholds({ file: await lines('h.csv', households) });
  await local.heatBilling.seasons.set({ region: '140300', name: '2026-01', from: '2026-01-01', to: '2026-01-21', source: '示范通知' });
  await local.heatBilling.tariffs.add({ name: 't.yaml', text: tariff });
  const readings = days.flatMap(({ from, to }) => Object.entries(heat).map(([meter, gj]) => `${meter},${from} 00:00,${to} 00:00,${gj}`));
  const file = await lines('r.csv', ['meter,start,end,value', ...readings]);
  expect(await local.readings.importReadings({ file, carrier: 'heat', unit: 'GJ' })).toMatchObject({ rejectedCount: 0 });
  const hours = days.flatMap(({ from }) => Array.from({ length: 24 }, (_, hour) => `${from} ${String(hour).padStart(2, '0')}:00,8`));
  const weather = { station: 'W1', format: 'csv', timeColumn: 'time', zone: 'Asia/Shanghai', columns: { temperature: 't' } } as const;
  await local.weather.importWeather({ file: await lines('w.csv', ['time,t', ...hours]), ...weather });
  const returns = ['code,quantity,building,hold', 'RA,temperature,B1,25h', 'RB,temperature,B2,25h'];
  await local.point.importPoints({ file: await lines('ret.csv', returns) });
  const values = days.flatMap(({ from }) => [`RA,${from} 00:00,45`, `RB,${from} 00:00,38`]);
  await local.readings.importReadings({ file: await lines('v.csv', ['meter,time,value', ...values]) });
  expect(
    await local.heatNetwork.importSubstations({ file: await lines('s.csv', ['热力站,地区,名称', 'S1,140302,示范一站']) }),
  ).toMatchObject({
    created: 1,
    rejectedCount: 0,
  });
});
afterAll(() => world.stop());

type As = typeof world.local;
const undo = (id: number | null) => world.local.imports.undo({ id: id ?? 0 });
const problem = async (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'no problem',
    (error: { document?: { code: string } }) => error.document?.code ?? 'unforeseen',
  );
const samples = async (rows: readonly string[], as: As = world.local) =>
  as.heatNetwork.importRoomSamples({ file: await world.upload('t.csv', ['户号,测温时间,室温', ...rows].join('\n')) });
const balance = (given: object = {}, as: As = world.local) =>
  as.heatNetwork.balance({ substation: 'S1', from: '2026-01-01', to: '2026-01-21', ...given });
const reasons = ({ rejected }: { rejected?: readonly { row: number; code: string }[] | undefined }) =>
  (rejected ?? []).map(({ row, code }) => [row, code]);

describe('the heat network', () => {
  test('ranks settlement points by their heat, and says what is excluded', async () => {
    const told = await world.local.heatNetwork.index({ season: '2026-01', region: '140300' });
    expect(told).toMatchObject({ hdd: 200, reference: 200, median: 0.2, excluded: [{ point: 'PD', why: 'no-meter' }] });
    expect(told.points.map(({ point, rank, index, corrected }) => [point, rank, index, corrected])).toEqual([
      ['PA', 1, 0.4, 0.4],
      ['PB', 2, 0.2, 0.2],
      ['PC', 3, 0.12, 0.12],
    ]);
    const other = await world.local.heatNetwork.index({ season: '2026-01', point: 'PA', reference: 100 });
    expect(other).toMatchObject({ reference: 100, points: [{ index: 0.4, corrected: 0.2 }] });
    expect(await problem(world.local.heatNetwork.index({ season: '2019-20' }))).toBe('season-missing');
    expect(await problem(world.local.heatNetwork.index({ season: '2026-01', point: 'P9' }))).toBe('no-such-settlement-point');
  });

  test('explains each of its figures down to the meter', async () => {
    const { points } = await world.local.heatNetwork.index({ season: '2026-01', point: 'PA' });
    const opened = await world.local.figures.explain({ figure: points[0]?.figure ?? '' });
    expect(opened).toMatchObject({ result: { name: 'PA', value: 0.4, coverage: 1 }, meters: [{ code: 'MA', coverage: 1 }] });
    const read = opened.inputs.find(({ name }) => name === 'heat');
    expect(await world.local.figures.explain({ figure: read?.figure ?? '' })).toMatchObject({ result: { value: 40, unit: 'GJ' } });
  });

  test('recommends a valve setting by point, with the saving in GJ and yuan and the range of return temperatures', async () => {
    const told = await balance();
    // 72 GJ on 300 m²: 0.24; PA uses 16 GJ more, at 45 yuan/GJ
    expect(told).toMatchObject({ target: 0.24, days: 20, spread: 7, saving: 16, savingYuan: '720.00', limit: { value: 18, of: 'tariff' } });
    expect(told.points.map(({ point, advice, saving, savingYuan, pricedBy }) => [point, advice, saving, savingYuan, pricedBy])).toEqual([
      ['PA', 'close', 16, '720.00', 'metered'],
      ['PB', 'open', 0, '0.00', null],
      ['PC', 'open', 0, '0.00', null],
    ]);
    const opened = await world.local.figures.explain({ figure: told.points[0]?.figure ?? '' });
    expect(opened).toMatchObject({ result: { name: 'PA', value: 16, unit: 'GJ' } });
    const nothing = { saving: null, savingYuan: null };
    expect(await balance({ from: '2026-02-01', to: '2026-02-03' })).toMatchObject(nothing);
    const { import: id } = await world.local.heatNetwork.importSubstations({
      file: await world.upload('s0.csv', 'code,region\nS0,140302'),
    });
    expect(await balance({ substation: 'S0' })).toMatchObject({
      ...nothing,
      points: [],
      findings: [{ code: 'substation-without-points' }],
    });
    await world.local.imports.undo({ id });
    expect(await problem(balance({ substation: 'S9' }))).toBe('no-such-substation');
    expect(await problem(balance({ from: '2026-01-21' }))).toBe('period-backwards');
    expect(await balance({ from: '2026-02-01', to: '2026-02-03' })).toMatchObject({ days: 0, findings: [{ code: 'no-common-days' }] });
  });

  test('imports room samples; contradictory ones of the same instant are both reported', async () => {
    const made = await samples([
      'HA,2026-01-10 20:00,17.5',
      'HB,2026-01-10 20:00,20',
      'HB,2026-01-11 20:00,21',
      'HB,2026-01-11 20:00,22',
      'H9,2026-01-10 20:00,20',
      'HC,2026-02-30 20:00,20',
      'HC,2026-01-10 20:00,99',
    ]);
    expect(made).toMatchObject({ created: 2 });
    expect(new Set(reasons(made).map(([row, code]) => `${row} ${code}`))).toEqual(
      new Set(['4 code-twice', '5 code-twice', '6 household-unknown', '7 date-impossible', '8 out-of-range']),
    );
    const { samples: told } = await world.local.heatNetwork.samples.list({ household: 'HA' });
    expect(told).toMatchObject([{ at: '2026-01-10T20:00:00+08:00', temperature: 17.5, point: 'PA', building: 'B1' }]);
    expect((await samples(['HA,2026-01-10T12:00:00Z,17.5'])).created).toBe(0);
    await undo(made.import);
  });

  test('saves nothing in a cold home, as known at the time; undone, it may be saved again', async () => {
    const { import: first } = await samples(['HA,2026-01-10 20:00,17.5']);
    const before = new Date(clock).toISOString();
    const { import: id } = await samples(['HA,2026-01-12 21:00,16.9']);
    const cold = await balance();
    expect(cold.points[0]).toMatchObject({ advice: 'look', saving: 0, samples: { count: 2, below: 2, mean: 17.2 } });
    expect(cold).toMatchObject({ saving: 0, savingYuan: '0.00' });
    expect((await balance({ knownAt: before })).points[0]).toMatchObject({ samples: { count: 1, below: 1 } });
    expect((await balance({ limit: 16 })).points[0]).toMatchObject({ advice: 'close', saving: 16 });
    await world.local.imports.undo({ id });
    expect((await balance()).points[0]).toMatchObject({ samples: { count: 1 } });
    await undo(first);
  });

  test('forecasts the load at a design temperature', async () => {
    const told = await world.local.heatNetwork.forecast({ season: '2026-01', company: 'C1', design: -10 });
    // 2 GJ per day at 10 K: 0.2 GJ/(K·d) ÷ 0.0864
    expect(told.points[0]).toMatchObject({ point: 'PA', kwPerK: 2.314815, peakKw: 64.815, days: 20 });
    expect(told.points.at(-1)).toMatchObject({ point: 'PD', kwPerK: null, days: 0 });
    expect(told).toMatchObject({ total: { kwPerK: 4.166667 }, findings: [{ code: 'heat-points-unread', evidence: { count: 1 } }] });
    expect(await problem(world.local.heatNetwork.forecast({ season: '2026-01', design: 18 }))).toBe('design-not-below-base');
    const opened = await world.local.figures.explain({ figure: told.points[0]?.figure ?? '' });
    expect(opened).toMatchObject({ result: { value: 64.815, unit: 'kW' } });
  });

  test('reports which loads are forecast from too few days of their season', async () => {
    const { local, upload } = world;
    await local.heatBilling.seasons.set({ region: '140300', name: '2026-02', from: '2026-01-21', to: '2026-02-11', source: '示范通知' });
    const hours = Array.from({ length: 24 }, (_, hour) => `2026-01-21 ${String(hour).padStart(2, '0')}:00,8`);
    const weather = { station: 'W1', format: 'csv', timeColumn: 'time', zone: 'Asia/Shanghai', columns: { temperature: 't' } } as const;
    const { import: warmth } = await local.weather.importWeather({
      file: await upload('w2.csv', `time,t\n${hours.join('\n')}`),
      ...weather,
    });
    const day = await upload('r2.csv', 'meter,start,end,value\nMA,2026-01-21 00:00,2026-01-22 00:00,9');
    const { import: read } = await local.readings.importReadings({ file: day, carrier: 'heat', unit: 'GJ' });
    expect(await local.heatNetwork.forecast({ season: '2026-02', point: 'PA', design: -10 })).toMatchObject({
      points: [{ point: 'PA', days: 1 }],
      findings: [{ code: 'heat-points-few-days', evidence: { count: 1, points: 'PA (1)' } }],
    });
    for (const id of [read, warmth]) await undo(id);
  });

  test('shows a company its own, a bureau its region, an owner the points in its buildings', async () => {
    const seen = async (as: As) => (await balance({}, as)).points.map(({ point }) => point);
    expect(await seen(world.as('operator', { operator: 'C1' }))).toEqual(['PA', 'PB', 'PC']);
    expect(await seen(world.as('bureau', { region: '140300' }))).toEqual(['PA', 'PB', 'PC']);
    expect(await seen(world.as('owner', { organisation: 'O1' }))).toEqual(['PA']);
    expect(await problem(balance({}, world.as('operator', { operator: 'C2' })))).toBe('no-such-substation');
    expect((await world.as('operator', { operator: 'C2' }).heatNetwork.samples.list({})).total).toBe(0);
    expect(await problem(samples(['HA,2026-01-15 20:00,17.5'], world.as('owner', { organisation: 'O1' })))).toBe('role-may-not');
  });

  test('stores substations with their points, and exports both files as they were', async () => {
    const { local, ask, upload } = world;
    const { import: brought } = await samples(['HA,2026-01-10 20:00,17.5', 'HB,2026-01-10 20:00,20']);
    const { import: id } = await local.heatNetwork.importSubstations({ file: await upload('s.csv', 'code,region\nS2,140302') });
    const { change } = await local.heatSupply.points.edit({ points: ['PD'], set: { substation: 'S2' } });
    expect(await problem(local.imports.undo({ id }))).toBe('undo-refused');
    expect(await local.heatNetwork.substations.list({})).toMatchObject({
      total: 2,
      substations: [
        { code: 'S1', points: 3 },
        { code: 'S2', points: 1 },
      ],
    });
    for (const kind of ['substations', 'room-samples'] as const) {
      const file = await upload('again.csv', await (await ask(`/api/exports/${kind}?format=csv`)).text());
      const again = await (kind === 'substations'
        ? local.heatNetwork.importSubstations({ file })
        : local.heatNetwork.importRoomSamples({ file }));
      expect([kind, again.created, again.updated, again.rejectedCount]).toEqual([kind, 0, 0, 0]);
    }
    const { checks } = await local.doctor.examine();
    expect(checks.filter(({ name }) => name === 'substations' || name === 'room-samples').map(({ ok }) => ok)).toEqual([true, true]);
    for (const one of [change, id, brought]) await undo(one);
  });

  test('values a saving by the company’s purchase price if no metered price is known, and says so', async () => {
    const { local, upload } = world;
    await local.heatBilling.tariffs.add({ name: 't2.yaml', text: tariff.replace('id: t1', 'id: t2').replace(", metered: '45.00'", '') });
    const { change } = await local.heatSupply.points.edit({ points: ['PA'], set: { tariff: 't2' } });
    const unpriced = await balance({ target: 0.24, limit: 10 });
    expect(unpriced).toMatchObject({ savingYuan: null, points: [{ point: 'PA', saving: 16, savingYuan: null, pricedBy: null }, {}, {}] });
    const supplies = 'supplier,company,meter,price\n示范热源厂,C1,MB,30.00';
    const one = await local.heatInputs.importSupplies({ file: await upload('sup.csv', supplies) });
    expect(one).toMatchObject({ created: 1 });
    const told = await balance({ target: 0.24, limit: 10 });
    expect(told).toMatchObject({ savingYuan: '480.00', points: [{ point: 'PA', savingYuan: '480.00', pricedBy: 'supplier' }, {}, {}] });
    // what a company pays is confidential between companies: a bureau does not see it
    const bureau = await balance({ target: 0.24, limit: 10 }, world.as('bureau', { region: '140300' }));
    expect(bureau.points[0]).toMatchObject({ savingYuan: null, pricedBy: null });
    const dearer = 'supplier,company,meter,price\n示范热源二厂,C1,MC,35.00';
    const other = await local.heatInputs.importSupplies({ file: await upload('sup2.csv', dearer) });
    expect((await balance({ target: 0.24, limit: 10 })).points[0]).toMatchObject({ savingYuan: null, pricedBy: null });
    for (const id of [other.import, one.import, change]) await undo(id);
  });
});
