import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';

/** Use read from the meter next to billed use, with losses between them. */
let world: World;
beforeAll(async () => void (world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') })));
afterAll(() => world.stop());

const { bring, told, used } = createBringing(() => world);
const total = async (code: string) => (await used(code, '2025-01-01', '2025-04-01')).total;
const read = [100, 200, 150];
const rows = (code: string, of: (value: number, at: number) => readonly number[]) =>
  read.map((value, at) => `${code},2025-0${at + 1},${of(value, at).join(',')}`);
const lost = (value: number): readonly number[] => [value, value / 10, (value * 11) / 10];

describe('the import asks which of them is the use, with the result of each', () => {
  test.each([
    ['抄见电量', '损耗电量', '结算电量'],
    ['抄见电量(kWh)', '线损电量(kWh)', '计费电量(kWh)'],
    ['抄见电量', '变损', '合计电量'],
    ['用电量', '损耗电量', '合计电量'],
    ['抄见用电量', '线变损电量', '结算用电量'],
    ['抄见水量', '管网损失', '计费水量'],
    ['Metered (kWh)', 'Losses (kWh)', 'Billed (kWh)'],
    ['Metered consumption', 'Transformer loss', 'Total consumption'],
    ['自用电量', '公摊电量', '合计电量'],
    ['自用电量', '公摊电量', '合计'],
    ['用电量', '公共分摊', '应收电量'],
    ['自用水量', '分摊水量', '合计水量'],
    ['用电量', '公摊', '合计'],
    ['Own use (kWh)', 'Common area share (kWh)', 'Total (kWh)'],
  ])('%s, %s, %s', async (metered, loss, billed) => {
    const code = `A-${metered}-${loss}-${billed}`.replace(/合计$/u, 'S');
    const file = [`表号,月份,${metered},${loss},${billed}`, ...rows(code, lost)];
    expect(await told(file)).toMatchObject({
      code: 'values-several',
      evidence: {
        choices: [
          { set: { valueColumn: metered }, comesTo: 450 },
          { set: { valueColumn: billed }, comesTo: 495 },
        ],
      },
    });
  });

  test('copper and iron losses, and columns with no name at all', async () => {
    const both = rows('B1', (value) => [value, value / 10, 5, value * 1.1 + 5]);
    expect(await told(['表号,月份,抄见电量,铜损,铁损,结算电量', ...both])).toMatchObject({ code: 'values-several' });
    expect(await told(['表号,月份,抄见电量,结算电量', ...rows('B2', (value) => [value, value + 7])])).toMatchObject({
      code: 'values-several',
    });
  });
});

test('in rows distinguished by a column both are refused, and losses are left out', async () => {
  const file = (code: string, words: readonly string[]) => [
    '表号,月份,项目,数值',
    ...rows(code, lost).flatMap((row) => {
      const [meter, month, ...values] = row.split(',');
      return words.map((word, at) => `${meter},${month},${word},${values[at]}`);
    }),
  ];
  expect(await told(file('F1', ['抄见电量', '损耗电量', '结算电量']))).toMatchObject({
    code: 'rows-billed',
    evidence: { column: '项目', metered: '抄见电量', billed: '结算电量' },
  });
  expect(await told(file('F2', ['抄见电量', '损耗电量']))).toContain('rows-not-energy');
  expect(await total('F2')).toBe(450);
  expect(await told(file('F3', ['自用电量', '公摊电量', '合计电量']))).toMatchObject({ code: 'rows-billed' });
  await told(file('F4', ['自用电量', '公摊电量']));
  expect(await total('F4')).toBe(450);
});

test('the answer applies to the sender’s next file', async () => {
  const head = '表号,账期,抄见电量,损耗电量,结算电量';
  const [one, two, three] = rows('C1', lost) as [string, string, string];
  await bring([head, one, two], { valueColumn: '结算电量' });
  expect(await told([head, three])).toContain('settled-as-before');
  expect(await total('C1')).toBe(495);
});

test('an amount of money next to both is neither', async () => {
  const file = ['表号,月份,用电量,公摊电量,电费,合计', ...rows('G1', (value) => [value, 10, value / 2, value / 2 + 7])];
  expect(await told(file)).not.toHaveProperty('code');
  expect(await total('G1')).toBe(450);
});

describe('a file that shows which one it is raises no question', () => {
  test('by the readings of which one is the difference', async () => {
    let shown = 1000;
    const counted = rows('H1', (value) => [shown, (shown += value), ...lost(value)]);
    await bring(['户号,月份,上次读数,本次读数,自用电量,公摊电量,合计电量', ...counted]);
    expect(await total('H1')).toBe(450);
  });

  test('by the counter readings, times the multiplier', async () => {
    let shown = 1000;
    const counted = (code: string, of: (used: number) => readonly number[]) =>
      rows(code, (value) => [shown, (shown += value / 10), 10, ...of(value)]);
    expect(await told(['表号,月份,上期示数,本期示数,倍率,抄见电量,损耗电量,结算电量', ...counted('D1', lost)])).not.toMatchObject({
      code: 'values-several',
    });
    expect(await total('D1')).toBe(450);
    await bring([
      '表号,月份,上期示数,本期示数,倍率,结算电量,损耗电量,用电量',
      ...counted('D2', (value) => [value * 1.1, value / 10, value]),
    ]);
    expect(await total('D2')).toBe(450);
  });

  test('if both are equal, and if the sum consists of other parts', async () => {
    await bring(['表号,月份,抄见电量,结算电量', ...rows('E1', (value) => [value, value])]);
    await bring(['表号,月份,一期电量,二期电量,合计电量', ...rows('E2', lost)]);
    await bring(['表号,月份,用电量,计费容量,计费需量,结算天数', ...rows('E3', (value) => [value, 315, value / 3, 30])]);
    expect([await total('E1'), await total('E2'), await total('E3')]).toEqual([450, 495, 450]);
  });
});
