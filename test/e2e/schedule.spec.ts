import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createFormat } from '../../web/i18n/format.ts';
import { zh } from '../../web/i18n/zh.ts';
import { rowsBehind } from './chart-rows.ts';
import { expectClean, goOn, openConsole, settled, signIn } from './console.ts';
import type { Console } from './console.ts';
import { faultsOfView } from './faults.ts';

let shown: Console;
let manager: { name: string; password: string };
const format = createFormat('zh', zh.figure.none);
const address = '/schedule?building=B1&tariff=day-night&at=2026-03-15';
const asked = { building: 'B1', tariff: 'day-night', at: '2026-03-15' };

const tariff = `kind: tariff
entries:
  - id: day-night
    export: '0.20'
    periods:
      - {name: night, price: '0.30', from: '22:00', to: '08:00'}
      - {name: day, price: '1.00', from: '08:00', to: '22:00'}
`;

beforeAll(async () => {
  shown = await openConsole();
  const { local, upload } = shown.world;
  manager = await shown.account('manager', 'bureau', { region: '140300' });
  await local.knowledge.files.put({ name: 'day-night.yaml', text: tariff });
  await local.registry.importBuildings({ file: await upload('b.csv', 'code,name,use,region\nB1,一号楼,office,140302\n') });
  await local.registry.importMeters({ file: await upload('m.csv', 'code,building,carrier\nM1,B1,electricity\n') });
  await local.resources.importResources({ file: await upload('r.csv', 'code,building,kind,kw,minKwh,maxKwh\nBA1,B1,battery,10,2,22\n') });
  const day = (at: number): string => `2026-03-${String(at).padStart(2, '0')}`;
  const readings = Array.from({ length: 14 }, (_, at) => ({ meter: 'M1', time: day(at + 1), end: day(at + 2), value: 240 }));
  await local.readings.record({ readings });
  await vi.waitFor(() => local.schedule.prices({ id: 'day-night', from: '2026-03-02', to: '2026-03-03', step: 'hour' }), {
    timeout: 10_000,
    interval: 100,
  });
});
afterAll(() => shown.stop());

test('an energy manager opens the plan of a building: cost, power above the price, battery charge', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, manager, '/buildings/B1');
  await page.getByRole('link', { name: '运行计划' }).last().click();
  await goOn(visit, address);
  const { answer, scenario } = await shown.world.local.schedule.building(asked);
  await page.getByText(format.money(answer.cost.total)).first().waitFor();
  await page.getByText('各项限值全部满足。').waitFor();
  await settled(visit);
  expect(await faultsOfView(visit)).toEqual([]);
  const base = scenario['base'] as number[];
  const prices = (scenario['price'] as { import: string[] }).import;
  const wanted = answer.site.map(({ start, importKw, exportKw }, at) => [
    format.stepStart(start, '15min'),
    format.number(Number(prices[at])),
    ...[importKw, exportKw, base[at] ?? null, answer.resources[0]?.kw[at] ?? null].map((kw) => format.quantity(kw, 'kW')),
    format.quantity(answer.resources[0]?.kwh?.[at], 'kWh'),
  ]);
  expect(await rowsBehind(page.getByRole('figure', { name: '各资源功率与电价' }))).toEqual(wanted.slice(0, 50));
  expectClean(visit);
});

test('a limit dragged by keys is solved again while it moves, and an infeasible limit is explained with hours and amount', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, manager, address);
  const limit = page.getByRole('slider', { name: '用电功率上限' });
  await limit.focus();
  await page.keyboard.press('Home');
  await page.getByText('假设下').waitFor();
  const row = page.getByRole('row').filter({ hasText: '用电功率高于上限' }).first();
  await row.waitFor();
  expect(await row.innerText()).toMatch(/kWh/u);
  await page.getByRole('button', { name: '恢复原计划' }).click();
  await page.getByText('各项限值全部满足。').waitFor();
  expectClean(visit);
});

test('a plan is saved, found again with its time, and the building gets plans automatically where possible', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, manager, address);
  await page.getByRole('button', { name: '保存这份计划' }).click();
  await page.getByText('已保存为第').waitFor();
  await page.getByRole('tab', { name: '保存的计划' }).click();
  const { plans } = await shown.world.local.schedule.plans({ building: 'B1' });
  expect(plans).toHaveLength(1);
  await page.getByRole('button', { name: `打开第 ${plans[0]?.number} 号` }).click();
  await page.getByText('各项限值全部满足。').waitFor();
  await page.getByRole('button', { name: '每一刻钟自动生成' }).click();
  // readings of March only: the page says immediately why a schedule cannot be made now
  await page.getByText('读数不足').first().waitFor();
  expectClean(visit);
});

test('a pasted scenario is solved; a faulty one is refused with the name of its resource and field', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, manager, '/schedule?tab=file');
  const battery = { code: 'B', kind: 'battery', kw: 2, maxKwh: 4, startKwh: 0 };
  const scenario = { start: '2026-03-01T00:00:00+08:00', step: 60, steps: 4, site: {}, price: { import: ['1.0', 1, 3, 3], export: 0 } };
  const box = page.getByRole('textbox', { name: '情景（JSON 或 YAML）' });
  const solve = page.getByRole('button', { name: '求解' });
  await box.fill(JSON.stringify({ ...scenario, base: 2, resources: [battery] }));
  await solve.click();
  await page.getByText(format.money('8.0000')).first().waitFor();
  await box.fill(JSON.stringify({ ...scenario, base: 2, resources: [{ ...battery, chargeEfficiency: 1.2 }] }));
  await solve.click();
  await page.getByText('chargeEfficiency').first().waitFor();
  expect(await faultsOfView(visit)).toEqual([]);
  expectClean(visit);
});
