import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProblemAnswer } from '#kernel/problem-answer.ts';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';

/** Which of several amounts is the use of a row, and for which time. */
let world: World;
const { bring, told, used } = createBringing(() => world);

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
});

afterAll(async () => {
  await world.stop();
});

const span = ['2025-01-01', '2025-04-01'] as const;
const days = ['2025-01-01', '2025-01-02', '2025-01-03'];
const months = ['2025-01', '2025-02', '2025-03'];
const three = [12, 15, 11];
const rows = (code: string, times: readonly string[]) => times.map((time, at) => `${code},${time},${three[at]}`);
type Trouble = ProblemAnswer['document'];

/** What came in, what went out or was lost, and what remains. */
const flows = (code: string) =>
  [
    [120, 30, 90],
    [150, 45, 105],
    [110, 20, 90],
  ].map((values, at) => `${code},${months[at]},${values.join(',')}`);

describe('one amount less another is not a counter reading', () => {
  test.each([
    ['Consumption,Generation,Net', 380],
    ['Consumption (kWh),Generation (kWh),Net (kWh)', 380],
    ['Import,Export,Net', 380],
    ['import_kwh,export_kwh,net_kwh', 380],
    ['用电量,发电量,净电量', 380],
    ['Bezug,Einspeisung,Saldo', 380],
    ['供电量,用电量,损耗电量', 95],
  ])('%s: the one that says so is the use', async (headings, use) => {
    await bring([`表号,月份,${headings}`, ...flows(`A-${use}-${headings.length}`)]);
    expect((await used(`A-${use}-${headings.length}`, ...span)).total).toBe(use);
  });

  test.each(['供电量,损耗电量,净电量', '供电量,损耗电量,售电量', 'Supply,Losses,Net', 'Gross,Losses,Net', 'A,B,C'])(
    '%s raises a question, with the result of each answer',
    async (headings) => {
      const [one, other, third] = headings.split(',');
      expect((await told([`表号,月份,${headings}`, ...flows('B1')])) as Trouble).toMatchObject({
        code: 'values-several',
        evidence: {
          choices: [
            { set: { valueColumn: one }, comesTo: 380 },
            { set: { valueColumn: other }, comesTo: 95 },
            { set: { valueColumn: third }, comesTo: 285 },
          ],
        },
      });
    },
  );

  test('counter readings are recognised by their words, or because one row starts where another ended', async () => {
    await bring(['表号,月份,止码,起码,差数', 'C1,2025-01,120,100,20', 'C1,2025-02,150,120,30']);
    await bring(['表号,月份,甲,乙,丙', 'C2,2025-01,120,100,20', 'C2,2025-02,150,120,30', 'C2,2025-03,161,150,11'], { unit: 'kWh' });
    expect([(await used('C1', ...span)).total, (await used('C2', ...span)).total]).toEqual([50, 61]);
  });
});

describe('a mean is not the use of a period', () => {
  test.each(['kWh/天', 'kWh/d', 'kWh/day', '用电量(kWh/天)', 'Usage (kWh/day)', '热量(GJ/d)'])('%s of months', async (heading) => {
    expect((await told([`表号,月份,${heading}`, ...rows('D1', months)])) as Trouble).toMatchObject({ code: 'mean-of-period' });
    await expect(used('D1', ...span)).rejects.toThrow();
  });

  test.each([
    'Avg kWh/day',
    'Average kWh',
    'Tagesmittel',
    'Durchschnitt kWh',
    '日均用电',
    '平均用电',
    'Mean kWh',
    'kWh avg',
    'Average usage',
  ])('%s is recognised as such', async (heading) => {
    expect((await told([`表号,月份,${heading}`, ...rows('D2', months)])) as Trouble).toMatchObject({ code: 'values-mean' });
  });

  test.each(['用电强度', 'Durchschnitt'])('%s is not', async (heading) => {
    expect((await told([`表号,月份,${heading}`, ...rows('D3', months)])) as Trouble).toMatchObject({
      code: expect.stringMatching(/^values-(?:mean|of-else)$/u),
    });
  });

  test('use per day with months in columns, and between two days', async () => {
    const of = async (...file: string[]) => ((await told(file)) as Trouble).code;
    expect(await of('2025年用电量(kWh/天)', '表号,1月,2月,3月', 'D4,12,15,11')).toBe('mean-of-period');
    expect(await of('2025年各月日均用电(kWh)', '表号,1月,2月,3月', 'D4,12,15,11')).toBe('values-mean');
    expect(await of('表号,开始日期,结束日期,用量(kWh/day)', 'D4,2025-01-01,2025-02-01,12', 'D4,2025-02-01,2025-03-01,13')).toBe(
      'mean-of-period',
    );
  });

  test('use per day of days, and the mean power over a period, give the use', async () => {
    await bring(['表号,日期,用电量(kWh/天)', ...rows('D5', days)]);
    await bring(['表号,时间,Average Power (kW)', ...rows('D6', ['2025-01-05 00:00', '2025-01-05 01:00', '2025-01-05 02:00'])]);
    expect([(await used('D5', ...span)).total, (await used('D6', ...span)).total]).toEqual([38, 38]);
  });
});

describe('use of the previous day or month', () => {
  test.each(['昨日用电量', '上日电量', '前一日用电量(kWh)', 'Previous day consumption', 'Vortagesverbrauch', 'Yesterday kWh'])(
    'for %s the import asks which day is meant',
    async (heading) => {
      const code = `E-${heading}`;
      const file = [`表号,日期,${heading}`, ...rows(code, days)];
      expect((await told(file)) as Trouble).toMatchObject({
        code: 'day-before-open',
        evidence: {
          choices: [
            { set: { marks: 'end' }, comesTo: '2024-12-31' },
            { set: { marks: 'start' }, comesTo: '2025-01-01' },
          ],
        },
      });
      await bring(file, { marks: 'end' });
      expect((await used(code, '2024-12-31', '2025-01-03', 'day')).steps).toEqual(three);
    },
  );

  test.each(['上月用电量', 'Previous month consumption', 'Vormonatsverbrauch'])('%s of months', async (heading) => {
    const file = [`表号,月份,${heading}`, ...rows(`F-${heading}`, months)];
    expect((await told(file)) as Trouble).toMatchObject({
      code: 'month-before-open',
      evidence: { choices: [{ set: { valueColumn: heading } }] },
    });
    await bring(file, { valueColumn: heading });
    expect((await used(`F-${heading}`, ...span)).steps).toEqual(three);
  });

  test('next to the use of this month that of the last one is ignored', async () => {
    await bring(['表号,月份,上月用电量,本月用电量', 'F1,2025-01,9,12', 'F1,2025-02,12,15', 'F1,2025-03,15,11']);
    expect((await used('F1', ...span)).total).toBe(38);
  });
});

describe('samples of a power', () => {
  const at = (minutes: number) =>
    `2025-01-05 ${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  const samples = (steps: readonly number[]) =>
    steps.map((_, place) => at(steps.slice(0, place).reduce((sum, step) => sum + step, 0))).map((time) => `${time},10`);

  test('at uneven distances raise a question, in rows and columns', async () => {
    const uneven = samples([3, 5, 7, 3, 5, 7, 5, 3, 7, 5]);
    expect((await told(['表号,时间,功率(kW)', ...uneven.map((row) => `G1,${row}`)])) as Trouble).toMatchObject({ code: 'power-uneven' });
    expect((await told(['时间,G1(kW)', ...uneven])) as Trouble).toMatchObject({ code: 'power-uneven' });
  });

  test('with gaps of whole steps do not', async () => {
    await bring(['表号,时间,功率(kW)', ...samples([5, 5, 10, 5, 5, 15, 5, 5, 5, 5, 5, 5]).map((row) => `G2,${row}`)]);
    expect((await used('G2', ...span)).total).toBeCloseTo(10, 2);
  });
});
