import type { Words } from '#kernel/finding.ts';

export const reminderWords: Words = {
  'notice-data-reminder': {
    zh: '{by} 请您补报 {count} 项数据：{list}。{note}',
    en: '{by} asks you to submit {count} items of missing data: {list}. {note}',
  },
  'notice-data-reminder-until': {
    zh: '{by} 请您在{until}前补报 {count} 项数据：{list}。{note}',
    en: '{by} asks you to submit {count} items of missing data by {until}: {list}. {note}',
  },
  'no-such-missing-data': {
    zh: '“{key}”不在缺少的数据之中：可能已经报送，或不在您的权限范围内。请刷新列表。',
    en: '"{key}" is not among the missing data: it may have been delivered, or it is outside your scope. Check the list again.',
  },
  'reminder-of-what': {
    zh: '请指明催报哪些数据：逐项列出（keys），或按条件全部催报（all），二者择一。',
    en: 'Say which data to ask for: name them (keys), or ask for all that a filter finds (all); one of the two.',
  },
  'no-month-of-meters': {
    zh: '离线的表计不按月份筛选：请去掉月份，或不限定为离线的表计。',
    en: 'Meters offline are not filtered by month: leave out the month, or do not limit the list to meters offline.',
  },
  'nothing-missing-there': { zh: '所选范围没有缺少的数据，无需催报。', en: 'No data are missing there: nothing to remind anyone of.' },
  'reminder-due-past': {
    zh: '补报期限 {due} 早于今天 {today}。请改填今天或以后的日期。',
    en: 'The day to submit by, {due}, is before today, {today}. Give today or a later day.',
  },
};
