import { afterAll, beforeAll, expect, test } from 'vitest';
import { goldenEpw } from '../golden/solar/epw.ts';
import { golden, type GoldenPlace } from '../golden/solar/hours.ts';
import { choose, expectClean, goOn, openConsole, signIn } from './console.ts';
import type { Console } from './console.ts';
import { faultsOfView } from './faults.ts';

let shown: Console;
let clerk: { name: string; password: string };
const [taiyuan] = golden.places as [GoldenPlace];

beforeAll(async () => {
  shown = await openConsole();
  const { local, upload } = shown.world;
  clerk = await shown.account('clerk', 'bureau', { region: '140300' });
  const buildings = [
    'code,name,use,region,roofArea,latitude,longitude',
    `B1,一号楼,office,140302,1000,${taiyuan.latitude},${taiyuan.longitude}`,
    'B2,二号楼,school,140303,2000,37.9,113.6',
  ];
  await local.registry.importBuildings({ file: await upload('b.csv', buildings.join('\n')) });
  const arrays = ['PV1,B1,pv,100,30,180,400,2024-05-01', 'PV2,B2,pv,50,20,170,250,2024-05-01'];
  const head = 'code,building,kind,kw,tilt,azimuth,area,installed';
  await local.resources.importResources({ file: await upload('r.csv', [head, ...arrays].join('\n')) });
  await local.weather.importWeather({ file: await upload('w.epw', goldenEpw(taiyuan)) });
});
afterAll(() => shown.stop());

test('a clerk sees which roofs could carry more, and how much of an intended share is still missing', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, clerk, '/solar?region=140300&share=60');
  const map = page.getByRole('figure', { name: /着色/u });
  await map.waitFor();
  const rows = page.getByRole('table', { name: '屋顶潜力' }).getByRole('row').filter({ hasText: '号楼' });
  await expect.poll(() => rows.count()).toBe(2);
  const { buildings } = await shown.world.local.solarPotential.list({ region: '140300', share: 0.6 });
  expect(buildings.map(({ code, gapArea, capacityKw }) => [code, gapArea, capacityKw])).toEqual([
    ['B1', 200, 46.154],
    ['B2', 950, 219.231],
  ]);
  const texts = await rows.allInnerTexts();
  expect(texts[0]).toContain('二号楼');
  expect(texts[0]).toContain('950');
  expect(texts[1]).toContain('40%');
  expect(await faultsOfView(visit)).toEqual([]);
  await page.getByRole('link', { name: '一号楼' }).first().click();
  await page.getByRole('tab', { name: '设施', exact: true }).click();
  await page.getByRole('tab', { name: '屋顶光伏' }).click();
  await page.getByRole('link', { name: 'PV1' }).waitFor();
  const sheet = page.waitForEvent('download');
  await page.getByRole('link', { name: '光伏发电量表 (xlsx)' }).click();
  expect((await sheet).suggestedFilename()).toMatch(/^solar-yields-B1-\d{4}\.xlsx$/u);
  await page.getByRole('textbox', { name: '拟装功率 (kW)' }).fill('50');
  await page.getByRole('button', { name: '计算设计方案' }).click();
  const best = page.getByRole('table', { name: '安装姿态与发电量' }).getByRole('row').filter({ hasText: '最佳朝向' });
  await best.waitFor();
  const { arrays } = await shown.world.local.solarDesign.design({ building: 'B1', kw: 50 });
  expect(await best.innerText()).toContain(String(arrays[0]?.placements[0]?.tilt));
  await page.getByText('没有逐时的用电').waitFor();
  expect(await faultsOfView(visit)).toEqual([]);
  expectClean(visit);
});

test('a clerk records a failed check; the array then appears in the list of what must stop, with the days and the document', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, clerk, '/resources/PV1');
  await page.getByText('全年发电量').first().waitFor();
  await page.getByRole('textbox', { name: '日期', exact: true }).fill('2026-03-01');
  await choose(page.getByRole('combobox', { name: '所查内容' }), '防火安全');
  await choose(page.getByRole('combobox', { name: '结果' }), '不符合');
  await page.getByLabel('检查照片').setInputFiles({ name: '配电箱.txt', mimeType: 'text/plain', buffer: Buffer.from('烧痕') });
  await page.getByRole('button', { name: '记录检查' }).click();
  await page.getByText('立即停用').first().waitFor();
  await page.getByRole('link', { name: '配电箱.txt' }).waitFor();
  expect(await faultsOfView(visit)).toEqual([]);
  const { resources } = await shown.world.local.solarSafety.register({ building: 'B1' });
  expect(resources[0]?.checks).toMatchObject([{ item: 'fire', result: 'fail', on: '2026-03-01', files: [{ name: '配电箱.txt' }] }]);
  await goOn(visit, '/solar?region=140300&tab=safety');
  await page.getByRole('tab', { name: '发电排名' }).click();
  const ranked = page.getByRole('table', { name: '发电排名' }).getByRole('row').filter({ hasText: '号楼' });
  await ranked.first().waitFor();
  expect((await ranked.allInnerTexts()).map((text) => /PV\d/u.exec(text)?.[0])).toEqual(['PV1', 'PV2']);
  await page.getByRole('tab', { name: '安全登记' }).click();
  const row = page.getByRole('row').filter({ hasText: '立即停用' });
  await row.waitFor();
  const text = await row.innerText();
  expect(text).toContain('PV1');
  expect(text).toContain('三(四)1');
  expect(text).toContain('配电箱.txt');
  expect(text).not.toContain('CN ');
  expect(await faultsOfView(visit)).toEqual([]);
  expectClean(visit);
});
