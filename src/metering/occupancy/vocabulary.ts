import { labelTerms } from '#kernel/label-terms.ts';
import { termKindTerms } from '#casework/workdays/vocabulary.ts';
import { category, type Category } from '#kernel/vocabulary.ts';

/** Types of days, and the weekdays whose hours may be set individually. */
export const dayKeyTerms = category({
  workday: { zh: termKindTerms.workdays.zh, en: 'Workday' },
  rest: { zh: '休息日', en: 'Rest day' },
  mon: { zh: '周一', en: 'Monday' },
  tue: { zh: '周二', en: 'Tuesday' },
  wed: { zh: '周三', en: 'Wednesday' },
  thu: { zh: '周四', en: 'Thursday' },
  fri: { zh: '周五', en: 'Friday' },
  sat: { zh: '周六', en: 'Saturday' },
  sun: { zh: '周日', en: 'Sunday' },
});

/** Whose holidays count. */
export const holidayCalendarTerms = category({
  china: { zh: '国家放假安排', en: 'National holidays of China' },
  none: { zh: '不按节假日', en: 'No holidays' },
});

/** Headings of pages and tables of occupied time. */
export const occupancyTerms = category({
  title: labelTerms.occupiedTime,
  calendar: { zh: '节假日', en: 'Holidays' },
  begins: { zh: '开始时刻', en: 'Begins' },
  ends: { zh: '结束时刻', en: 'Ends' },
  allAlong: { zh: '一直', en: 'All along' },
  notSet: { zh: '未设定', en: 'Not set' },
});

export const occupancyVocabulary = { dayKey: dayKeyTerms, holidayCalendar: holidayCalendarTerms } satisfies Readonly<
  Record<string, Category>
>;
