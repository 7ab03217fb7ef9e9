import { pictureSize } from '#platform/docx/facts.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { a11yViolations } from './axe.ts';
import { choose, expectClean, goOn, openConsole, settled, signIn } from './console.ts';
import { pngOf } from '../png.ts';
import type { Console } from './console.ts';
import { heatRooms, measureRooms, settleTown } from './town.ts';

let shown: Console;
let root: { name: string; password: string };

beforeAll(async () => {
  shown = await openConsole();
  root = await shown.account('root', 'administrator');
  await settleTown(shown.world);
  await measureRooms(shown.world);
  await heatRooms(shown.world);
});

afterAll(() => shown.stop());

test('on a phone without network a measurement is kept, and sent once when the network is back', async () => {
  const visit = await shown.look({ width: 375, height: 760 });
  const { page } = visit;
  await signIn(visit, root, '/temperature/inspect?building=B1');
  await page.getByRole('textbox', { name: '测温仪器' }).fill('TH-99');
  await page.getByLabel('仪器精度（K）').fill('0.3');
  await page.getByLabel('检定有效期至').fill('2030-12-31');
  await page.getByLabel('测量时间').fill('2025-07-16T10:00');
  await page.getByLabel('房间', { exact: true }).fill('502');
  await page.getByLabel('温度（℃）').fill('24.1');
  await page.getByLabel('拍照或选择照片').setInputFiles([
    { name: '室温计.png', mimeType: 'image/png', buffer: pngOf(2400, 1200) },
    { name: '说明.png', mimeType: 'image/png', buffer: Buffer.from('no picture') },
  ]);
  await page.getByText('“说明.png”不是能读取的图片').waitFor();
  await choose(page.getByLabel('室温计.jpg 拍的房间'), '502');
  expect(await a11yViolations(visit)).toEqual([]);
  await page.context().setOffline(true);
  await page.getByRole('button', { name: '保存并上报' }).click();
  await page.getByText('有 1 条记录保存在本机').waitFor();
  expect((await shown.world.local.comfort.inspections.list({})).inspections).toHaveLength(1);
  await page.context().setOffline(false);
  await page.getByText('已上报 1 条记录').waitFor();
  await page.reload();
  await settled(visit);
  const { inspections } = await shown.world.local.comfort.inspections.list({});
  expect(inspections).toHaveLength(2);
  expect(inspections[0]).toMatchObject({
    building: 'B1',
    verdict: 'outside',
    acts: [{ detail: { rooms: [{ room: '502', temperature: 24.1 }] } }],
    photos: [{ act: 1, room: '502', name: '室温计.jpg', type: 'image/jpeg' }],
  });
  const id = inspections[0]?.photos[0]?.id;
  const bytes = new Uint8Array(await (await shown.world.ask(`/api/temperature/photos/${id}/file`)).arrayBuffer());
  expect(pictureSize(bytes)).toEqual({ type: 'jpg', width: 1600, height: 800 });
  await goOn(visit, page.url().replace(/inspect\?.*$/u, `inspections/${inspections[0]?.id}`));
  const shownPhoto = page.getByRole('img', { name: '室温计.jpg' });
  await shownPhoto.waitFor();
  expect(await shownPhoto.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth))).toBe(1600);
  expect(await a11yViolations(visit)).toEqual([]);
});

test('an inspection shows instrument, rule and clause, and cannot be closed while it is outside', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, root, '/temperature/inspections/1');
  await page.getByText('国办发〔2007〕42号').first().waitFor();
  await page.getByText('仪器 TH-12，精度 0.3 K，检定有效期至 2030-12-31').waitFor();
  expect(await page.getByRole('button', { name: '办结此检查' }).count()).toBe(0);
  const penalty = page.getByRole('form', { name: '登记处罚' });
  await penalty.getByLabel('作出处罚的机关').fill('市城管局');
  await penalty.getByLabel('所依据的条款').fill('条例第三十条');
  await penalty.getByLabel('金额（元，照录）').fill('5000');
  await penalty.getByRole('button', { name: '登记处罚' }).click();
  await page.getByText('市城管局 条例第三十条').waitFor();
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  expectClean(visit);
});

test('from the city to the building most outside, its rooms, and an inspection of the first with that room filled in', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, root, '/temperature?region=140300&from=2026-01-04&to=2026-01-10');
  await page.getByText('供暖期不高于 20 ℃').waitFor();
  await page.getByText(/依据 国办发〔2007〕42号/u).waitFor();
  await page.getByRole('link', { name: '市政府一号楼' }).first().click();
  await page.getByRole('heading', { name: '各房间，超限比例高的在前' }).waitFor();
  await page.getByRole('cell', { name: '301', exact: true }).waitFor();
  await page.getByRole('link', { name: '检查 301' }).click();
  await page.getByRole('heading', { name: '录入检查' }).waitFor();
  expect(await page.getByLabel('房间', { exact: true }).inputValue()).toBe('301');
  expect(await page.getByRole('textbox', { name: '建筑' }).inputValue()).toBe('B1');
  expectClean(visit);
});

test('the latest season is shown first, another is one choice away, and its days are in the address', async () => {
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, root, '/temperature?region=140300');
  await choose(page.getByLabel('时段'), '2025 年供冷期');
  await page.getByText('供冷期不低于 26 ℃').waitFor();
  expect(page.url()).toContain('from=2025-06-01&to=2025-10-01');
  expectClean(visit);
});
