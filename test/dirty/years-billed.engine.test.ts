import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';

/** Financial years whose first month is not stated, and yearly statements. */
let world: World;
beforeAll(async () => void (world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') })));
afterAll(() => world.stop());

const { bring, told, used } = createBringing(() => world);

test.each([
  ['FY2025-01', ['Period,Meter,Usage (kWh)', 'FY2025-01,A,100', 'FY2025-02,A,110']],
  ['FY25 P1', ['Period,Meter,Usage (kWh)', 'FY25 P1,A,100', 'FY25 P2,A,110']],
  ['FY25 P01', ['Meter,FY25 P01,FY25 P02,FY25 P03', 'A,100,110,120']],
  ['FY2023/24', ['Year,Meter,Usage (kWh)', 'FY2023/24,A,100', 'FY2024/25,A,110']],
  ['2010/11', ['Year,Meter,Usage (kWh)', '2010/11,A,100', '2011/12,A,110']],
  ['2024财年', ['期间,表号,用电量(kWh)', '2024财年,A,100', '2025财年,A,110']],
  ['财年', ['财年,月份,表号,用电量(kWh)', '2024,1,A,100', '2024,2,A,110']],
  ['Fiscal Year', ['Fiscal Year,Fiscal Month,Meter,Usage (kWh)', '2024,1,A,100', '2024,2,A,110']],
  ['FY2024/25', ['FY2024/25,,', 'Month,Meter,Usage (kWh)', 'Apr,A,100', 'May,A,110']],
  ['2024财年用电', ['2024财年用电,,,', '表号,4月,1月,2月', 'A,1,2,3']],
])('%s is refused: nothing shows which months it covers', async (text, rows) => {
  expect(await told(rows, { unit: 'kWh' })).toMatchObject({ code: 'financial-year', evidence: { text } });
});

test('calendar months next to a column for the financial year are read', async () => {
  await bring(['Meter,Apr-24,May-24,FY25 total', 'B1,100,110,210'], { unit: 'kWh' });
  expect((await used('B1', '2024-04-01', '2024-06-01')).steps).toEqual([100, 110]);
});

test.each([
  ['two columns', 'C1', ['Zählernummer;Zeitraum von;Zeitraum bis;Verbrauch (kWh)', 'C1;01.01.2024;31.12.2024;12345']],
  ['one column', 'C2', ['Zählernummer;Zeitraum;Ablesung alt;Ablesung neu;Verbrauch kWh', 'C2;01.01.2024-31.12.2024;1000;13345;12345']],
  ['a title', 'C3', ['Abrechnungszeitraum: 01.01.2024 - 31.12.2024;;', 'Zählernummer;Raum;Verbrauch (kWh)', 'C3;Bad;12345', 'C4;Bad;1']],
])('a yearly statement is one interval from its first day to its last, by %s', async (_, meter, rows) => {
  expect(await bring(rows)).toMatchObject({ rejectedCount: 0 });
  const { total } = await world.local.metering.useOfMeter({ meter, from: '2024-01-01', to: '2025-01-01', step: 'month' });
  expect(total).toMatchObject({ value: 12_345, coverage: 1 });
});

test('a year that ends on the day on which the next starts excludes that day', async () => {
  await bring(['Zählernummer;Zeitraum von;Zeitraum bis;Verbrauch (kWh)', 'D1;01.01.2023;01.01.2024;365', 'D1;01.01.2024;01.01.2025;366']);
  expect((await used('D1', '2024-01-01', '2025-01-01')).total).toBe(366);
});
