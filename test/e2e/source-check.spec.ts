import { afterAll, beforeAll, expect, test } from 'vitest';
import { bodyOf } from '../visitor.ts';
import { expectClean, goOn, openConsole, signIn } from './console.ts';
import type { Console } from './console.ts';
import { settleTown } from './town.ts';

let shown: Console;
let typist: { name: string; password: string };
let second: { name: string; password: string };

beforeAll(async () => {
  shown = await openConsole();
  await settleTown(shown.world);
  typist = await shown.account('wang', 'bureau', { region: '140300' });
  second = await shown.account('zhao', 'administrator');
});
afterAll(() => shown.stop());

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');

test('one person types what is printed, another sees the differences and the scan, and confirms', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, typist, '/knowledge/check');
  await page.getByRole('table', { name: '待核对条目' }).waitFor();
  await goOn(visit, '/knowledge/check?entry=standard-coal%2Fsteam');
  await page.getByLabel('数值 原文所列').fill('130.5');
  await page.getByText('与现有不同', { exact: true }).waitFor();
  await page.getByRole('button', { name: '与现有比较' }).click();
  await page.getByText('录入 1 个数值，与现有不同 1 个').waitFor();
  await page.getByLabel('版次').fill('2020 年第一版');
  await page.getByLabel('页码').fill('8');
  await page.getByRole('button', { name: '提交他人核对' }).click();
  await page.getByText(/请附上原文该页的扫描件/u).waitFor();
  await page.getByLabel(/该页扫描件或照片/u).setInputFiles({ name: '第8页.png', mimeType: 'image/png', buffer: png });
  await page.getByRole('button', { name: '提交他人核对' }).click();
  await page.getByRole('heading', { name: /待他人核对/u }).waitFor();
  expect(await page.getByRole('button', { name: /确认与原文一致/u }).count()).toBe(0);
  expectClean(visit);

  const other = await shown.look();
  await signIn(other, second, '/notices');
  await other.page
    .getByText(/wang 录入了/u)
    .first()
    .waitFor();
  await goOn(other, '/knowledge/check?entry=standard-coal%2Fsteam');
  await other.page.getByRole('img', { name: '第8页.png' }).waitFor();
  await other.page.getByRole('row', { name: /130\.5.*与现有不同/u }).waitFor();
  await other.page.getByRole('button', { name: /确认与原文一致/u }).click();
  await other.page.getByRole('button', { name: '确认', exact: true }).click();
  await other.page.getByRole('heading', { name: /本地已核对/u }).waitFor();
  await other.page.getByText(/zhao 核对于/u).waitFor();
  expectClean(other);
});

/** A building whose verdict depends only on a table and a criterion; both are confirmed by two persons from the printed text. */
async function judgedByTheCity(): Promise<void> {
  const { world } = shown;
  const { registry, readings, sourceCheck } = world.local;
  const head = '代码,名称,用途,地区,建筑面积,空调方式,国家机关,气候区,年使用小时数,人数,供暖方式';
  const list = `${head}\nJ1,核定楼,办公,140302,1000,分体,否,2A,2500,100,无\n`;
  await registry.importBuildings({ file: await world.upload('核定.csv', list) });
  const months = Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, '0')}`);
  const bills = `meter,${months.join()}\nJ1,${months.map(() => 10_000).join()}\n`;
  const how = { layout: 'months', meterColumn: 'meter', unit: 'kWh', carrier: 'electricity', createMeters: true } as const;
  await readings.importReadings({ file: await world.upload('核定账单.csv', bills), ...how });
  const [types, confirms] = [await callerOf(typist), await callerOf(second)];
  for (const name of ['gbt51161-2016/office', 'criterion/type']) {
    const { entry, values } = await sourceCheck.entry({ entry: name });
    const said = values.map(({ cell, known }) => ({ cell, value: known }));
    const body = { entry, values: said, edition: '2016 年第一版', page: '12', scan: await scanBy(types) };
    const { id } = await bodyOf(await types.post('/api/knowledge/checks', body));
    expect(await bodyOf(await confirms.post(`/api/knowledge/checks/${String(id)}/confirm`, {}))).toMatchObject({
      state: 'confirmed',
    });
  }
}

type Caller = ReturnType<Console['caller']>;

async function callerOf({ name, password }: { readonly name: string; readonly password: string }): Promise<Caller> {
  const caller = shown.caller();
  await caller.signIn(name, password);
  return caller;
}

async function scanBy({ cookies }: Caller): Promise<string> {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers = { cookie, origin: shown.url };
  const answer = await fetch(`${shown.url}/api/files?name=p12.png`, { method: 'PUT', body: new Uint8Array(png), headers });
  return ((await answer.json()) as { file: string }).file;
}

test('a verdict based on values confirmed by the city shows 本市核定, on the building and in the ranking', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await judgedByTheCity();
  await signIn(visit, second, '/buildings/J1?year=2025&tab=quota');
  await page.getByText('本市核定', { exact: true }).first().waitFor();
  await goOn(visit, '/ranking?year=2025&use=office');
  await page
    .getByRole('row', { name: /核定楼/u })
    .getByText('本市核定', { exact: true })
    .waitFor();
  expect(
    await page
      .getByRole('row', { name: /核定楼/u })
      .getByText('参考', { exact: true })
      .count(),
  ).toBe(0);
  expectClean(visit);
});
