import { afterAll, beforeAll, expect, test } from 'vitest';
import { createFormat } from '../../web/i18n/format.ts';
import { rowsBehind } from './chart-rows.ts';
import { coldTown, confirmCold } from './cold-town.ts';
import { expectClean, openConsole, settled, signIn } from './console.ts';
import type { Console } from './console.ts';
import { faultsOfView } from './faults.ts';

let shown: Console;
let operator: { name: string; password: string };

beforeAll(async () => {
  shown = await openConsole();
  await coldTown(shown.world);
  operator = await shown.account('heat', 'operator', { organisation: 'C1' });
  const rows = ['户号,测温时间,室温', 'HA,2026-01-06 20:00,16.5', 'HB,2026-01-06 20:00,21'];
  await shown.world.local.heatNetwork.importRoomSamples({ file: await shown.world.upload('s.csv', rows.join('\n')) });
});
afterAll(() => shown.stop());

const format = createFormat('zh', '无数据');

test('an operator sees the proposed effect of a confirmed complaint, in yuan, and accepts it with one click', async () => {
  const code = await confirmCold(shown.world, { household: 'HA', temperature: '16.5' });
  const visit = await shown.look({});
  const { page } = visit;
  await signIn(visit, operator, '/heat-network?tab=complaints');
  await page.getByRole('button', { name: `试算减免金额 ${code}` }).click();
  const proposed = page.getByRole('region', { name: `试算减免金额 ${code}` });
  await proposed.getByRole('button', { name: '按此认定并减免' }).waitFor();
  expect(await faultsOfView(visit)).toEqual([]);
  await proposed.getByRole('button', { name: '按此认定并减免' }).click();
  await page.getByText(/已认定（第 \d+ 号）/u).waitFor();
  const bill = await shown.world.local.heatBilling.bill({ household: 'HA', season: '2026-01' });
  expect(bill.accounts.map(({ lines }) => lines.cold)).toEqual(['-165.00']);
  expectClean(visit);
});

test('the map as a table: every point with samples, how many, how many below the limit, the lowest and the limit', async () => {
  const visit = await shown.look({});
  await signIn(visit, operator, '/heat-network?tab=samples&season=2026-01');
  const { points } = await shown.world.local.heatNetwork.sampleMap({ season: '2026-01' });
  const figure = visit.page.getByRole('figure', { name: '室温抽测分布' });
  await settled(visit);
  expect(await faultsOfView(visit)).toEqual([]);
  const degrees = (value: number | null) => format.quantity(value, 'degC');
  expect(await rowsBehind(figure)).toEqual(
    points.map(({ point, building, count, below, lowest, limit }) => [
      point,
      building,
      format.number(count),
      format.number(below),
      degrees(lowest),
      degrees(limit),
    ]),
  );
  expect(points).toHaveLength(1);
  expectClean(visit);
});
