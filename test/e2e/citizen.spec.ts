import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Locator } from 'playwright-core';
import { hotelTown } from '../hotel-town.ts';
import { a11yViolations } from './axe.ts';
import { expectClean, openConsole, openSignedOut, overTheEdge, settled } from './console.ts';
import type { Console } from './console.ts';

let shown: Console;

beforeAll(async () => {
  shown = await openConsole();
  await hotelTown(shown.world);
});
afterAll(() => shown.stop());

const phone = { language: 'zh', width: 390, height: 844 } as const;

/** Counts presses; typing apart. */
function counter() {
  let clicks = 0;
  const click = async (one: Locator): Promise<void> => {
    clicks += 1;
    await one.click();
  };
  return { click, clicks: () => clicks };
}

test('on a phone: whether the hotel nearby is wasteful, beside the others of its kind, within three presses', async () => {
  const visit = await shown.look(phone);
  const { page } = visit;
  const { click, clicks } = counter();
  await openSignedOut(visit, '/public');
  const search = page.getByRole('textbox', { name: '名称或代码' });
  await click(search);
  await page.keyboard.type('滨河宾馆二店');
  await page.getByText('在公示的 4 栋同类建筑（宾馆酒店）中，用电强度从高到低排第 1，比中位数高 60%').waitFor();
  expect(clicks()).toBeLessThanOrEqual(3);
  await settled(visit);
  expect(await overTheEdge(visit)).toEqual([]);
  expect(await a11yViolations(visit)).toEqual([]);
  expectClean(visit);
});

test('on a phone: a cold office is complained about from its line, within three presses and what is typed', async () => {
  const visit = await shown.look(phone);
  const { page } = visit;
  const { click, clicks } = counter();
  await openSignedOut(visit, '/public');
  await click(
    page
      .getByRole('row', { name: /市政府一号楼/u })
      .getByRole('link', { name: '投诉举报' })
      .last(),
  );
  await click(page.getByRole('radio', { name: '供暖问题' }));
  await page.getByRole('textbox', { name: '情况说明' }).fill('办公室一上午只有 14 度，报修三次没有人来。');
  expect(await page.getByRole('textbox', { name: '建筑名称或地址' }).inputValue()).toBe('市政府一号楼');
  await settled(visit);
  expect(await a11yViolations(visit)).toEqual([]);
  await click(page.getByRole('button', { name: '提交', exact: true }));
  await page.getByText(/办件编号 complaint-140302-/u).waitFor();
  expect(clicks()).toBeLessThanOrEqual(3);
  const { cases } = await shown.world.local.cases.list({ procedure: 'complaint', region: '140302' });
  expect(cases).toHaveLength(1);
  expectClean(visit);
});
