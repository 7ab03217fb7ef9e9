import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayText, parseDay } from '#kernel/day.ts';
import { createWorld, type World } from '../../../test/world.ts';
import { closedSeason } from '../../../test/closed-season.ts';

let world: World;
let clock = Date.parse('2026-03-01T00:00:00Z');

const tariff = `kind: heat-tariff
id: t1
validFrom: 2025-10-01
classes: {dwelling: {area: '22.00', basic: '6.60', metered: '45.00'}}
`;

beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 1000) });
  const { local, upload } = world;
  await local.place.importOrganisations({ file: await upload('o.csv', 'code,name\nC1,示范热力公司\n') });
  await local.registry.importBuildings({ file: await upload('b.csv', 'code,name,use,region\nB1,一号楼,dwelling,140302\n') });
  await local.registry.importMeters({ file: await upload('m.csv', 'code,building,carrier,kind\nM1,B1,heat,interval\n') });
  const points = '结算点,建筑,供热企业,热价,计量方法\nP1,B1,C1,t1,household\nP2,B1,C1,t1,area\n';
  await local.heatSupply.importSettlementPoints({ file: await upload('p.csv', points) });
  const households = [
    '户号,结算点,类别,收费面积,户表,起',
    'H1,P1,dwelling,100,M1,',
    'H2,P2,dwelling,50,,',
    'H3,P2,dwelling,40,,2026-01-01',
  ];
  await local.heatSupply.importHouseholds({ file: await upload('h.csv', households.join('\n')) });
  for (const [name, from, to] of [
    ['D', '2025-12-01', '2025-12-31'],
    ['J', '2026-01-01', '2026-01-31'],
  ] as const)
    await local.heatBilling.seasons.set({ region: '140300', name, from, to, source: '示范通知' });
  await local.heatBilling.tariffs.add({ name: 't.yaml', text: tariff });
  const days = (from: string, heat: number) =>
    Array.from({ length: 30 }, (_, at) => {
      const first = (parseDay(from) ?? 0) + at;
      return `M1,${dayText(first)} 00:00:00,${dayText(first + 1)} 00:00:00,${heat}`;
    });
  const rows = ['meter,start,end,value', ...days('2025-12-01', 0.2), ...days('2026-01-01', 0.5)].join('\n');
  await local.readings.importReadings({ file: await upload('r.csv', rows), carrier: 'heat', unit: 'GJ' });
});
afterAll(() => world.stop());

async function done(season: string, preview: boolean): Promise<string> {
  return closedSeason(world.local, { season, company: 'C1', preview });
}
const compare = (asked: { job: string; against: 'last-season' | 'by-area'; limit?: number; offset?: number }) =>
  world.local.heatNotes.closes.compare(asked);

test('a preview is listed by household next to the notes of the previous season, largest difference first', async () => {
  await done('D', false);
  const told = await compare({ job: await done('J', true), against: 'last-season' });
  // 6.60 × 100 + 45 × 15 against 6.60 × 100 + 45 × 6; by area nothing changed; a household that came in January has nothing to compare with
  expect(told).toMatchObject({ season: 'J', before: 'D', total: 3 });
  expect(told.rows).toEqual([
    { household: 'H1', point: 'P1', quantity: 15, now: '1335.00', beside: '930.00', difference: '405.00', quantityBefore: 6 },
    { household: 'H2', point: 'P2', quantity: 0, now: '1100.00', beside: '1100.00', difference: '0.00', quantityBefore: 0 },
    { household: 'H3', point: 'P2', quantity: 0, now: '880.00', beside: null, difference: null, quantityBefore: null },
  ]);
  expect(told.sums).toEqual({ households: 2, higher: 1, lower: 0, now: '2435.00', beside: '2030.00' });
});

test('and next to the charge for the same days by area; one page of it, and a table of all', async () => {
  const job = await done('J', true);
  const told = await compare({ job, against: 'by-area', limit: 1 });
  expect(told.rows).toMatchObject([{ household: 'H1', beside: '2200.00', difference: '-865.00', quantityBefore: null }]);
  expect(told.total).toBe(3);
  expect((await compare({ job, against: 'by-area', limit: 1, offset: 2 })).rows).toMatchObject([{ household: 'H3', difference: '0.00' }]);
  const answer = await world.ask(`/api/exports/heat-comparison?job=${job}&against=last-season&format=csv`);
  const lines = (await answer.text()).trim().split(/\r?\n/u);
  expect(lines.slice(-4)).toMatchObject([
    expect.stringContaining('上季已开单 (D)'),
    'H1,P1,15,1335.00,930.00,405.00,6',
    expect.any(String),
    'H3,P2,0,880.00,,,',
  ]);
});

test('issued notes appear unchanged in a later preview; a close is not a preview, and another company has none', async () => {
  const closed = await done('J', false);
  const told = await compare({ job: await done('J', true), against: 'by-area' });
  expect(told.rows.map(({ household, now }) => [household, now])).toEqual([
    ['H1', '1335.00'],
    ['H2', '1100.00'],
    ['H3', '880.00'],
  ]);
  await expect(compare({ job: closed, against: 'by-area' })).rejects.toMatchObject({ document: { code: 'not-a-preview' } });
  const other = world.as('operator', { operator: 'C2' });
  const asked = { job: await done('J', true), against: 'by-area' as const };
  await expect(other.heatNotes.closes.compare(asked)).rejects.toMatchObject({ document: { code: 'no-such-close' } });
});

test('the progress of a season is reported before the calculation: fully read meters, with the days and the incomplete meters', async () => {
  const state = await world.local.heatNotes.state({ season: 'J', company: 'C1' });
  expect(state).toMatchObject({
    days: 30,
    passed: 30,
    ended: true,
    points: { all: 0 },
    households: { all: 1, whole: 1, part: 0, none: 0, unmetered: 0 },
    byArea: 2,
    unitsMissing: 0,
    withoutSeason: 0,
    missing: [],
  });
  const on = { from: '2026-01-10', to: '2026-01-13', note: '电池耗尽' };
  const { decision } = await world.local.heatBilling.decisions.faulty({ meter: 'M1', ...on });
  expect(await world.local.heatNotes.state({ season: 'J', company: 'C1' })).toMatchObject({
    households: { all: 1, whole: 0, part: 1 },
    missing: [{ point: 'P1', household: 'H1', meter: 'M1', isMeter: true, days: 3, first: '2026-01-10' }],
    total: 1,
  });
  await world.local.imports.undo({ id: decision as number });
  const misspelt = await world.local.heatSupply.households.edit({ households: ['H1'], set: { meter: 'M-l' } });
  expect(await world.local.heatNotes.state({ season: 'J', company: 'C1' })).toMatchObject({
    households: { all: 1, none: 1 },
    missing: [{ household: 'H1', meter: 'M-l', isMeter: false, days: 30 }],
  });
  await world.local.imports.undo({ id: misspelt.change as number });
  // a point in a place where the season was not stated is in none of the counts
  const { local, upload } = world;
  await local.registry.importBuildings({ file: await upload('b9.csv', 'code,name,use,region\nB9,九号楼,dwelling,140402\n') });
  const elsewhere = '结算点,建筑,供热企业,热价,计量方法\nP9,B9,C1,t1,area\n';
  await local.heatSupply.importSettlementPoints({ file: await upload('p9.csv', elsewhere) });
  expect(await local.heatNotes.state({ season: 'J', company: 'C1' })).toMatchObject({
    withoutSeason: 1,
    byArea: 2,
    households: { all: 1 },
  });
  await expect(world.local.heatNotes.state({ season: 'K', company: 'C1' })).rejects.toMatchObject({ document: { code: 'season-missing' } });
  const other = world.as('operator', { operator: 'C2' }).heatNotes.state({ season: 'J' });
  await expect(other).rejects.toMatchObject({ document: { code: 'nothing-to-close' } });
});
