import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectClean, openConsole, signIn } from './console.ts';
import type { Console } from './console.ts';

let shown: Console;
let bureau: { name: string; password: string };

const quarter = 900_000;
const [begin, end] = [Date.UTC(2015, 11, 31, 16), Date.UTC(2025, 11, 31, 16)];
const gap = Date.UTC(2020, 5, 1, 16);

/** Ten years of one meter by quarter hours, 1 to 4 kWh each; one day of June 2020 is missing. */
function decade(): string {
  const lines = ['meter,time,value'];
  for (let at = begin, nth = 0; at < end; at += quarter, nth += 1)
    if (at < gap || at >= gap + 86_400_000) lines.push(`T,${new Date(at).toISOString().slice(0, 16)}Z,${1 + (nth % 4)}`);
  return lines.join('\n');
}

beforeAll(async () => {
  shown = await openConsole();
  const { local, upload } = shown.world;
  await local.registry.importBuildings({ file: await upload('b.csv', '代码,名称,用途,地区,建筑面积\nT,十年楼,办公,140302,1000\n') });
  await local.registry.importMeters({ file: await upload('m.csv', 'code,building,carrier,unit\nT,T,electricity,kWh\n') });
  await local.readings.importReadings({ file: await upload('r.csv', decade()), interval: '15min', unit: 'kWh' });
  bureau = await shown.account('wang', 'bureau', { region: '140300' });
});

afterAll(async () => {
  await shown.stop();
});

test('ten years of quarter hours are drawn in longer steps without loss, and one day in quarter hours', async () => {
  const visit = await shown.look();
  const { page } = visit;
  await signIn(visit, bureau, '/buildings/T?from=2016-01-01&to=2026-01-01&step=15min');
  await page.getByRole('status').filter({ hasText: '按15 分钟点数太多，已按日绘制' }).waitFor();
  await page.getByRole('img', { name: '电用量，按日' }).waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
  const asked = { building: 'T', from: '2016-01-01', to: '2026-01-01', step: '15min', most: 36_000 } as const;
  const { step, steps, total } = await shown.world.local.metering.useOfBuilding(asked);
  expect([step, steps.length]).toEqual(['day', 3653]);
  expect(steps.filter(({ value }) => value === null).map(({ start }) => start)).toEqual([new Date(gap).toISOString().replace('.000', '')]);
  expect(steps.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBeCloseTo(total.value ?? 0, 3);
  for (const [span, chart] of [
    ['一年', '电用量，按日'],
    ['一个月', '电用量，按小时'],
    ['一天', '电用量，按15 分钟'],
  ] as const) {
    await page.getByText(span, { exact: true }).click();
    await page.getByRole('figure', { name: chart }).waitFor();
  }
  const figure = page.getByRole('figure', { name: '电用量，按15 分钟' });
  await figure.getByRole('button', { name: '表格视图' }).click();
  await figure.getByText('共 96 条').waitFor();
  expectClean(visit);
});
