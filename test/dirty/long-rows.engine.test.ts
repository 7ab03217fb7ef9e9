import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ProblemAnswer } from '#kernel/problem-answer.ts';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';

/** Rows with more cells than their header, as caused by a comma in a number: none of their cells is read under another heading. */
let world: World;
beforeAll(async () => void (world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') })));
afterAll(() => world.stop());

const { bring, used } = createBringing(() => world);
const asked = async (told: Promise<unknown>) => told.catch((error: unknown) => (error as ProblemAnswer).document);
const twoMonths = ['2025-01-01', '2025-03-01'] as const;

test.each([
  ['L1', '1,234.5'],
  ['L2', '12,345,8641.5'],
  ['L3', '11,26'],
])('of readings (%s) the row is rejected, and others are read', async (meter, number) => {
  const came = await bring(['月份,表号,用电量(kWh)', `2025-01,${meter},${number}`, `2025-02,${meter},120`]);
  expect(came).toMatchObject({ accepted: 1, rejectedCount: 1, rejected: [{ row: 2, code: 'row-longer' }] });
  expect((await used(meter, ...twoMonths)).total).toBe(120);
});

test('next to trailing empty columns too', async () => {
  const came = await bring(['月份,表号,用电量(kWh),备注', '2025-01,L4,1,234.5,', '2025-02,L4,120,', '2025-03,L4,130,']);
  expect(came).toMatchObject({ accepted: 2, rejected: [{ row: 2, code: 'row-longer' }] });
});

test('if all rows are too long the file is refused; quoted, or with semicolons, it is read', async () => {
  const rows = ['月份,表号,用电量(kWh)', '2025-01,M1,"11,26"', '2025-02,M1,"12,50"'];
  expect(await asked(bring(rows.map((row) => row.replaceAll('"', ''))))).toMatchObject({
    code: 'rows-longer',
    evidence: { row: 2, cells: 4 },
  });
  await bring(rows);
  expect((await used('M1', ...twoMonths)).total).toBe(23.76);
  await bring(['月份;表号;用电量(kWh)', '2025-01;M2;11,26', '2025-02;M2;12,50']);
  expect((await used('M2', ...twoMonths)).total).toBe(23.76);
});

test('a remark without a heading rejects no row', async () => {
  expect(await bring(['月份,表号,用电量(kWh)', '2025-01,N1,110,补抄', '2025-02,N1,120'])).toMatchObject({ accepted: 2, rejectedCount: 0 });
});

test('a rejected row is returned with all of its content', async () => {
  const { import: id } = (await bring(['月份,表号,用电量(kWh)', '2025-01,R1,1,234.5', '2025-02,R1,120'])) as { import: number };
  const text = await (await world.ask(`/api/imports/${id}/rejects`)).text();
  expect(text).toContain('2025-01,R1,"1,234.5",2,');
});

test('of lists and payments the row is rejected', async () => {
  const file = await world.upload('b.csv', 'code,name,floorArea\nB1,One,12,500\nB2,Two,900\n');
  const came = await world.local.registry.importBuildings({ set: { use: 'office', region: '110105' }, file });
  expect(came).toMatchObject({ created: 1, rejected: [{ row: 2, code: 'row-longer' }] });
  const paid = await world.upload(
    'p.csv',
    '用热人编号,户号,采暖季,缴费日期,凭证号,金额\nA1,H1,2025-26,2025-11-01,R1,1,234.5\nA1,H2,2025-26,2025-11-01,R2,90\n',
  );
  const { rejected } = await world.local.heatInputs.importPayments({ file: paid });
  expect(rejected?.find(({ row }) => row === 2)).toMatchObject({ code: 'row-longer' });
});

test('of weather the row is rejected', async () => {
  const file = await world.upload('w.csv', 'time,temperature\n2026-01-01T00:00,1,5\n2026-01-01T01:00,2\n2026-01-01T02:00,3\n');
  const { rejected } = await world.local.weather.importWeather({ station: 'LW', file });
  expect(rejected).toMatchObject([{ row: 2, code: 'row-longer' }]);
});
