import { labels } from '#kernel/label-terms.ts';
import { dayKeyTerms, holidayCalendarTerms, occupancyTerms } from '#metering/occupancy/vocabulary.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  title: labels.zh.occupiedTime,
  day: Object.fromEntries(Object.entries(dayKeyTerms).map(([code, one]) => [code, one.zh])) as Record<keyof typeof dayKeyTerms, string>,
  calendar: occupancyTerms.calendar.zh,
  calendars: { china: holidayCalendarTerms.china.zh, none: holidayCalendarTerms.none.zh },
  usual: '按所在地',
  means: '建筑何时使用。节假日按休息日、调休上班日按工作日；某个星期另有安排时单独填写，留空则按工作日或休息日。',
  spans: '写成 08:00-12:00 13:30-18:00；跨夜写 22:00-06:00；全天写 00:00-24:00；不使用写 无',
  closed: '无',
  special: '特殊日',
  specialHint: '每行一天：日期加时段，如 2026-05-02 09:00-12:00，或 2026-05-01 无',
  from: '生效首日',
  fromHint: '留空则一直有效',
  save: labels.zh.save,
  saved: '已保存。',
  now: '现行安排',
  history: '设定记录',
  since: '自何日起生效',
  hours: labels.zh.stretch,
  by: labels.zh.who,
  at: labels.zh.when,
  takenBack: labels.zh.undone,
  actions: labels.zh.does,
  allAlong: occupancyTerms.allAlong.zh,
  notSet: occupancyTerms.notSet.zh,
  change: (id: string) => `第 ${id} 次变更`,
};

const en: typeof zh = {
  title: labels.en.occupiedTime,
  day: Object.fromEntries(Object.entries(dayKeyTerms).map(([code, one]) => [code, one.en])) as typeof zh.day,
  calendar: occupancyTerms.calendar.en,
  calendars: { china: holidayCalendarTerms.china.en, none: holidayCalendarTerms.none.en },
  usual: 'By location',
  means:
    'When the building is used. Public holidays count as rest days, make-up workdays as workdays; fill in a weekday only if it differs, left empty it follows the workday or rest day.',
  spans: 'Such as 08:00-12:00 13:30-18:00; overnight 22:00-06:00; all day 00:00-24:00; not used: none',
  closed: 'none',
  special: 'Special days',
  specialHint: 'One day per line with its hours, such as 2026-05-02 09:00-12:00, or 2026-05-01 none',
  from: 'From',
  fromHint: 'Left empty, it always applies',
  save: labels.en.save,
  saved: 'Saved.',
  now: 'In force',
  history: 'History of settings',
  since: 'From',
  hours: 'Hours',
  by: labels.en.who,
  at: labels.en.when,
  takenBack: labels.en.undone,
  actions: labels.en.does,
  allAlong: occupancyTerms.allAlong.en,
  notSet: occupancyTerms.notSet.en,
  change: (id) => `change ${id}`,
};

export const occupancyPageWords: PageWords<typeof zh> = { zh, en };
