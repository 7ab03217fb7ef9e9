import type { Words } from '#kernel/finding.ts';

/** Messages about occupied time. */
export const occupancyWords: Words = {
  'no-occupancy': {
    zh: '建筑 {building} 未设定使用时间。请在建筑页的“使用时间”中设定，或用 occupancy set 导入。',
    en: 'The occupied time of building {building} is not set. Set it on the building’s page under “Occupied time”, or with occupancy set.',
  },
  'calendar-missing': {
    zh: '{years} 年的放假安排尚未收录：这些年按星期判定工作日和休息日。放假通知发布后，请在“工作日历”中导入。',
    en: 'The holiday notice for {years} is not on record: workdays and rest days of those years follow the weekday. Import it under “Workday calendar” once it is published.',
  },
  'hours-not-read': {
    zh: '使用时间有 {count} 处错误，未保存。请按下列提示修改后重新提交。',
    en: 'The occupied time has {count} errors and was not saved. Correct what is listed and send it again.',
  },
  'hours-not-object': {
    zh: '使用时间须是一个 JSON 对象，例如 {"workday": ["08:00-18:00"]}。',
    en: 'Occupied time is a JSON object, such as {"workday": ["08:00-18:00"]}.',
  },
  'hours-empty': {
    zh: '没有给出任何时段。全天不使用请写 {"workday": []}。',
    en: 'No hours are given. For a building that is never occupied write {"workday": []}.',
  },
  'hours-unknown-key': { zh: '不认识“{key}”；可用：{keys}。', en: '"{key}" is not known; there are {keys}.' },
  'hours-days-bad': {
    zh: '“days”须是日期到时段的对象，例如 {"2025-05-01": []}；现为：{value}。',
    en: '"days" is an object from day to hours, such as {"2025-05-01": []}; here it is {value}.',
  },
  'hours-days-many': { zh: '特殊日最多 {most} 天，现有 {count} 天。', en: 'There are {count} special days; the most is {most}.' },
  'hours-day-bad': { zh: '“{value}”不是日期，请写成 2025-05-01。', en: '"{value}" is not a day; write 2025-05-01.' },
  'hours-calendar-bad': {
    zh: '“calendar”须为 "china"（国家放假安排）或 "none"（不按节假日）；现为：{value}。',
    en: '"calendar" is "china" (the national holidays) or "none" (no holidays); here it is {value}.',
  },
  'hours-list-bad': {
    zh: '“{key}”须是时段的列表，最多 {most} 段，例如 ["08:00-12:00", "13:30-18:00"]；现为：{value}。',
    en: '"{key}" is a list of at most {most} periods, such as ["08:00-12:00", "13:30-18:00"]; here it is {value}.',
  },
  'hours-span-bad': {
    zh: '“{key}”中的“{value}”不是时段。请写成 08:00-18:00；跨夜写 22:00-06:00，全天写 00:00-24:00。',
    en: '"{value}" in "{key}" is not a period of hours. Write 08:00-18:00; overnight 22:00-06:00, all day 00:00-24:00.',
  },
};
