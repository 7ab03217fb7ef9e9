import { labelTerms } from '#kernel/label-terms.ts';
import { category, stepTerms, type Category } from '#kernel/vocabulary.ts';

/** Why a day is worked or not. */
export const dayReasonTerms = category({
  closed: { zh: '放假', en: 'Day off' },
  worked: { zh: '调休上班', en: 'Make-up workday' },
  weekend: { zh: '周末', en: 'Weekend' },
  weekday: { zh: '平日', en: 'Weekday' },
});

/** The unit of a term. */
export const termKindTerms = category({
  workdays: { zh: '工作日', en: 'Workdays' },
  days: { zh: stepTerms.day.zh, en: 'Days' },
  months: { zh: '个月', en: 'Months' },
  years: { zh: stepTerms.year.zh, en: 'Years' },
});

/** Which part of a calculation a day is in. */
export const countedPartTerms = category({
  start: { zh: '起算当日，不计入', en: 'The day itself, not counted' },
  term: { zh: '期间内', en: 'Within the term' },
  moved: { zh: '届满日不上班，顺延', en: 'Moved on: the last day is not a workday' },
});

/** What is wrong with a term, or with a row of a table of them. */
export const termRowTerms = category({
  'workdays-beyond': {
    zh: '期间的届满日超出公元 9999 年。请缩短期间。',
    en: 'The term ends beyond the year 9999. Make it shorter.',
  },
  'workdays-from-bad': {
    zh: '起算日为空或不是日期。请写作 2026-01-05。',
    en: 'The first day is empty or not a date. Write it like 2026-01-05.',
  },
  'workdays-term-missing': {
    zh: '没有写期间。请在工作日、日、月、年中填一项。',
    en: 'The term is missing. Fill in one of workdays, days, months, years.',
  },
  'workdays-term-twice': {
    zh: '期间写了不止一项。工作日、日、月、年中只填一项。',
    en: 'There is more than one term. Fill in only one of workdays, days, months, years.',
  },
  'workdays-term-bad': { zh: '期间须是 1 至 3650 的整数。', en: 'A term must be a whole number from 1 to 3650.' },
});

/** Headings of pages and tables of the calendar. */
export const workdayTerms = category({
  title: labelTerms.workCalendar,
  due: { zh: '届满日', en: 'Due day' },
  startDay: { zh: '起算日', en: 'From' },
  workedDays: { zh: '其间工作日', en: 'Worked days' },
  weekday: { zh: '星期几', en: 'Day of the week' },
  count: { zh: '计数', en: 'Count' },
  published: { zh: '发布日', en: 'Published' },
  alwaysKnown: { zh: '发布日不详，视为一直已知', en: 'Not known; treated as always known' },
  decidedBy: labelTerms.basis,
  festival: { zh: '节日', en: 'Festival' },
  closedDays: { zh: '放假日', en: 'Days off' },
  workedInExchange: { zh: '上班日', en: 'Make-up workdays' },
  indicativeMeans: {
    zh: '仅供参考：期间内有的年份尚无放假通知，或所依据的日历未经核实。',
    en: 'Indicative: the term includes a year without a holiday notice, or the calendar is not verified.',
  },
});

export const workdaysVocabulary = {
  'day-reason': dayReasonTerms,
  'term-kind': termKindTerms,
  'reckoned-part': countedPartTerms,
  'term-row': termRowTerms,
} satisfies Readonly<Record<string, Category>>;
