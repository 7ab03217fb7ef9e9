import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parcelStateTerms } from '../../src/metering/upload/vocabulary.ts';
import { createFormat } from '../../web/i18n/format.ts';
import { a11yViolations } from './axe.ts';
import { choose, expectClean, openConsole, overTheEdge, settled, signIn } from './console.ts';
import type { Console } from './console.ts';
import type { Visit } from './visit.ts';
import { press } from './keyboard.ts';

// A directory accepts the parcels of three days: one is refused, one has no receipt, one has changed since it was accepted.

let shown: Console;
let root: { name: string; password: string };
const folder = mkdtempSync(path.join(tmpdir(), 'yaodong-parcels-'));
const days = ['2025-03-03', '2025-03-04', '2025-03-05'] as const;

const reading = async (day: string, value: number) => {
  const { world } = shown;
  const file = await world.upload('r.csv', `meter,time,value\nE1,${day} 08:00,${value}\n`);
  await world.local.readings.importReadings({ file, kind: 'interval', interval: '1h' });
};
const run = (day: string) => shown.world.local.upload.run({ target: 'province', day });
const answer = (day: string, what: object) =>
  writeFileSync(path.join(folder, `140300${day.replaceAll('-', '')}-1.receipt.json`), JSON.stringify(what));

beforeAll(async () => {
  shown = await openConsole();
  root = await shown.account('root', 'administrator');
  const { local, upload } = shown.world;
  await local.registry.importBuildings({ file: await upload('b.csv', 'code,name,use,region\nB1,市政府一号楼,office,140302') });
  await local.registry.importMeters({ file: await upload('m.csv', 'code,building,carrier,kind\nE1,B1,electricity,interval\n') });
  const to = { to: `file:${folder}`, centre: '140300', region: '140300', enabled: false };
  await local.upload.target({ code: 'province', ...to });
  for (const day of days) {
    await reading(day, 10);
    await run(day);
  }
  answer(days[0], { code: 'parcel-broken', detail: '文件不完整' });
  const [made] = (await local.upload.versions({ target: 'province', day: days[2] })).parcels;
  const counts = { rows: 1, accepted: 1, revised: 0, repeated: 0, withdrawn: 0, rejected: 0 };
  answer(days[2], { receipt: 'R-5', version: 1, sha256: made?.sha256, ...counts });
  for (const day of days) await run(day);
  await reading(days[2], 12);
});

afterAll(async () => {
  await shown.stop();
  rmSync(folder, { recursive: true });
});

/** Every day of the calendar as read out by a screen reader, in the order of the page. */
const readOut = ({ page }: Visit) =>
  page
    .getByRole('button', { name: /^2025年\d+月\d+日|^\d+ [A-Z][a-z]+ 2025/u })
    .evaluateAll((all) => all.map((one) => one.firstElementChild?.textContent));

test('the calendar matches the API for every day; a day opens its versions and receipt by keyboard alone', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, root, '/uploads?target=province&month=2025-03');
  await settled(visit);
  const format = createFormat('zh', '');
  const told = await shown.world.local.upload.status({ target: 'province', from: '2025-03-01', to: '2025-04-01' });
  expect(await readOut(visit)).toEqual(
    told.parcels.map(({ day, state, version }) =>
      [format.day(day), parcelStateTerms[state].zh, ...(version === null ? [] : [`版次 ${version}`])].join(format.comma),
    ),
  );
  expect(told.parcels.slice(1, 6).map(({ state }) => state)).toEqual(['due', 'refused', 'sent', 'changed', 'due']);
  const legend = page.getByRole('list', { name: '各状态的天数' });
  await legend.getByText('被退回 1 天').waitFor();
  await legend.getByText('待上传 28 天').waitFor();
  expect(await a11yViolations(visit)).toEqual([]);
  // the whole calendar is one stop of the Tab key; arrows move within it
  await press(page, page.getByRole('button', { name: /^2025年3月31日/u }), 'Enter');
  await page.getByText('这一天还没有生成数据包').waitFor();
  for (let weeks = 0; weeks < 4; weeks += 1) await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  const versions = page.getByRole('region', { name: '2025年3月3日的各版数据包和回执' });
  await versions.getByText(/文件不完整/u).waitFor();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: '2025年3月5日的各版数据包和回执' }).getByText('R-5').waitFor();
  await page.getByRole('button', { name: '生成并发送 2025-03-05' }).click();
  await page.getByRole('button', { name: /^2025年3月5日，已发出，版次 2$/u }).waitFor();
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  expectClean(visit);
});

test('on a phone and in English the month and the year fit, in both appearances', async () => {
  const visit = await shown.look({ width: 375, height: 760, language: 'en', dark: true });
  const { page } = visit;
  await signIn(visit, root, '/uploads?target=province&day=2025-03-03');
  await page.getByRole('button', { name: /^3 March 2025, Refused, version 1$/u }).waitFor();
  await settled(visit);
  expect(await overTheEdge(visit)).toEqual([]);
  expect(await a11yViolations(visit)).toEqual([]);
  await choose(page.getByLabel('Shown', { exact: true }), 'Whole year');
  await page.getByRole('button', { name: /^31 December 2025, Due$/u }).waitFor();
  await settled(visit);
  expect(await readOut(visit)).toHaveLength(365);
  expect(await overTheEdge(visit)).toEqual([]);
  expect(await a11yViolations(visit)).toEqual([]);
  expectClean(visit);
});
