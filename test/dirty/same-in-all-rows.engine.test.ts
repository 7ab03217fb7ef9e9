import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';

/** What is the same in all rows (units, tariffs, directions, the reader's name) is not the code of a metering point. */
let world: World;
beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
});
afterAll(() => world.stop());

const { bring, told, used } = createBringing(() => world);
const span = ['2025-04-01', '2025-04-04'] as const;
const values = [20, 27, 23];
const rows = (row: (day: string, value: number) => string) => values.map((value, at) => row(`2025-04-0${at + 1}`, value));

test.each(['Tag', 'Point', 'Object', 'Signal', 'Location', 'Trend', '标签', '位号'])(
  '%s next to a column of units is the code',
  async (heading) => {
    const code = `P-${heading}-E`;
    await bring([`Timestamp,${heading},Value,Units`, ...rows((day, value) => `${day} 00:00,${code},${value / 1000},MWh`)], {
      interval: '1d',
    });
    expect((await used(code, ...span)).total).toBeCloseTo(70, 9);
  },
);

test.each([
  ['Tariff', 'TOU-D-4'],
  ['负责人', '张三'],
  ['Direction', 'Delivered'],
  ['数据来源', '集抄'],
  ['电压等级', '10kV'],
  ['抄表员', '王五'],
  ['班次', '白班'],
  ['用电性质', '商业用电'],
  ['TYPE', 'Electric usage'],
])('%s, %s in all rows: the import asks which metering point the values belong to', async (heading, cell) => {
  expect(await told([`Date,${heading},kWh`, ...rows((day, value) => `${day},${cell},${value}`)])).toMatchObject({
    code: expect.stringMatching(/^(?:meter-needed|column-unknown)$/u) as string,
  });
});

test('户号 above: the values belong to it, not to what all rows say', async () => {
  await bring(['户号：1402999', '日期,用电性质,电量(kWh)', ...rows((day, value) => `${day},商业用电,${value}`)]);
  expect((await used('1402999', ...span)).total).toBe(70);
});
