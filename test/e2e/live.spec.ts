import { afterAll, beforeAll, expect, test } from 'vitest';
import { openConsole, signIn } from './console.ts';
import type { Console } from './console.ts';

let shown: Console;
let chief: { name: string; password: string };

beforeAll(async () => {
  shown = await openConsole();
  chief = await shown.account('zhao', 'administrator');
  const { world } = shown;
  const buildings = 'code,name,use,region,floorArea\nA,甲楼,office,140302,1000\n';
  await world.local.registry.importBuildings({ file: await world.upload('楼.csv', buildings) });
  await world.local.registry.importMeters({
    file: await world.upload('表.csv', 'code,building,carrier,kind\nA1,A,electricity,interval\n'),
  });
  for (const hour of [0, 1]) {
    const readings = [
      { meter: 'A1', value: 1 },
      { meter: 'nobody', value: 1 },
    ];
    await world.local.readings.recordLive({ time: `2026-03-01T0${hour}:00:00+08:00`, interval: '1h', readings });
  }
});

afterAll(async () => {
  await shown.stop();
});

test('live readings are one record of the day in the list, with the time of the last message; it opens and can be undone', async () => {
  const { world } = shown;
  await expect.poll(async () => (await world.local.imports.list({ kind: 'readings' })).imports[0]?.result).toMatchObject({ messages: 2 });
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, chief, '/imports');
  const row = page.getByRole('row').filter({ hasText: '实时读数' });
  expect(await row.innerText()).toContain('最近一条消息');
  expect(await row.innerText()).toContain('消息 2');
  await row.getByRole('link').click();
  await page.getByRole('heading', { level: 1, name: /实时读数/u }).waitFor();
  const result = page.getByRole('region', { name: '结果' });
  expect(await result.innerText()).toContain('没有编号为 nobody 的计量点');
  expect(await page.getByText('修正被拒绝的行').count()).toBe(0);
  await page.getByRole('button', { name: /撤销/u }).first().waitFor();
  expect(visit.thrown).toEqual([]);
});

test('the list of recent imports names live readings', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, chief, '/?view=data');
  await page.getByRole('table', { name: '最近的导入' }).getByText('实时读数：', { exact: false }).waitFor();
});
