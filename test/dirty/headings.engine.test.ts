import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';

/** Headings that say two things, that name shares, that are duplicated although nothing reads them. */
let world: World;

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
});

afterAll(async () => {
  await world.stop();
});

const upload = (rows: readonly string[]) => world.upload('a.csv', `${rows.join('\n')}\n`);

const bring = async (rows: readonly string[]) => world.local.readings.importReadings({ file: await upload(rows), createMeters: true });

const codesOf = ({ findings = [] }: { findings?: readonly { readonly code: string }[] | undefined }) => findings.map(({ code }) => code);

async function useOf(meter: string, from: string, to: string): Promise<number | null> {
  const { steps } = await world.local.metering.useOfMeter({ meter, from, to, step: 'year' });
  return steps[0]?.value ?? null;
}

test('use under a tariff is use, and the price of a tariff is not', async () => {
  const came = await bring([
    'Hour Start,Electricity 1 (Dutch Users: Low Tariff),Electricity 2 (Dutch Users: Normal Tariff),Gas,Tariff',
    '2024-01-01T00:00:00+01:00,0.196,0.5,0.032,0.2',
    '2024-01-01T01:00:00+01:00,0.224,0.25,0.056,0.2',
  ]);
  expect(came).toMatchObject({ accepted: 6, meters: 3 });
  expect(await useOf('Electricity 1 (Dutch Users: Low Tariff)', '2024-01-01', '2025-01-01')).toBe(0.42);
  expect(await useOf('Electricity 2 (Dutch Users: Normal Tariff)', '2024-01-01', '2025-01-01')).toBe(0.75);
});

test('an occupancy share is not a number of people, and costs a list neither its rows nor itself', async () => {
  const head = 'code,name,use,region,floorArea';
  const list = async (heading: string, code: string, cell: string) =>
    world.local.registry.importBuildings({ file: await upload([`${head},${heading}`, `${code},Hall,office,140302,1000,${cell}`]) });
  expect(await list('Occupancy', 'O1', '95')).toMatchObject({ created: 1, rejectedCount: 0 });
  expect(await list('Occupancy (%)', 'O2', '95')).toMatchObject({ created: 1, rejectedCount: 0 });
  const came = await list('Occupants (%)', 'O3', '95');
  expect(came).toMatchObject({ created: 1, rejectedCount: 0 });
  expect(codesOf(came)).toContain('columns-ignored');
  const known = await Promise.all(['O1', 'O2', 'O3'].map((building) => world.local.registry.building({ building })));
  expect(known.map(({ occupants }) => occupants ?? null)).toEqual([null, null, null]);
  expect(known.map(({ occupancyRate }) => occupancyRate ?? null)).toEqual([null, 0.95, null]);
});

test('a duplicate heading that nothing reads is no reason for refusal', async () => {
  const wide = ['time,W1,备注,温度,备注,温度', '2025-01-01 00:00,1,,3,,4', '2025-01-01 01:00,2,,3,,4'];
  expect(await bring(wide)).toMatchObject({ accepted: 2, meters: 1 });
  const long = ['日期,表号,电量,单位,单价,单位', '2025-01-01,L1,1,MWh,0.5,元', '2025-01-02,L1,2,MWh,0.5,元'];
  expect(await bring(long)).toMatchObject({ accepted: 2, rejectedCount: 0 });
  expect(await useOf('L1', '2025-01-01', '2026-01-01')).toBe(3000);
});
