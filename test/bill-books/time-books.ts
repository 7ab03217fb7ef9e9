import type { MadeBook } from './books.ts';

const sep = '2025-09-01 2025-10-01';
const oct = '2025-10-01 2025-11-01';
const table = '表号|电量|电费\nE1|10|8';
const titled = (title: string): string => `${title}|>|>\n${table}`;
const heat = (title: string): string => `${title}|>|>\n热表号|用热量(GJ)|热费\nH1|500|20000`;

/** Titles with more than one month or day, and what of them is of the paper. */
const titles: readonly MadeBook[] = [
  ...(
    [
      ['two days in brackets behind the month of paying', '2025年11月收费表（2025年10月1日-10月31日）', oct],
      ['the month in brackets behind a word for the paper', 'XX大厦用电量统计（2025年9月）', sep],
      ['a month of statistics', '统计月份：2025年9月', sep],
      ['a period of paying with its days', '收费周期：2025年10月1日至2025年10月31日', oct],
      ['the day of making and then the period, behind a comma', '制表日期：2025年11月3日，用电期间：2025年10月', oct],
      ['two days of one month', '电费（2025年10月1日-31日）', oct],
      ['days from and until', '自2025年10月1日起至2025年10月31日止电费', oct],
      ['days with a wave', '电费（2025年10月1日〜10月31日）', oct],
      ['a last day until 24:00 is in its period', '2025年9月28日0时至10月26日24时', '2025-09-28 2025-10-27'],
    ] as const
  ).map(([name, title, days]) => ({ name, file: '2025年11月.xlsx', sheets: { S: titled(title) }, says: [`E1 ${days} 10`] })),
  {
    name: 'a note of paying with another month in brackets is asked about',
    file: 'a.xlsx',
    sheets: { S: titled('2025年11月缴费通知单（10月电费）') },
    asks: ['period'],
    says: [],
  },
  {
    name: 'two days in a title that are no period leave nothing to the name of the file',
    file: '2025年11月.xlsx',
    sheets: { S: titled('电费 2025年10月1日，2025年10月31日') },
    says: [],
    doubts: ['bill-days-unread'],
  },
  {
    name: 'the day of making in a cell of its own is no month',
    file: '2025年10月.xlsx',
    sheets: { S: `市医院电费明细|>|>\n制表日期：|2025-11-01|\n${table}` },
    says: [`E1 ${oct} 10`],
  },
  {
    name: 'a cell that shows a month is one',
    file: '2025年11月.xlsx',
    sheets: { S: `市医院电费明细|>|>\n月份：|@45931|\n${table}` },
    says: [`E1 ${oct} 10`],
  },
  {
    name: 'a day alone that is the first of another month than the title says is asked about',
    file: 'a.xlsx',
    sheets: { S: `2025年10月电费|>|>\n||2025-11-01\n${table}` },
    asks: ['period'],
    says: [],
  },
  {
    name: 'a second table of a sheet has the title of the sheet',
    file: '2025年11月.xlsx',
    sheets: {
      S: '市医院2025年10月能耗|>|>|>\n电表号|上月表底|本月表底|电量\nE1|1|3|2\n\n水表|>|>|>\n水表号|上月表底|本月表底|水量\nW1|10|25|15',
    },
    says: [`E1 ${oct} 2`, `W1 ${oct} 15`],
  },
];

/** Answers go to the bills that they were asked for. */
const answered: readonly MadeBook[] = [
  {
    name: 'the month that is answered is not that of a heating season',
    file: 'a.xlsx',
    sheets: { 甲: table, 乙: heat('2024-2025采暖季热费') },
    said: { period: { year: 2025, month: 10, months: 1 } },
    asks: ['season'],
    says: [`E1 ${oct} 10`],
  },
  {
    name: 'of two months in a title the one that is answered counts',
    file: 'a.xlsx',
    sheets: { S: titled('2025年11月缴10月电费') },
    said: { period: { year: 2025, month: 10, months: 1 } },
    says: [`E1 ${oct} 10`],
  },
  {
    name: 'an answer that is none of the two months of a title is not taken',
    file: 'a.xlsx',
    sheets: { S: titled('2025年11月缴10月电费') },
    said: { period: { year: 2025, month: 9, months: 1 } },
    asks: ['period'],
    unused: ['period'],
    says: [],
  },
  {
    name: 'an answer that nothing asks for is not taken',
    file: 'a.xlsx',
    sheets: { S: titled('2025年10月电费') },
    said: { period: { year: 2025, month: 9, months: 1 }, year: 2024, endDay: 'included', season: { first: '11-15', last: '03-15' } },
    unused: ['period', 'year', 'endDay', 'season'],
    says: [`E1 ${oct} 10`],
  },
  {
    name: 'two titles with two months each are asked about, also where the first month is the same',
    file: 'a.xlsx',
    sheets: { 甲: titled('2025年10月电费（11月缴）'), 乙: '2025年10月水费（12月缴）|>|>\n水表号|水量|水费\nW1|9|20' },
    asks: ['period', 'period'],
    says: [],
  },
  {
    name: 'the days of a season with their years are those of that season only',
    file: 'a.xlsx',
    sheets: { 甲: heat('2023-2024采暖季热费'), 乙: heat('2024-2025采暖季热费') },
    said: { season: { first: '2024-11-15', last: '2025-03-15' } },
    asks: ['season'],
    says: ['H1 2024-11-15 2025-03-16 500 GJ'],
  },
  {
    name: 'the days of a season without years are those of each',
    file: 'a.xlsx',
    sheets: { 甲: heat('2023-2024采暖季热费'), 乙: heat('2024-2025采暖季热费') },
    said: { season: { first: '11-15', last: '03-15' } },
    says: ['H1 2023-11-15 2024-03-16 500 GJ', 'H1 2024-11-15 2025-03-16 500 GJ'],
  },
];

const days = '表号|起始日期|终止日期|电量|电费';
const year = Array.from({ length: 12 }, (_, at) => `${at + 1}月|E1|10|8`).join('\n');
const inYear = Array.from({ length: 12 }, (_, at) => new Date(Date.UTC(2025, at, 1)).toISOString().slice(0, 10));
const whole = inYear.map((from, at) => `E1 ${from} ${inYear[at + 1] ?? '2026-01-01'} 10`);

/** Months and days without a year. */
const years: readonly MadeBook[] = [
  {
    name: 'a sheet of a year takes nothing from the question of a heating sheet beside it',
    file: '2025年.xlsx',
    sheets: {
      电: `月份|表号|电量|电费\n${year}`,
      热: '月份|热表号|用热量(GJ)|热费\n11月|H1|10|1\n12月|H1|20|2\n1月|H1|30|3\n2月|H1|25|2\n3月|H1|15|1',
    },
    asks: ['year', 'year', 'year', 'year', 'year'],
    says: whole,
  },
  {
    name: 'nor from that of another sheet of electricity',
    file: '2025年.xlsx',
    sheets: { 照明: `月份|表号|电量|电费\n${year}`, 采暖: '月份|表号|电量|电费\n11月|E2|10|8\n12月|E2|20|16\n1月|E2|30|24' },
    asks: ['year', 'year', 'year'],
    says: whole,
  },
  {
    name: 'days that pass the New Year under one year are asked for it',
    file: '2025年电费.xlsx',
    sheets: { S: `${days}\nE1|11-26|12-25|310|200\nE1|12-26|1-25|320|210` },
    asks: ['year', 'year'],
    says: [],
  },
  {
    name: 'days that pass the New Year, with the year of the first',
    file: '2025年电费.xlsx',
    sheets: { S: `${days}\nE1|11-26|12-25|310|200\nE1|12-26|1-25|320|210` },
    said: { year: 2024 },
    says: ['E1 2024-11-26 2024-12-26 310', 'E1 2024-12-26 2025-01-26 320'],
  },
  {
    name: 'one period over the New Year may begin in the year or end in it',
    file: '2025年电费.xlsx',
    sheets: { S: `${days}\nE1|12-26|1-25|320|210` },
    asks: ['year'],
    says: [],
  },
  {
    name: 'the first of twelve periods ends in the year of the book',
    file: '2025年电费.xlsx',
    sheets: { S: `${days}\nE1|12-26|1-25|320|210\nE1|1-26|2-25|310|200` },
    says: ['E1 2024-12-26 2025-01-26 320', 'E1 2025-01-26 2025-02-26 310'],
  },
];

/** Columns of times, and such as only look like them. */
const columns: readonly MadeBook[] = [
  ...['账单月份', '计费年月', '账务年月', '所属期', '发行年月', '应收年月'].map((head) => ({
    name: `a column ${head} holds months`,
    file: '2025年11月.xlsx',
    sheets: { S: `表号|${head}|电量|电费\nE1|202509|90|70` },
    says: [`E1 ${sep} 90`],
  })),
  {
    name: 'a column of years beside one of months',
    file: '电费2025.xlsx',
    sheets: { S: '表号|年份|月份|电量|电费\nE1|2024|12|90|70\nE1|2025|1|100|75' },
    says: ['E1 2024-12-01 2025-01-01 90', 'E1 2025-01-01 2025-02-01 100'],
  },
  {
    name: 'a row without its year is told, and left out',
    file: '电费2025.xlsx',
    sheets: { S: '表号|年份|月份|电量|电费\nE1|2024|12|90|70\nE1||1|100|75' },
    says: ['E1 2024-12-01 2025-01-01 90'],
    doubts: ['bill-days-unread'],
  },
  {
    name: 'a column of years alone is of whole years',
    file: '电费.xlsx',
    sheets: { S: '表号|年度|电量|电费\nE1|2024|900|700' },
    says: ['E1 2024-01-01 2025-01-01 900'],
  },
  {
    name: 'months of paying are told, and the month of the file counts',
    file: '2025年9月.xlsx',
    sheets: { S: '表号|缴费月份|电量|电费\nE1|2025-10|90|70' },
    says: [`E1 ${sep} 90`],
    doubts: ['bill-column-left'],
  },
  {
    name: 'days of bills, some the first of a month, are no months',
    file: '2025年9月.xlsx',
    sheets: { S: '表号|账单日期|电量|电费\nE1|2025-10-01|310|200\nE2|2025-09-28|31|20' },
    says: [`E1 ${sep} 310`, `E2 ${sep} 31`],
    doubts: ['bill-column-left'],
  },
  {
    name: 'two pairs of days of reading in one table, of electricity and of water',
    file: '2025年10月.xlsx',
    sheets: {
      S: '电表号|上次抄表日期|本次抄表日期|上月表底|本月表底|电量|上次抄表日期|本次抄表日期|水表号|上月表底|本月表底|水量\nE1|2025-09-26|2025-10-26|1|41|40|2025-09-20|2025-10-20|W1|1|10|9',
    },
    says: ['E1 2025-09-26 2025-10-26 40', 'W1 2025-09-20 2025-10-20 9'],
  },
  {
    name: 'three columns of days of reading refuse their rows',
    file: '2025年10月.xlsx',
    sheets: { S: '表号|上次抄表日期|本次抄表日期|本次抄表日期|电量|电费\nE1|2025-09-26|2025-10-26|2025-10-27|40|30' },
    says: [],
    doubts: ['bill-days-unread'],
  },
  {
    name: 'one day of reading alone is told',
    file: '2025年10月.xlsx',
    sheets: { S: '表号|本次抄表日期|电量|电费\nE1|2025-10-26|40|30' },
    says: [`E1 ${oct} 40`],
    doubts: ['bill-column-left'],
  },
  {
    name: 'a period that begins and ends on one day is refused',
    file: 'a.xlsx',
    sheets: { S: `${days}\nE1|2025-10-01|2025-10-31|310|200\nE2|2025-10-15|2025-10-15|31|20` },
    says: [`E1 ${oct} 310`],
    doubts: ['bill-days-unread'],
  },
  {
    name: 'the month over the money is not that of the use',
    file: '2025年11月.xlsx',
    sheets: { S: '表号|9月电量|10月电费\nE1|90|70' },
    says: [`E1 ${sep} 90`],
  },
  {
    name: 'registers whose heads name two months are asked for',
    file: '2025年.xlsx',
    sheets: { S: '表号|9月起码|10月止码|电量|电费\nE1|1|91|90|70' },
    asks: ['period'],
    says: [],
  },
  {
    name: 'the day of one of two registers is told',
    file: '2025年10月.xlsx',
    sheets: { S: '表号|上月表底|本月表底（10月25日）|电量\nE1|1|91|90' },
    says: [`E1 ${oct} 90`],
    doubts: ['bill-read-day-left'],
  },
];

export const timeBooks: readonly MadeBook[] = [...titles, ...answered, ...years, ...columns];
