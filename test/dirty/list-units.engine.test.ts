import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ProblemAnswer } from '#kernel/problem-answer.ts';
import { createWorld, type World } from '../world.ts';

/** Units of lists where they are easily overlooked: a column of units under any heading, a note below, a second row of headings. */
let world: World;

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
});

afterAll(() => world.stop());

const upload = async (rows: readonly string[]) => world.upload('a.csv', `${rows.join('\n')}\n`);
const buildings = async (rows: readonly string[]) =>
  world.local.registry.importBuildings({ set: { use: 'office', region: '110105' }, file: await upload(rows) });
const asked = async (told: Promise<unknown>) => told.catch((error: unknown) => (error as ProblemAnswer).document);
const building = async (code: string) => world.local.registry.building({ building: code });

test.each([
  ['U1', ['code,name,Floor area,Units', 'U1,B,10000,Sq. Ft.'], 929.0304],
  ['U2', ['code,name,floorArea,Units', 'U2,B,10000,Sq. Ft.'], 929.0304],
  ['U3', ['code,name,建筑面积,备注', 'U3,B,1.25,万㎡'], 12_500],
  ['U4', ['code,Units,name,Floor area', 'U4,sqft,B,10000'], 929.0304],
  ['U5', ['code,name,Floor area,Year built,Measure', 'U5,B,10000,1990,ft2'], 929.0304],
])('%s: a column whose cells are units is one of units, not of households', async (code, rows, area) => {
  await buildings(rows);
  const { floorArea, households } = await building(code);
  expect(Number(floorArea)).toBeCloseTo(area, 3);
  expect(households ?? null).toBeNull();
});

test('a cell that is not a unit rejects only the amount of its row, and the column remains one of units', async () => {
  const rows = ['V1,B,50000,Sq. Ft.', 'V2,B,100,Sq. Meters', 'V3,B,100,N/A'];
  await buildings(['code,name,Gross Floor Area,GFA Units', ...rows]);
  const areas = await Promise.all(['V1', 'V2', 'V3'].map(async (code) => (await building(code)).floorArea));
  expect(areas).toEqual([4645.152, 100, null]);
});

test('units that are numbers are households', async () => {
  await buildings(['code,name,Floor area,Units', 'H1,B,10000,12']);
  expect(await building('H1')).toMatchObject({ households: 12 });
});

test.each([
  ['N1', ['code,name,建筑面积', 'N1,B,1.25', '单位：万平方米']],
  ['N2', ['code,name,建筑面积', 'N2,B,1.25', '注：面积单位为万㎡']],
  ['N3', ['code,name,建筑面积', ',,（万㎡）', 'N3,B,1.25']],
])('%s: below the table, or in a second header row', async (code, rows) => {
  await buildings(rows);
  expect(Number((await building(code)).floorArea)).toBe(12_500);
});

test('an area in an impossible unit is refused', async () => {
  expect(await asked(buildings(['code,name,建筑面积,单位', 'X1,B,12.5,英亩']))).toMatchObject({ code: 'unit-not-of-field' });
});

const payments = async (rows: readonly string[]) => world.local.heatInputs.importPayments({ file: await upload(rows) });
const head = (money: string, more = '') => `用热人编号,户号,采暖季,缴费日期,${money},凭证号${more}`;

test.each(['金额(USD)', '金额（美元）', '金额（€）', '金额($)'])('payments: %s is refused', async (heading) => {
  expect(await asked(payments([head(heading), 'A1,H1,2025-26,2025-11-01,100,R1']))).toMatchObject({ code: 'unit-not-of-field' });
});

test.each([
  ['a title', ['单位：美元', head('金额'), 'A1,H1,2025-26,2025-11-01,100,R1']],
  ['a column', [head('金额', ',币种'), 'A1,H1,2025-26,2025-11-01,100,R1,USD']],
  ['a note', [head('金额'), 'A1,H1,2025-26,2025-11-01,100,R1', '单位：美元,,,,,']],
])('payments: another currency in %s is refused', async (_, rows) => {
  expect(await asked(payments(rows))).toMatchObject({ code: 'unit-not-of-field' });
});

test('payments: another currency in a cell is rejected by row', async () => {
  const { rejected } = await payments([head('金额'), 'A1,H1,2025-26,2025-11-01,USD 100,R1', 'A1,H1,2025-26,2025-11-01,€100,R2']);
  expect(rejected).toMatchObject([{ code: 'amount-bad' }, { code: 'amount-bad' }]);
});
