import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayText, parseDay } from '#kernel/day.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let clock = Date.parse('2026-03-01T00:00:00Z');

const tariff = `kind: heat-tariff
id: t1
validFrom: 2025-10-01
status: DEMO
classes: {dwelling: {area: '22.00', basic: '6.60', metered: '45.00'}}
stopped: {share: '0.3', of: area}
substitute: {order: [own-rate, similar], least: 14, neighbours: 1, base: '18'}
`;

/** Whole local days of January 2026: `m,2026-01-01T00:00:00,2026-01-02T00:00:00,0.1`. */
const readings = (meters: Readonly<Record<string, (day: number) => number | null>>): string => {
  const first = parseDay('2026-01-01') ?? 0;
  const rows = Object.entries(meters).flatMap(([meter, of]) =>
    Array.from({ length: 30 }, (_, at) => {
      const value = of(at);
      return value === null ? [] : [`${meter},${dayText(first + at)} 00:00:00,${dayText(first + at + 1)} 00:00:00,${value}`];
    }).flat(),
  );
  return ['meter,start,end,value', ...rows].join('\n');
};

beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 1000) });
  const { local, upload } = world;
  await local.place.importOrganisations({ file: await upload('o.csv', 'code,name\nC1,示范热力一公司\nC2,示范热力二公司\nO1,甲单位') });
  const buildings = ['code,name,use,region,organisation', 'B1,一号楼,dwelling,140302,O1', 'B2,二号楼,dwelling,140302,O1'].join('\n');
  await local.registry.importBuildings({ file: await upload('b.csv', buildings) });
  const meters = [
    'code,building,carrier,kind',
    'M1,B1,heat,interval',
    'M2,B1,heat,interval',
    'M3,B1,heat,interval',
    'MB,B2,heat,interval',
    'M5,B1,heat,interval',
  ];
  await local.registry.importMeters({ file: await upload('m.csv', meters.join('\n')) });
  const points = [
    '结算点,建筑,供热企业,热价,计量方法,楼栋热量表',
    'P1,B1,C1,t1,household,',
    'P2,B2,C1,t1,share-area,MB',
    'P3,B2,C2,t9,area,',
    'P4,B2,C1,t1,share-units,MB',
    'P5,B1,C1,t2,household,',
  ];
  await local.heatSupply.importSettlementPoints({ file: await upload('p.csv', points.join('\n')) });
  const households = [
    '户号,结算点,类别,收费面积,户表,用热人编号,用热人,状态,起',
    'H1,P1,dwelling,100,M1,A1,示例甲,,',
    'H1,,,,,A2,示例乙,,2026-01-16',
    'H2,P1,dwelling,80,M2,A3,示例丙,,',
    'H3,P1,dwelling,50,M3,,,,',
    'W1,P5,dwelling,50,M5,,,,',
    'L1,P5,dwelling,60,,AL,,stopped,2026-01-11',
    'L1,,,,,,,供热,2026-01-21',
    'H4,P1,dwelling,50,,,,,',
    'S1,P2,dwelling,60,,,,,',
    'S2,P2,dwelling,40,,,,,',
    'S2,,,,,,,stopped,2026-01-16',
    'N1,P3,dwelling,40,,,,,',
    'U1,P4,dwelling,40,,,,,',
  ];
  await local.heatSupply.importHouseholds({ file: await upload('h.csv', households.join('\n')) });
  await local.heatBilling.seasons.set({ region: '140300', name: '2026-01', from: '2026-01-01', to: '2026-01-31', source: '示范通知' });
  await local.heatBilling.tariffs.add({ name: 't.yaml', text: tariff });
  await local.heatBilling.tariffs.add({ name: 't2.yaml', text: tariff.replace('t1', 't2').replace('DEMO', 'CITY') });
  const days = {
    M5: () => 0.1,
    M1: () => 0.1,
    M2: (at: number) => (at === 4 ? null : 0.16),
    M3: () => null,
    MB: (at: number) => (at < 15 ? 1 : 0.5),
  };
  const file = await upload('r.csv', readings(days));
  expect(await local.readings.importReadings({ file, carrier: 'heat', unit: 'GJ' })).toMatchObject({ rejectedCount: 0 });
});
afterAll(() => world.stop());

type As = typeof world.local;
const bill = (household: string, as: As = world.local) => as.heatBilling.bill({ household, season: '2026-01' });
const problem = async (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'no problem',
    (error: { document?: { code: string } }) => error.document?.code ?? 'unforeseen',
  );

describe('a heat bill', () => {
  test('is listed by account and line, and a new occupant pays from the day of moving in', async () => {
    const told = await bill('H1');
    // 6.60 × 100 × 15/30 and 45 × 1.5 GJ to each
    const half = { quantity: 1.5, substituted: 0, days: { metered: 15, area: 0, stopped: 0 }, total: '397.50', byArea: '1100.00' };
    expect(told).toMatchObject({
      point: 'P1',
      season: '2026-01',
      method: 'household',
      held: null,
      indicative: true,
      tariff: { id: 't1', version: 1, validFrom: '2025-10-01', status: 'DEMO' },
      accounts: [
        { ...half, account: 'A1', lines: { basic: '330.00', metered: '67.50', area: '0.00', stopped: '0.00', cold: '0.00', cap: '0.00' } },
        { ...half, account: 'A2' },
      ],
    });
  });

  test('of a household that joined during the season counts from the first day in its file', async () => {
    expect(await problem(bill('L1'))).toBe('method-needs-meter');
    await world.local.heatSupply.households.edit({ households: ['L1'], set: { status: 'stopped' }, from: '2026-01-21' });
    // 0.3 × 22.00 × 60 × 20/30
    const stopped = { account: 'AL', days: { metered: 0, area: 0, stopped: 20 }, lines: { stopped: '264.00' }, total: '264.00' };
    expect((await bill('L1')).accounts).toMatchObject([stopped]);
  });

  test('estimates a day without a reading by the first applicable rule, and says so', async () => {
    const told = await bill('H2');
    // no temperature is known: the neighbour's 0.1 GJ for 100 m², applied to 80 m²
    expect(told.accounts).toMatchObject([{ account: 'A3', quantity: 4.72, substituted: 0.08 }]);
    expect(told.findings).toMatchObject([{ code: 'readings-substituted', evidence: { rule: 'similar', days: 1, first: '2026-01-05' } }]);
  });

  test('of a building is shared by the area supplied each day, to the last unit', async () => {
    const [first, second] = [await bill('S1'), await bill('S2')];
    // 15 GJ split 60 to 40, then 7.5 GJ to the one that is supplied
    expect(first.accounts).toMatchObject([{ account: 'S1', quantity: 16.5, lines: { basic: '396.00', metered: '742.50' } }]);
    expect(second.accounts).toMatchObject([
      { account: 'S2', quantity: 6, days: { metered: 15, stopped: 15 }, lines: { basic: '132.00', metered: '270.00', stopped: '132.00' } },
    ]);
  });

  test('says why it does not exist: no meter, no tariff, no season, missing units', async () => {
    expect(await problem(bill('H4'))).toBe('method-needs-meter');
    expect(await problem(bill('N1'))).toBe('tariff-missing');
    expect(await problem(bill('H9'))).toBe('no-such-household');
    expect(await problem(world.local.heatBilling.bill({ household: 'H1', season: '2019-20' }))).toBe('season-missing');
    expect(await bill('U1')).toMatchObject({ accounts: [], held: 'units-missing', findings: [{ code: 'units-missing' }] });
  });

  test('is indicative if its tariff is, and if its meter is judged by an interval that nobody has checked against its source', async () => {
    expect(await bill('W1')).toMatchObject({ held: null, indicative: false });
    const file = await world.upload('v.csv', 'certificate,meter,kind,verified,result\nV5,M5,periodic,2024-01-10,pass');
    expect(await world.local.meterVerification.importCertificates({ file })).toMatchObject({ created: 1 });
    expect(await bill('W1')).toMatchObject({ held: null, indicative: true });
  });

  test('opens to its lines, prices, days and heat, and its heat to the meter', async () => {
    const { figure } = await bill('H1');
    const opened = await world.local.figures.explain({ figure });
    expect(opened.result).toMatchObject({ value: 795, unit: 'CNY' });
    expect(opened.inputs.map(({ name, value }) => [name, value])).toEqual(
      expect.arrayContaining([
        ['basicCharge', '660.00'],
        ['meteredCharge', '135.00'],
        ['dwelling meteredPrice', '45.00'],
        ['A1 heatCharged', '1.5000'],
        ['nominalDays', 30],
      ]),
    );
    const meter = opened.inputs.find(({ name }) => name === 'M1');
    expect(await world.local.figures.explain({ figure: meter?.figure ?? '' })).toMatchObject({ result: { value: 3, unit: 'GJ' } });
  });

  test('is returned as known before a row was imported, and its figure keeps its answer', async () => {
    const before = await bill('H3');
    expect(before.held).toBeNull();
    const known = new Date(clock).toISOString();
    await world.local.heatSupply.households.edit({ households: ['S1'], set: { area: '30' } });
    expect((await bill('S1')).accounts[0]?.lines.basic).toBe('198.00');
    const then = await world.local.heatBilling.bill({ household: 'S1', season: '2026-01', knownAt: known });
    expect(then.accounts[0]?.lines.basic).toBe('396.00');
    expect(await world.local.figures.explain({ figure: then.figure })).toMatchObject({ result: { value: 1138.5 } });
  });

  test('by allocator units waits for them, and is returned as known before they arrived', async () => {
    const known = new Date(clock).toISOString();
    const file = await world.upload('u.csv', '户号,采暖季,分摊值\nU1,2026-01,5\n');
    expect(await world.local.heatInputs.importUnits({ file })).toMatchObject({ created: 1 });
    expect(await bill('U1')).toMatchObject({ held: null, accounts: [{ quantity: 22.5, lines: { metered: '1012.50' } }] });
    expect(await world.local.heatBilling.bill({ household: 'U1', season: '2026-01', knownAt: known })).toMatchObject({
      held: 'units-missing',
    });
  });

  test('is visible to its company, its owner and the bureau of its region', async () => {
    expect(await problem(bill('H1', world.as('operator', { operator: 'C1' })))).toBe('no problem');
    expect(await problem(bill('H1', world.as('owner', { organisation: 'O1' })))).toBe('no problem');
    expect(await problem(bill('H1', world.as('bureau', { region: '140300' })))).toBe('no problem');
    expect(await problem(bill('H1', world.as('operator', { operator: 'C2' })))).toBe('no-such-household');
    expect(await problem(bill('H1', world.as('bureau', { region: '140800' })))).toBe('no-such-household');
  });
});
