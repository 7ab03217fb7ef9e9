import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayText, parseDay } from '#kernel/day.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let clock = Date.parse('2026-03-01T00:00:00Z');

const tariff = `kind: heat-tariff
id: t1
status: DEMO
classes: {dwelling: {area: '22.00', basic: '6.60', metered: '45.00'}}
substitute: {order: [similar], least: 3, base: '18', station: W1}
`;

/** The first twenty days of January of a year. */
const days = (year: number): string[] => Array.from({ length: 20 }, (_, at) => dayText((parseDay(`${year}-01-01`) ?? 0) + at));

beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 1000) });
  const { local, upload } = world;
  const lines = (name: string, rows: readonly string[]) => upload(name, rows.join('\n'));
  await local.place.importOrganisations({ file: await lines('o.csv', ['code,name', 'C1,示范热力公司']) });
  await local.registry.importBuildings({ file: await lines('b.csv', ['code,name,use,region', 'B1,一号楼,residential,140302']) });
  await local.registry.importMeters({ file: await lines('m.csv', ['code,building,carrier,kind', 'M1,B1,heat,interval']) });
  const hours = [2025, 2026].flatMap((year) =>
    days(year).flatMap((day) =>
      Array.from({ length: 24 }, (_, hour) => `${day} ${String(hour).padStart(2, '0')}:00,${year === 2025 ? -2 : -7}`),
    ),
  );
  const weather = { station: 'W1', format: 'csv', timeColumn: 'time', zone: 'Asia/Shanghai', columns: { temperature: 't' } } as const;
  await local.weather.importWeather({ file: await lines('w.csv', ['time,t', ...hours]), ...weather });
  for (const year of [2025, 2026])
    await local.heatBilling.seasons.set({
      region: '140300',
      name: `${year}`,
      from: `${year}-01-01`,
      to: `${year}-01-21`,
      source: '示范通知',
    });
  await local.heatBilling.tariffs.add({ name: 't.yaml', text: tariff });
  await local.heatSupply.importSettlementPoints({
    file: await lines('p.csv', ['code,building,company,tariff,method', 'P1,B1,C1,t1,household']),
  });
  await local.heatSupply.importHouseholds({ file: await lines('h.csv', ['code,point,class,area,meter', 'H1,P1,dwelling,100,M1']) });
  const rows = days(2025).map((day) => `M1,${day} 00:00:00,${dayText((parseDay(day) ?? 0) + 1)} 00:00:00,0.2`);
  await local.readings.importReadings({ file: await lines('r.csv', ['meter,start,end,value', ...rows]), carrier: 'heat', unit: 'GJ' });
});
afterAll(() => world.stop());

test('the previous season replaces a dead meter if so decided, even if the tariff does not name the rule', async () => {
  const bill = () => world.local.heatBilling.bill({ household: 'H1', season: '2026' });
  expect(await bill()).toMatchObject({ held: 'readings-missing' });
  const asked = { code: 'H1', season: '2026', as: 'last-season', note: '户表损坏' } as const;
  await world.local.heatBilling.decisions.substitute(asked);
  // 4 GJ for 20 days of 20 degrees; these were 25 degrees
  expect(await bill()).toMatchObject({ held: null, accounts: [{ quantity: 5, substituted: 5 }] });
});
