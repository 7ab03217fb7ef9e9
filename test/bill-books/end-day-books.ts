import type { MadeBook } from './books.ts';

const oct = '2025-10-01 2025-11-01';

const swapped = `表号|起始日期|终止日期|电量|电费\nE1|2025-10-01|2025-10-15|150|90\nE1|2025-10-15|2025-10-31|160|95\nE2|2025-10-01|2025-10-31|310|200`;
const heated = `热费（采暖期：2024年11月15日-2025年3月15日）|>|>\n热表号|用热量(GJ)|热费\nH1|500|20000`;
const days = '表号|起始日期|终止日期|电量|电费';

/** Whether the last day belongs to a period is decided for each one, and asked only where nothing decides. */
export const endDayBooks: readonly MadeBook[] = [
  {
    name: 'a meter whose month is in two pieces takes no day from another meter, and its own second piece is asked for',
    file: 'a.xlsx',
    sheets: { S: swapped },
    asks: ['end'],
    says: ['E1 2025-10-01 2025-10-15 150', `E2 ${oct} 310`],
  },
  {
    name: 'the answer about the last day changes only the period that it was asked for',
    file: 'a.xlsx',
    sheets: { S: swapped },
    said: { endDay: 'included' },
    says: ['E1 2025-10-01 2025-10-15 150', 'E1 2025-10-15 2025-11-01 160', `E2 ${oct} 310`],
  },
  {
    name: 'the answer about a heating season leaves the days of the electricity sheet as they show themselves',
    file: 'a.xlsx',
    sheets: { 电: `${days}\nE1|2025-09-26|2025-10-26|310|200\nE1|2025-10-26|2025-11-26|320|210`, 热: heated },
    said: { endDay: 'included' },
    says: ['E1 2025-09-26 2025-10-26 310', 'E1 2025-10-26 2025-11-26 320', 'H1 2024-11-15 2025-03-16 500 GJ'],
  },
  {
    name: 'a sheet from the 1st to the 31st beside one from the 15th to the 15th',
    file: 'a.xlsx',
    sheets: { 电: `${days}\nE1|2025-10-01|2025-10-31|310|200`, 水: `水表号|起始日期|终止日期|水量|水费\nW1|2025-09-15|2025-10-15|31|20` },
    says: [`E1 ${oct} 310`, 'W1 2025-09-15 2025-10-15 31'],
  },
  {
    name: 'the same days as those of a meter whose next period begins on the day after',
    file: 'a.xlsx',
    sheets: { S: `${days}\nE1|2025-09-28|2025-10-26|310|200\nE1|2025-10-27|2025-11-03|50|40\nE2|2025-09-28|2025-10-26|31|20` },
    says: ['E1 2025-09-28 2025-10-27 310', 'E1 2025-10-27 2025-11-04 50', 'E2 2025-09-28 2025-10-27 31'],
  },
  {
    name: 'days of reading after a month of thirty days',
    file: 'a.xlsx',
    sheets: { S: `表号|上次抄表日期|本次抄表日期|上次读数|本次读数|倍率\nE1|2025-09-30|2025-10-30|5|9|10` },
    says: ['E1 2025-09-30 2025-10-30 40'],
  },
  {
    name: 'the same days without a word of reading are asked for: they are a month with the last day and without',
    file: 'a.xlsx',
    sheets: { S: `${days}\nE1|2025-09-30|2025-10-30|310|200` },
    asks: ['end'],
    says: [],
  },
  {
    name: 'days of reading from the 1st to the last of a month are asked for',
    file: 'a.xlsx',
    sheets: { S: `表号|上次抄表日期|本次抄表日期|上次读数|本次读数|倍率\nE1|2025-10-01|2025-10-31|5|9|10` },
    asks: ['end'],
    says: [],
  },
];
