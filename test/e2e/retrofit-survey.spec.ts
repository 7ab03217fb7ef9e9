import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../free-port.ts';
import { pngOf } from '../png.ts';
import { a11yViolations } from './axe.ts';
import { choose, expectClean, openConsole, overTheEdge, settled, signIn } from './console.ts';
import type { Console } from './console.ts';
import { openLine, type Line } from './line.ts';

let shown: Console;
let line: Line;

beforeAll(async () => {
  const port = await freePort();
  shown = await openConsole({ YAODONG_ORIGINS: `http://localhost:${port}` });
  line = await openLine(port, shown.url);
  const { world } = shown;
  const buildings = 'code,name,use,region\nB1,实验小学教学楼,school,140302\n';
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', buildings) });
  await world.local.equipment.add({ code: 'E1', set: { building: 'B1', kind: 'boiler', capacity: 700 } });
});

afterAll(async () => {
  await line.cut();
  await shown.stop();
});

const surveys = () => shown.world.local.retrofitSurvey;

test('a survey is filled in offline, reopened offline, and arrives once when the network is back', async () => {
  const { survey, token } = await surveys().link({ buildings: ['B1'] });
  const phone = await shown.look({ language: 'zh', width: 360, height: 780, at: line.url });
  const { page } = phone;
  const address = `/retrofit-survey#${token}`;
  await page.goto(address);
  await page.getByRole('heading', { name: '实验小学教学楼（B1）' }).waitFor();
  await page.getByText('本页已保存在这部手机上，断网也能打开。').waitFor();
  expect(await a11yViolations(phone)).toEqual([]);
  expect(await overTheEdge(phone)).toEqual([]);

  await settled(phone);
  await line.cut();
  await page.context().setOffline(true);
  const building = page.getByRole('form', { name: '实验小学教学楼' });
  await choose(building.getByLabel('结构安全', { exact: true }), '是');
  await building.getByLabel('建筑面积（m²）', { exact: true }).fill('3200');
  await building.getByRole('checkbox', { name: '外墙传热系数 不清楚' }).check();
  await building.getByRole('button', { name: '保存 实验小学教学楼' }).click();
  await page.getByText('还有 1 条待发出。').waitFor();
  await page.getByText('E1', { exact: true }).click();
  const boiler = page.getByRole('form', { name: 'E1' });
  await boiler.getByLabel('型号', { exact: true }).fill('WNS0.7');
  const plate = { name: '铭牌.png', mimeType: 'image/png', buffer: Buffer.from(pngOf(640, 480)) };
  await boiler.getByLabel('拍摄铭牌或现场').setInputFiles(plate);
  await page.getByText('还有 2 条待发出。').waitFor();

  // closed and opened again, still without network: what was typed and not kept is there too
  await page.reload();
  await page.getByText('还有 2 条待发出。').waitFor();
  await page.getByText('E1', { exact: true }).click();
  expect(await boiler.getByLabel('型号', { exact: true }).inputValue()).toBe('WNS0.7');
  await boiler.getByRole('button', { name: '保存 E1' }).click();
  await page.getByText('还有 3 条待发出。').waitFor();
  expect((await surveys().show({ survey })).entries).toBe(0);

  await line.mend();
  await page.context().setOffline(false);
  await page.getByText('填报都已送达。').waitFor();
  await page.reload();
  await page.getByText('填报都已送达。').waitFor();
  const came = await surveys().show({ survey });
  expect([came.entries, came.photos.length]).toEqual([2, 1]);
  expect(came.staged.find(({ equipment }) => equipment === null)?.fields).toEqual([
    { field: 'safe', present: null, given: true },
    { field: 'wallU', present: null, given: null },
    { field: 'floorArea', present: null, given: 3200 },
  ]);

  // the clerk sees the new entries next to the existing facts, and takes them over
  const desk = await shown.look({ language: 'zh' });
  await signIn(desk, await shown.account('wang', 'bureau', { region: '140300' }), `/retrofit/surveys?survey=${survey}`);
  await desk.page.getByRole('cell', { name: '3200', exact: true }).waitFor();
  await settled(desk);
  await desk.page.getByRole('button', { name: /^全部接收/u }).click();
  await desk.page.getByRole('button', { name: '确认', exact: true }).click();
  await desk.page.getByText('已写入台账，链接不再可用。').waitFor();
  expect((await shown.world.local.registry.building({ building: 'B1' })).floorArea).toBe(3200);
  expectClean(desk);
  await page.reload();
  await page.getByText('这个链接已经失效，请向 发给您链接的人 索取新的链接。').waitFor();
  expectClean(phone);
});

test('two windows of one link share their content: an answer in one is not overwritten by the other', async () => {
  const { token } = await surveys().link({ buildings: ['B1'] });
  const phone = await shown.look({ language: 'zh', width: 360, height: 780 });
  const second = await phone.page.context().newPage();
  const building = (page: typeof second) => page.getByRole('form', { name: '实验小学教学楼' });
  for (const page of [phone.page, second]) {
    await page.goto(`/retrofit-survey#${token}`);
    await building(page).waitFor();
  }
  await building(phone.page).getByLabel('屋顶面积（m²）', { exact: true }).fill('410');
  await expect.poll(() => building(second).getByLabel('屋顶面积（m²）', { exact: true }).inputValue()).toBe('410');
  await building(second).getByLabel('外墙面积（m²）', { exact: true }).fill('980');
  await second.reload();
  for (const page of [second, phone.page]) {
    await expect.poll(() => building(page).getByLabel('外墙面积（m²）', { exact: true }).inputValue()).toBe('980');
    expect(await building(page).getByLabel('屋顶面积（m²）', { exact: true }).inputValue()).toBe('410');
  }
});

test('the printed sheet has every question of the phone, empty, to be filled in by hand', async () => {
  const desk = await shown.look({ language: 'zh' });
  await signIn(desk, await shown.account('li', 'bureau', { region: '140300' }), '/retrofit/surveys');
  await desk.page.getByRole('combobox', { name: '建筑', exact: true }).fill('B1');
  await desk.page.getByText('实验小学教学楼').last().click();
  await desk.page.getByRole('button', { name: '生成调查链接' }).click();
  const sheet = desk.page.getByRole('region', { name: '手工填写：B1' });
  await sheet.waitFor();
  const named = await sheet.getByRole('rowheader').allTextContents();
  expect(named.slice(0, 2)).toEqual(['结构安全', '建筑面积（m²）']);
  for (const name of ['外墙传热系数（W/(m²·K)）', '设备编号', '设备类型', '型号', '安全隐患']) expect(named).toContain(name);
  expect(await sheet.getByRole('row', { name: /^结构安全/u }).textContent()).toBe('结构安全□ 是 □ 否 □ 不清楚');
  expect(await overTheEdge(desk)).toEqual([]);
  expect(await a11yViolations(desk)).toEqual([]);
  expectClean(desk);
});
