import type { Words } from '#kernel/finding.ts';

/** Messages about cells that were read together, or were rewritten. */
export const plainerWords: Words = {
  'month-and-day': {
    zh: '“{month}”列与“{day}”列合为各行的日期读取。',
    en: 'The day of each row was read from “{month}” and “{day}” together.',
  },
  'months-of-spans': {
    zh: '“{column}”列有几个月合在一起的（如“{text}”），各行按从首月 1 日到末月最后一天的一个时段读取。',
    en: '“{column}” holds months together (as “{text}”): each row was read as one period, from the first day of the first month to the last day of the last.',
  },
  'month-edges-read': {
    zh: '“{column}”的月份按“{text}”读取，如第一行为 {meant}。若不对，请撤销，写明起止或抄表日期后重新导入。',
    en: 'The months in “{column}” were read as “{text}” says, the first as {meant}. If that is wrong, undo the import, give the first and the last day or the day of reading, and import again.',
  },
  'roc-years-read': {
    zh: '“{column}”的年份是民国纪年，如“{text}”读作 {meant}。若不对，请撤销，改写为公历后重新导入。',
    en: 'The years in “{column}” are of the Republic of China: “{text}” was read as {meant}. If that is wrong, undo the import, write years of the common era and import again.',
  },
  'days-before-read': {
    zh: '各行按“{column}”之前“{days}”所写天数的时段读取，抄表当天不计入。若不对，请撤销，写明起止日期后重新导入。',
    en: 'Each row was read as the period before “{column}” that is as many days long as “{days}” says; the day of reading itself is not included. If that is wrong, undo the import, give the first and the last day, and import again.',
  },
};
