import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProblemAnswer } from '#kernel/problem-answer.ts';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';

/** Words for carriers in headings, cells and lists: no other carrier becomes electricity without a question. */
let world: World;
beforeAll(async () => void (world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') })));
afterAll(() => world.stop());

const { bring, told, used } = createBringing(() => world);
const spring = ['2025-01-01', '2025-03-01'] as const;
const carrierOf = async (meter: string) => (await world.local.registry.meter({ meter })).carrier;

test.each([
  ['水用量', 'water'],
  ['水量', 'water'],
  ['热水用量', 'water'],
  ['气用量', 'gas'],
  ['气量', 'gas'],
  ['燃气量', 'gas'],
  ['用热量', 'heat'],
  ['热用量', 'heat'],
  ['蒸汽用量', 'steam'],
  ['冷用量', 'cooling'],
  ['电用量', 'electricity'],
])('a heading without a unit names the carrier: %s', async (heading, carrier) => {
  await bring([`月份,户号,${heading}`, `2025-01,A-${heading},5`, `2025-02,A-${heading},6`, `2025-03,A-${heading},4`]);
  expect(await carrierOf(`A-${heading}`)).toBe(carrier);
  expect((await used(`A-${heading}`, ...spring)).steps).toEqual([5, 6]);
});

describe('a column of carriers', () => {
  const file = (heading: string, ...words: readonly string[]) => [
    `月份,表号,${heading},用量`,
    ...words.flatMap((word, at) => [`2025-01,B-${heading}-${word},${word},${at + 5}`, `2025-02,B-${heading}-${word},${word},${at + 6}`]),
  ];

  test.each([
    ['类别', ['电', '冷水', '管道天然气'], ['electricity', 'water', 'gas']],
    ['介质', ['自来水', '市电', '燃气'], ['water', 'electricity', 'gas']],
  ])('with known words is read: %s', async (heading, words, carriers) => {
    await bring(file(heading, ...words));
    expect(await Promise.all(words.map((word) => carrierOf(`B-${heading}-${word}`)))).toEqual(carriers);
  });

  test.each([
    ['类别', ['电', '水', '热水'], '热水'],
    ['表类型', ['电', '中水', '燃气'], '中水'],
    ['能源类型', ['电', '其他'], '其他'],
    ['品种', ['电', '压缩空气'], '压缩空气'],
    ['介质', ['循环水', '污水'], '循环水, 污水'],
    ['Service', ['Electric', 'Gas', 'Sewer'], 'Sewer'],
  ])('with an unknown word is refused by that word: %s %s', async (heading, words, unknown) => {
    expect(await told(file(heading, ...words))).toMatchObject({
      code: 'carrier-word-unknown',
      evidence: { column: heading, words: unknown },
    });
  });

  test('is plain text if it names no carriers, if the metering points exist, or if all rows have one carrier', async () => {
    await bring(['月份,表号,用电类型,用量', '2025-01,C1,办公,5', '2025-01,C2,照明,6']);
    await bring(['月份,表号,类别,用电量', '2025-01,C3,用电,5', '2025-01,C4,空调,6']);
    await bring(['月份,表号,类别,用水量', '2025-01,C5,水,5', '2025-01,C6,热水,6']);
    await bring(['月份,表号,类别,用量', '2025-02,C5,水,5', '2025-02,C6,热水,6']);
    expect(await Promise.all(['C1', 'C2', 'C3', 'C4', 'C5', 'C6'].map(carrierOf))).toEqual([
      ...Array<string>(4).fill('electricity'),
      'water',
      'water',
    ]);
  });
});

describe('carriers in adjacent columns', () => {
  test.each([
    ['房号,电量,水量', ['D1,100,5', 'D2,90,6']],
    ['房号,水量,电量', ['D3,5,100', 'D4,6,90']],
    ['房号,水费,电费,水量,电量,燃气量', ['D5,9,50,5,100,8', 'D6,9,45,6,90,9']],
  ])('columns that are not read are named: %s', async (head, rows) => {
    const came = await bring([head, ...rows], { name: 'D 2025年1月.csv' });
    const left = came.findings?.find(({ code }) => code === 'values-left');
    expect(JSON.stringify(left?.evidence)).toContain('水量');
    const [code = ''] = (rows[0] ?? '').split(',');
    expect(await carrierOf(code)).toBe('electricity');
    expect((await used(code, '2025-01-01', '2025-02-01')).total).toBe(100);
  });

  test('for counter readings of both, the use is asked for', async () => {
    const file = ['房号,电上月,电本月,电用量,水上月,水本月,水用量', 'E1,100,150,50,10,15,5', 'E2,200,260,60,20,26,6'];
    expect(await told(file, { name: 'E 2025年1月.csv' })).toMatchObject({
      code: 'values-several',
      evidence: { choices: [{ set: { valueColumn: '电用量' } }, { set: { valueColumn: '水用量' } }] },
    });
  });
});

describe('lists of meters', () => {
  const meters = async (...rows: readonly string[]) =>
    world.local.registry
      .importMeters({ file: await world.upload('m.csv', `${rows.join('\n')}\n`) })
      .catch((error: unknown) => (error as ProblemAnswer).document);

  test.each(['测量对象', '计量介质', '能耗种类', '能耗分类', '计量器具', '检测内容'])('the carrier is read: %s', async (heading) => {
    const code = (at: number): string => `L${heading}${at}`;
    const rows = ['水', '热', '电', '天然气'].map((word, at) => `${code(at)},${word}`);
    expect(await meters(`表号,${heading}`, ...rows)).toMatchObject({ created: 4, rejectedCount: 0 });
    expect(await Promise.all([0, 1, 2, 3].map((at) => carrierOf(code(at))))).toEqual(['water', 'heat', 'electricity', 'gas']);
  });

  test('an unknown word rejects its own row only', async () => {
    const came = await meters('表号,计量类', 'M1,水表', 'M2,电表', 'M3,压缩空气');
    expect(came).toMatchObject({ created: 2, rejectedCount: 1, rejected: [{ row: 4, code: 'unknown-value' }] });
    expect(await carrierOf('M1')).toBe('water');
  });

  test('a unit that is not specific to electricity does not mean electricity', async () => {
    const came = await meters('表号,单位', 'N1,GJ', 'N2,m3', 'N3,kWh');
    expect(came).toMatchObject({
      created: 1,
      rejected: [
        { row: 2, code: 'meter-carrier-open' },
        { row: 3, code: 'unit-not-of-carrier' },
      ],
    });
  });

  test('columns about something else are left unchanged', async () => {
    expect(await meters('表号,carrier,备注', 'O1,electricity,水')).toMatchObject({ created: 1, rejectedCount: 0 });
    expect(await carrierOf('O1')).toBe('electricity');
  });
});
