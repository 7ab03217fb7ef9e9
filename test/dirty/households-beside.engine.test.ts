import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProblemAnswer } from '#kernel/problem-answer.ts';
import { createWorld, type World } from '../world.ts';

/**
 * What lists of households and of metering points say in further columns: that a household gets no heat, whose row it is, what it is about.
 */
let world: World;

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
  const { local, upload } = world;
  await local.place.importOrganisations({ file: await upload('o.csv', 'code,name\nC1,示范热力一公司') });
  await local.registry.importBuildings({ file: await upload('b.csv', 'code,name,use,region\nB1,一号楼,residential,140302') });
  await local.heatSupply.importSettlementPoints({ file: await upload('p.csv', 'code,building,company,tariff,method\nP1,B1,C1,t1,area') });
});
afterAll(() => world.stop());

let made = 0;
const head = '户号,结算点,用户类别,供热面积';

/** The code and state of the households that a file results in; or the code of the question, or of the faults of rows. */
async function households(lines: readonly string[], more: Record<string, unknown> = {}): Promise<readonly string[] | string> {
  const mark = `Z${(made += 1)}z`;
  const file = await world.upload('f.csv', `${lines.map((line) => line.replaceAll('#', mark)).join('\n')}\n`);
  const told = await world.local.heatSupply
    .importHouseholds({ file, ...more })
    .catch((error: unknown) => (error as ProblemAnswer).document.code);
  if (typeof told === 'string') return told;
  if ((told.rejected ?? []).length > 0) return (told.rejected ?? []).map(({ code }) => code).join(' ');
  const text = await (await world.ask('/api/exports/households?format=csv')).text();
  const [names = '', ...rows] = text.split(/\r?\n/u);
  const at = names.split(',').indexOf('status');
  return rows
    .filter((line) => line.includes(mark))
    .map((line) => line.split(','))
    .map((cells) => `${(cells[0] as string).replace(mark, '')} ${cells[at]}`.trim())
    .toSorted();
}

const three = (heading: string, first: string, second: string, third: string): string[] => [
  `${head},${heading}`,
  `#a,P1,dwelling,60,${first}`,
  `#b,P1,dwelling,60,${second}`,
  `#c,P1,dwelling,60,${third}`,
];

describe('a household without heat', () => {
  test.each([
    ['是否供热', '是', '否', '是'],
    ['是否停热', '否', '是', '否'],
    ['用热情况', '用热', '不用热', '用热'],
    ['供热标志', '1', '0', '1'],
    ['本季状态', '供', '停', '供'],
    ['供暖状态', '正常', '停暖', '正常'],
    ['用户状态', '正常', '报停', '正常'],
    ['是否报停', 'N', 'Y', 'N'],
    ['Heating status', 'on', 'off', 'on'],
    ['Supply stopped', 'no', 'yes', 'no'],
  ])('is stopped under any heading: %s %s, %s', async (heading, first, second, third) => {
    expect(await households(three(heading, first, second, third))).toEqual(['a supplied', 'b stopped', 'c supplied']);
  });

  test.each([
    ['停供', '', '√', ''],
    ['备注', '', '已报停', '老人户'],
    ['备注', '', '停供', ''],
    ['说明', '', '本季报停', '欠费'],
    ['Remarks', '', 'Heating off', ''],
  ])('does not affect the others: %s %s, %s', async (heading, first, second, third) => {
    expect(await households(three(heading, first, second, third))).toEqual(['a', 'b stopped', 'c']);
  });

  test.each(['二、报停用户', '（二）停供用户', '报停用户明细', '【停热】'])('is stopped below a line %s', async (line) => {
    const rows = ['一、供热用户,,,', '#a,P1,dwelling,60', `${line},,,`, '#b,P1,dwelling,60'];
    const lines = line === '【停热】' ? rows.slice(1) : rows;
    expect(await households([head, ...lines])).toEqual([line === '【停热】' ? 'a' : 'a supplied', 'b stopped']);
  });

  test.each([
    ['备注', '上年度报停，本季恢复供热'],
    ['备注', '2024年曾停供'],
    ['停供原因', '本人申请'],
    ['供热标志', '√'],
  ])('raises a question if the text may refer to another season: %s %s', async (heading, text) => {
    const lines = three(heading, '', text, '');
    expect(await households(lines)).toBe('said-open');
    expect(await households(lines, { value: { status: { [text]: 'stopped' } } })).toEqual(['a', 'b stopped', 'c']);
    expect(await households(lines, { value: { status: { [text]: 'supplied' } } })).toEqual(['a', 'b supplied', 'c']);
    expect(await households(lines, { ignore: [heading] })).toEqual(['a', 'b', 'c']);
  });

  test('is rejected if its row says both', async () => {
    const lines = [`${head},状态,备注`, '#a,P1,dwelling,60,正常,已报停', '#b,P1,dwelling,60,报停,已报停'];
    expect(await households(lines)).toBe('unknown-value');
  });

  test.each([
    ['备注', '未报停'],
    ['户型', '三室'],
    ['供热方式', '地暖'],
    ['供热面积类型', '建筑面积'],
    ['缴费状态', '未缴'],
    ['停车位', '有'],
    ['装表', '1'],
  ])('is not assumed if nothing says so: %s %s', async (heading, text) => {
    expect(await households(three(heading, '', text, ''))).toEqual(['a', 'b', 'c']);
  });
});

describe('rows with one code that an unread column distinguishes', () => {
  test.each([
    ['楼号', '1', '2'],
    ['楼宇', '甲楼', '乙楼'],
    ['单元', '1', '2'],
    ['机房', '东', '西'],
    ['备注', '', '新'],
  ])('raise a question: %s', async (heading, first, second) => {
    const lines = [`${heading},${head}`, `${first},#101,P1,dwelling,60`, `${second},#101,P1,dwelling,60`];
    expect(await households(lines)).toBe('rows-apart');
    expect(await households(lines, { ignore: [heading] })).toEqual(['101']);
    if (first !== '')
      expect(await households(lines, { column: { code: `${heading}+户号` } })).toEqual([`${first}-101`, `${second}-101`].toSorted());
  });

  test('raise a question for heat cost allocators', async () => {
    const lines = ['户号,采暖季,房间,分摊值', 'H1,2025-26,客厅,100', 'H1,2025-26,卧室,100'];
    const file = await world.upload('u.csv', lines.join('\n'));
    const told = await world.local.heatInputs.importUnits({ file }).catch((error: unknown) => (error as ProblemAnswer).document);
    expect(told).toMatchObject({ code: 'rows-apart' });
  });

  test('count as one if they are equal in all cells, or only numbered', async () => {
    expect(await households([head, '#a,P1,dwelling,60', '#a,P1,dwelling,60'])).toEqual(['a']);
    expect(await households([`序号,${head}`, '1,#a,P1,dwelling,60', '2,#a,P1,dwelling,60'])).toEqual(['a']);
  });
});

describe('codes that a program read as numbers', () => {
  test.each(['160101.0', '1.6E+15', '1.60101E15', '6.22202E+18'])('are rejected by row: %s', async (code) => {
    expect(await households([head, `${code},P1,dwelling,60`])).toBe('code-rounded');
  });

  test('are rejected if all end in zeros after fifteen digits', async () => {
    expect(await households([head, '1601010000000010,P1,dwelling,60', '1601010000000020,P1,dwelling,60'])).toBe('codes-cut');
    expect(await households([head, '1601010000000010,P1,dwelling,60', '1601010000000021,P1,dwelling,60'])).toHaveLength(0);
  });

  test.each(['3E12', '101.0', '1601010000000020'])('are not suspected: %s', async (code) => {
    expect(await households([head, `${code},P1,dwelling,60`])).toEqual([]);
  });
});

describe('metering points below a line with their carrier', () => {
  test.each([
    ['一、电表', '二、水表'],
    ['（一）电', '（二）水'],
    ['电表：', '水表：'],
  ])('belong to it: %s, %s', async (first, second) => {
    const [a, b] = [`M${(made += 1)}`, `M${(made += 1)}`];
    const lines = ['表号,安装位置,单位', `${first},,`, `${a},配电室,kWh`, `${second},,`, `${b},泵房,m3`];
    const told = await world.local.registry.importMeters({ file: await world.upload('m.csv', lines.join('\n')) });
    expect(told).toMatchObject({ created: 2, rejectedCount: 0 });
    expect(await world.local.registry.meter({ meter: a })).toMatchObject({ carrier: 'electricity' });
    expect(await world.local.registry.meter({ meter: b })).toMatchObject({ carrier: 'water' });
  });
});
