import { afterAll, beforeAll, expect, test } from 'vitest';
import { dayText, parseDay } from '#kernel/day.ts';
import { expectClean, openConsole, settled, signIn } from './console.ts';
import type { Console } from './console.ts';
import { faultsOfView } from './faults.ts';

let shown: Console;
let root: { name: string; password: string };

const first = parseDay('2025-01-01') ?? 0;
const days = Array.from({ length: 20 }, (_, at) => [dayText(first + at), dayText(first + at + 1)] as const);

beforeAll(async () => {
  shown = await openConsole();
  const { local, upload } = shown.world;
  root = await shown.account('root', 'administrator');
  const file = (lines: readonly string[]) => upload('x.csv', lines.join('\n'));
  await local.place.importOrganisations({ file: await file(['code,name', 'C1,示范热力公司']) });
  await local.registry.importBuildings({
    file: await file(['code,name,use,region', 'B1,一号楼,dwelling,140302', 'B2,二号楼,dwelling,140302']),
  });
  await local.registry.importMeters({ file: await file(['code,building,carrier,kind', 'M1,B1,heat,interval', 'M2,B2,heat,interval']) });
  await local.heatNetwork.importSubstations({ file: await file(['code,region,name', 'S1,140302,示范一站']) });
  const points = ['code,building,company,tariff,method,meter,substation', 'P1,B1,C1,t1,share-area,M1,S1', 'P2,B2,C1,t1,share-area,M2,S1'];
  await local.heatSupply.importSettlementPoints({ file: await file(points) });
  await local.heatSupply.importHouseholds({ file: await file(['code,point,class,area', 'H1,P1,dwelling,100', 'H2,P2,dwelling,100']) });
  await local.heatBilling.seasons.set({ region: '140300', name: '2024-25', from: '2025-01-01', to: '2025-01-21', source: '示范通知' });
  const readings = days.flatMap(([from, to]) => [`M1,${from} 00:00,${to} 00:00,2`, `M2,${from} 00:00,${to} 00:00,1`]);
  await local.readings.importReadings({ file: await file(['meter,start,end,value', ...readings]), carrier: 'heat', unit: 'GJ' });
  const hours = days.flatMap(([from]) => Array.from({ length: 24 }, (_, hour) => `${from} ${String(hour).padStart(2, '0')}:00,8`));
  const weather = { station: 'W1', format: 'csv', timeColumn: 'time', zone: 'Asia/Shanghai', columns: { temperature: 't' } } as const;
  await local.weather.importWeather({ file: await file(['time,t', ...hours]), ...weather });
  await local.heatNetwork.importRoomSamples({ file: await file(['户号,测温时间,室温', 'H1,2025-01-15 20:00,17.2']) });
});

afterAll(() => shown.stop());

test('an engineer goes from the points to a substation: a cold home is listed first, and with another limit the valve is closed', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, root, '/heat-network');
  await page.getByRole('heading', { name: '热网', level: 1 }).waitFor();
  await page.getByRole('row', { name: /P1/u }).waitFor();
  expect(await page.getByRole('row').filter({ hasText: /P[12]/u }).allInnerTexts()).toMatchObject(
    [/P1/u, /P2/u].map((one) => expect.stringMatching(one)),
  );
  await page.getByRole('tab', { name: '各热力站' }).click();
  await page.getByRole('link', { name: 'S1', exact: true }).click();
  await page.getByRole('heading', { name: '热力站 S1', level: 1 }).waitFor();
  const cell = page.getByRole('row', { name: /P1/u });
  await page.getByLabel('偏冷界限').fill('18');
  await cell.getByText('上门查看').waitFor();
  await settled(visit);
  expect(await faultsOfView(visit)).toEqual([]);
  await page.getByLabel('偏冷界限').fill('16');
  await cell.getByText('关小', { exact: true }).waitFor();
  await cell.getByRole('link', { name: '调节前后的节能量' }).click();
  await page.getByRole('heading', { name: '一号楼', level: 1 }).waitFor();
  expect(new URL(page.url()).search).toContain('carrier=heat');
  expectClean(visit);
});

test('a retrofit leads to the substation that feeds its building', async () => {
  const { local, upload } = shown.world;
  await local.retrofit.importRetrofits({ file: await upload('r.csv', 'code,name,region,buildings\nR1,示范改造,140302,B1\n') });
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, root, '/retrofit/projects/R1');
  await page.getByRole('region', { name: '为其供热的热力站' }).getByRole('link', { name: 'S1' }).click();
  await page.getByRole('heading', { name: '热力站 S1', level: 1 }).waitFor();
  expectClean(visit);
});
