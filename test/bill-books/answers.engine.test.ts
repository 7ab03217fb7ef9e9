import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { billWorkbook, type Sheets } from './workbook.ts';

/** Every answer that a question offers leads on, until the book comes in; and the sheets stand below each question. */
let world: World;
let owner: ReturnType<World['as']>;
let secret: string;

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-05-10T00:00:00Z') });
  const buildings = [
    '代码,名称,用途,地区,建筑面积,单位',
    'H1,市第一医院门诊楼,医院,140302,50000,市第一医院',
    'H2,市第一医院住院楼,医院,140302,20000,市第一医院',
  ];
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', `${buildings.join('\n')}\n`) });
  const meters = [
    '代码,建筑,能源种类,读数类型,单位,位数,倍率',
    'R1,H1,电,表底数,kWh,6,80',
    'E1,H1,电,时段用量,kWh,,1',
    'T1,H1,热,时段用量,GJ,,1',
    'E2,H2,电,时段用量,kWh,,1',
  ];
  await world.local.registry.importMeters({ file: await world.upload('m.csv', `${meters.join('\n')}\n`) });
  owner = world.as('owner', { organisation: '市第一医院' });
  secret = await world.secretOf('owner', { organisation: '市第一医院' });
});

afterAll(async () => {
  await world.stop();
});

type Options = Omit<Parameters<typeof owner.readings.importBills>[0], 'file'>;

/** What is said so far with one more answer; `as` collects. */
const withAnswer = (options: Options, set: Readonly<Record<string, string | number>>): Options =>
  'as' in set ? { ...options, as: [...(options.as ?? []), String(set['as'])] } : { ...options, ...set };

/** Follows all answers of all questions, and returns the codes of these and what each way came to. */
async function follow(file: string, options: Options = {}): Promise<{ questions: string[]; ends: string[] }> {
  const seen = await owner.readings.importBills({ file, preview: true, ...options });
  const [question] = seen.open ?? [];
  if (question === undefined) {
    const cells = (seen.cells ?? []).map(({ meter, from, to, value }) => [meter, from, to ?? '', value].join(' ').replace('  ', ' '));
    return { questions: [], ends: [cells.join(', ')] };
  }
  expect(seen.sheets?.map(({ rows }) => rows.length)).not.toEqual([]);
  expect(question.detail).not.toBe(question.code);
  for (const { option } of question.choices) expect(commandOptions).toContain(option.split(' ', 1)[0]);
  const all: { questions: string[]; ends: string[] }[] = [];
  for (const { set } of question.choices) all.push(await follow(file, withAnswer(options, set)));
  return {
    questions: [...new Set([question.code, ...all.flatMap(({ questions }) => questions)])],
    ends: all.flatMap(({ ends }) => ends),
  };
}

/** The options of `import bills`, each with its line. */
const commandOptions = (
  readFileSync('src/cli/commands.txt', 'utf8')
    .split(/^(?=\S)/mu)
    .find((text) => text.startsWith('yaodong import bills ')) ?? ''
).match(/--[a-z-]+/gu);

const uploaded = (sheets: Sheets, name = 'a.xlsx') => world.upload(name, billWorkbook(sheets), secret);

test.each<[string, Sheets, readonly string[], readonly string[]]>([
  [
    'the month',
    { S: '表号|电量|电费\nE1|10|8' },
    ['bill-month-open'],
    ['E1 2026-04-01 2026-05-01 10', 'E1 2026-03-01 2026-04-01 10', 'E1 2026-02-01 2026-03-01 10'],
  ],
  [
    'the year of months that pass December',
    { S: '2025年|>|>|>\n月份|表号|电量|电费\n12月|E1|10|8\n1月|E1|12|9' },
    ['bill-year-open'],
    [
      'E1 2025-12-01 2026-01-01 10, E1 2026-01-01 2026-02-01 12',
      'E1 2024-12-01 2025-01-01 10, E1 2025-01-01 2025-02-01 12',
      'E1 2023-12-01 2024-01-01 10, E1 2024-01-01 2024-02-01 12',
    ],
  ],
  [
    'the months of a title',
    { S: '2025年11月至3月|>|>\n表号|电量|电费\nE1|10|8' },
    ['bill-period-open'],
    ['E1 2025-11-01 2026-04-01 10', 'E1 2024-11-01 2025-04-01 10'],
  ],
  [
    'the days of a heating season, that of the place first',
    { S: '2024-2025采暖季热费|>|>\n热表号|用热量(GJ)|热费\nT1|500|20000' },
    ['bill-season-open'],
    ['T1 2024-11-01 2025-04-01 500', 'T1 2024-11-15 2025-03-16 500', 'T1 2024-10-15 2025-04-16 500'],
  ],
  [
    'the years of a heating season too',
    { S: '2025年供暖期热费|>|>\n热表号|用热量(GJ)|热费\nT1|500|20000' },
    ['bill-season-open'],
    [
      'T1 2024-11-01 2025-04-01 500',
      'T1 2024-11-15 2025-03-16 500',
      'T1 2024-10-15 2025-04-16 500',
      'T1 2025-11-01 2026-04-01 500',
      'T1 2025-11-15 2026-03-16 500',
      'T1 2025-10-15 2026-04-16 500',
    ],
  ],
  [
    'the last day',
    { S: '表号|开始日期|结束日期|电量|电费\nE1|2025-09-28|2025-10-26|310|200' },
    ['bill-end-open'],
    ['E1 2025-09-28 2025-10-27 310', 'E1 2025-09-28 2025-10-26 310'],
  ],
  [
    'the multiplier',
    { S: '2025年10月|>|>|>\n表号|上月表底|本月表底|倍率\nR1|10|20|40' },
    ['bill-multiplier-open'],
    ['R1 2025-10-01 10, R1 2025-11-01 20', ''],
  ],
  [
    'the building, and then whose number it is',
    { S: '市第一医院2025年10月电费|>|>\n表号|电量|电费\n770001|10|8' },
    ['bill-building-open', 'bill-meter-of-number-open'],
    ['E1 2025-10-01 2025-11-01 10', '', '', 'E2 2025-10-01 2025-11-01 10', ''],
  ],
  [
    'the month, and then the metering point',
    { S: '市第一医院住院楼|>\n电量|电费\n10|8' },
    ['bill-month-open', 'bill-meter-open'],
    ['E2 2026-04-01 2026-05-01 10', 'E2 2026-03-01 2026-04-01 10', 'E2 2026-02-01 2026-03-01 10'],
  ],
  [
    'the month of a sheet that adds up others: it may be left out',
    {
      '1月': '2026年1月|>|>\n表号|电量|电费\nE1|10|8',
      '2月': '2026年2月|>|>\n表号|电量|电费\nE1|20|16',
      汇总: '表号|电量|电费\nE1|30|24',
    },
    ['bill-month-open'],
    [
      'E1 2026-01-01 2026-02-01 10, E1 2026-02-01 2026-03-01 20',
      'E1 2026-01-01 2026-02-01 10, E1 2026-02-01 2026-03-01 20, E1 2026-04-01 2026-05-01 30',
      'E1 2026-01-01 2026-02-01 10, E1 2026-02-01 2026-03-01 20, E1 2026-03-01 2026-04-01 30',
      'E1 2026-01-01 2026-02-01 10',
    ],
  ],
])('all answers about %s lead on', async (_, sheets, questions, ends) => {
  const followed = await follow(await uploaded(sheets));
  expect(followed.questions).toEqual(questions);
  expect(followed.ends.toSorted()).toEqual([...ends].toSorted());
});

test('what is answered in the words of the command comes in as readings', async () => {
  const file = await uploaded({ S: '2024-2025采暖季热费|>|>\n热表号|用热量(GJ)|热费\nT1|500|20000' });
  const options = { season: '11-05/03-20' };
  const seen = await owner.readings.importBills({ file, preview: true, ...options });
  const came = await owner.readings.importBills({ file, ...options, seen: seen.hash ?? '' });
  expect(came).toMatchObject({ state: 'shown', readings: 1, accepted: 1, rejectedCount: 0 });
  await owner.imports.undo({ id: came.import });
});

test.each([
  ['bill-period-unread', { period: '2025-11/2025-03' }],
  ['bill-period-unread', { period: '2024-01/2025-12' }],
  ['no-such-month', { period: '2025-13' }],
  ['bill-season-unread', { season: '11-31/03-15' }],
  ['bill-season-unread', { season: '2025-11-15/2025-03-15' }],
])('an answer that cannot be is refused: %s', async (code, options) => {
  const file = await uploaded({ S: '表号|电量|电费\nE1|10|8' });
  await expect(owner.readings.importBills({ file, preview: true, ...options })).rejects.toMatchObject({ document: { code } });
});

test('two sheets whose titles each name several months are refused with what to do', async () => {
  const file = await uploaded({
    甲: '2025年10月缴9月电费|>|>\n表号|电量|电费\nE1|10|8',
    乙: '2025年11月缴10月电费|>|>\n表号|电量|电费\nE1|12|9',
  });
  await expect(owner.readings.importBills({ file, preview: true })).rejects.toMatchObject({ document: { code: 'bill-titles-unclear' } });
});

const unclear = {
  years: {
    电: '2025年|>|>|>\n月份|表号|电量|电费\n12月|E1|10|8\n1月|E1|12|9',
    热: '2025年|>|>|>\n月份|热表号|用热量(GJ)|热费\n11月|T1|1|1\n12月|T1|2|2\n1月|T1|3|3',
  },
  seasons: {
    甲: '2023年供暖期热费|>|>\n热表号|用热量(GJ)|热费\nT1|500|20000',
    乙: '2025年供暖期热费|>|>\n热表号|用热量(GJ)|热费\nT1|600|24000',
  },
  ends: {
    电: '表号|开始日期|结束日期|电量|电费\nE1|2025-09-28|2025-10-26|310|200',
    热: '热费（采暖期：2024年11月15日-2025年3月15日）|>|>\n热表号|用热量(GJ)|热费\nT1|500|20000',
  },
} as const;

test.each([
  ['bill-years-unclear', unclear.years],
  ['bill-seasons-unclear', unclear.seasons],
  ['bill-ends-unclear', unclear.ends],
])('what one answer cannot be right for is refused with what to do: %s', async (code, sheets: Sheets) => {
  await expect(owner.readings.importBills({ file: await uploaded(sheets), preview: true })).rejects.toMatchObject({ document: { code } });
});

test('a sheet that adds up others is offered to be left out first, and one that is not there is refused', async () => {
  const month = (title: string, use: number): string => `${title}|>|>\n表号|电量|电费\nE1|${use}|8`;
  const file = await uploaded({ 甲: month('2026年1月', 10), 乙: month('2026年2月', 20), 汇总: month('全年', 30) });
  const seen = await owner.readings.importBills({ file, preview: true });
  expect(seen.open?.[0]?.choices[0]).toMatchObject({ option: '--leave-sheet "汇总"', label: '不导入工作表“汇总”' });
  const left = await owner.readings.importBills({ file, preview: true, leaveSheet: '汇总' });
  expect(left.findings?.map(({ code }) => code)).toContain('bill-sheets-left');
  await expect(owner.readings.importBills({ file, preview: true, leaveSheet: '总表' })).rejects.toMatchObject({
    document: { code: 'bill-sheet-unknown' },
  });
});

test('an answer that no bill takes is refused', async () => {
  const file = await uploaded({ S: '2025年10月|>|>\n表号|电量|电费\nE1|10|8' });
  await expect(owner.readings.importBills({ file, preview: true, period: '2025-09' })).rejects.toMatchObject({
    document: { code: 'bill-answer-unused', evidence: { answers: '--period 2025-09' } },
  });
});

test('a use in the eighty-first column comes in; a sheet that is wider than can be read is refused', async () => {
  const wide = (columns: number): Sheets => ({
    S: `2025年10月|>\n表号${'|备注'.repeat(columns)}|电量|电费\nE1${'|x'.repeat(columns)}|10|8`,
  });
  const seen = await owner.readings.importBills({ file: await uploaded(wide(79)), preview: true });
  expect(seen.cells?.map(({ cell, value }) => [cell, value])).toEqual([['CC3', 10]]);
  const cut = await uploaded({ S: `2025年10月|>|>\n表号|电量|电费${'|备注'.repeat(260)}|电量\nE1|10|8${'|x'.repeat(260)}|20` });
  await expect(owner.readings.importBills({ file: cut, preview: true })).rejects.toMatchObject({ document: { code: 'bill-sheets-wide' } });
});
