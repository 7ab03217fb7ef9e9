import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProblemAnswer } from '#kernel/problem-answer.ts';
import { createWorld, type World } from '../world.ts';

/** Units in the headings of lists, for fields of every quantity. */
let world: World;

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', 'code,name,use,region\nB1,一号楼,office,110105') });
});
afterAll(() => world.stop());

let made = 0;
type Kind = 'equipment' | 'points' | 'buildings' | 'retrofits';

/** The imported value of a field of one thing; or the code of the question, or of the fault if its row is rejected. */
async function value(kind: Kind, field: string, lines: readonly string[]): Promise<string> {
  const code = `U${(made += 1)}`;
  const file = await world.upload('u.csv', lines.map((line) => line.replaceAll('#', code)).join('\n'));
  const { local } = world;
  const bring = {
    equipment: () => local.equipment.importEquipment({ file }),
    points: () => local.point.importPoints({ file }),
    buildings: () => local.registry.importBuildings({ file, set: { use: 'office', region: '110105' } }),
    retrofits: () => local.retrofit.importRetrofits({ file }),
  }[kind];
  const told = await bring().catch((error: unknown) => (error as ProblemAnswer).document.code);
  if (typeof told === 'string') return told;
  if ((told.rejected ?? []).length > 0) return (told.rejected ?? []).map((one) => one.code).join(' ');
  const text = await (await world.ask(`/api/exports/${kind}?format=csv`)).text();
  const [names = '', ...rows] = text.split(/\r?\n/u);
  return rows.find((row) => row.startsWith(`${code},`))?.split(',')[names.split(',').indexOf(field)] ?? '';
}

const equipment = (heading: string, cell: string, kind = '照明') => [`设备编号,建筑,类型,${heading}`, `#,B1,${kind},${cell}`];

describe('equipment', () => {
  test.each([
    ['power', '功率(W)', '28', '0.028'],
    ['power', '功率W', '28', '0.028'],
    ['power', '功率/W', '28', '0.028'],
    ['power', '功率（瓦）', '28', '0.028'],
    ['power', '单灯功率(W)', '28', '0.028'],
    ['power', '额定功率', '28W', '0.028'],
    ['power', 'Power (W)', '28', '0.028'],
    ['hours', '年运行小时数(万小时)', '0.3', '3000'],
    ['hours', '运行时间(天)', '100', '2400'],
    ['hours', '运行时间(min)', '6000', '100'],
    ['hours', '运行时间(h)', '100', '100'],
    ['life', '设计寿命(月)', '180', '15'],
    ['life', '设计寿命(年)', '15', '15'],
    ['count', '数量(百个)', '3', '300'],
    ['count', '数量(台)', '3', '3'],
    ['count', '数量（套）', '3', '3'],
    ['efficiency', '效率(%)', '92', '0.92'],
    ['efficiency', 'COP(W/W)', '5.2', '5.2'],
  ])('%s: %s %s is %s', async (field, heading, cell, comes) => {
    expect(await value('equipment', field, equipment(heading, cell))).toBe(comes);
  });

  test.each([
    ['数量(千瓦)', '3'],
    ['设计寿命(小时)', '20000'],
    ['运行时间(kWh)', '20'],
    ['效率(kW)', '20'],
    ['数量(万人)', '20'],
  ])('units of another quantity are refused: %s', async (heading, cell) => {
    expect(await value('equipment', 'count', equipment(heading, cell))).toBe('unit-not-of-field');
  });
});

describe('points', () => {
  const point = (heading: string, cell: string, more = '') => [`测点编号,测量量,${heading}`, `#,temperature,${cell}${more}`];
  test.each([
    ['hold', '保持时间(分钟)', '5', '5min'],
    ['hold', '保持时间(h)', '2', '2h'],
    ['hold', '保持时间', '300', '5min'],
    ['hold', '保持时间(分钟)', '90s', '90s'],
    ['low', '最小值(℃)', '5', '5'],
  ])('%s: %s %s is %s', async (field, heading, cell, comes) => {
    expect(await value('points', field, point(heading, cell))).toBe(comes);
  });

  test.each(['最小值(℉)', '最大值(MPa)', '保持时间(kWh)'])('%s is refused', async (heading) => {
    expect(await value('points', 'low', point(heading, '5'))).toBe('unit-not-of-field');
  });
});

describe('buildings', () => {
  test.each([
    ['hoursPerYear', '年运行时间(天)', '100', '2400'],
    ['hoursPerYear', '年运行时间(万小时)', '0.25', '2500'],
    ['floorArea', '建筑面积(万㎡)', '1.5', '15000'],
  ])('%s: %s %s is %s', async (field, heading, cell, comes) => {
    expect(await value('buildings', field, [`代码,名称,${heading}`, `#,楼,${cell}`])).toBe(comes);
  });

  test.each(['年运行时间(万㎡)', '地上层数(m2)', '入住率(kWh)'])('%s is refused', async (heading) => {
    expect(await value('buildings', 'floorArea', [`代码,名称,${heading}`, '#,楼,5'])).toBe('unit-not-of-field');
  });
});

test.each(['单位：万元、万平方米', '单位：万平方米，万元', '（单位：万元/万平方米）'])('a title with two units: %s', async (title) => {
  const lines = [`${title},,,`, '代码,名称,建筑面积,备注', '#,楼,1.5,'];
  expect(await value('buildings', 'floorArea', lines)).toBe('15000');
});
