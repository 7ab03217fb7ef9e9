import type { Words } from '#kernel/finding.ts';
import { termRowTerms } from './vocabulary.ts';

export const workdaysWords: Words = {
  'no-such-calendar': {
    zh: '没有名为 {calendar} 的日历；可用 china（国务院办公厅节假日安排）、none（只按周一至周五）或知识库中日历的编号。',
    en: 'There is no calendar {calendar}: use china (the yearly notices of the State Council), none (Monday to Friday alone) or the id of a calendar in the knowledge.',
  },
  ...termRowTerms,
  'workdays-one-term': {
    zh: '请在 workdays、days、months、years、to 中给出且只给出一个（现有：{given}）。',
    en: 'Give exactly one of workdays, days, months, years, to (given: {given}).',
  },
  'workdays-to-before-from': {
    zh: '截止日 {to} 早于起算日 {from}。请核对两个日期。',
    en: 'The last day {to} is before the first day {from}. Check both dates.',
  },
  'workdays-reckoning-long': {
    zh: '期间共 {days} 天，逐日列出至多 {most} 天。请只问届满日，或缩短期间。',
    en: 'The term has {days} days; at most {most} can be listed day by day. Ask for the due day only, or shorten the term.',
  },
  'workdays-columns-missing': {
    zh: '表中须有“起算日”（from）一列，以及工作日（workdays）、日（days）、月（months）、年（years）中至少一列。现有列：{columns}。',
    en: 'The table needs a column from, and at least one of workdays, days, months, years. Its columns: {columns}.',
  },
  'workdays-rows-many': {
    zh: '表中超过 {most} 行。请分成几个文件。',
    en: 'The table has more than {most} rows. Split it into several files.',
  },
  'holiday-year-missing': {
    zh: '文中没有写明是哪一年的通知。请另填年份。',
    en: 'The text does not say which year the notice is for. Enter the year separately.',
  },
  'holiday-published-missing': {
    zh: '文中没有发布日期。请另填发布日：自该日起这份日历视为已知。',
    en: 'The text has no date of publication. Enter it separately: the calendar counts as known from that day.',
  },
  'holiday-nothing-read': {
    zh: '没有识别出任何放假安排。请粘贴通知正文，如“元旦：1月1日（周四）至3日（周六）放假调休，共3天。”',
    en: 'No holidays were recognised. Paste the text of the notice, such as 元旦：1月1日（周四）至3日（周六）放假调休，共3天。',
  },
  'holiday-contradicts': {
    zh: '通知有 {count} 处自相矛盾，首处在 {date}；未保存。请对照原文改正。',
    en: 'The notice contradicts itself in {count} places, first on {date}; nothing was saved. Correct it from the original text.',
  },
  'holiday-day-unknown': { zh: '{date} 这一天不存在。', en: 'There is no day {date}.' },
  'holiday-range-bad': { zh: '从 {date} 至 {to} 的起止不对。', en: 'The days from {date} to {to} are not in order.' },
  'holiday-weekday-differs': { zh: '{date} 写作{said}，实为{is}。', en: '{date} is given as {said}, but it is {is}.' },
  'holiday-count-differs': {
    zh: '自 {date} 起写作共 {said} 天，实为 {counted} 天。',
    en: 'From {date} on the notice says {said} days, but there are {counted}.',
  },
  'holiday-day-both': { zh: '{date} 既放假又上班。', en: '{date} is both off and worked.' },
  'holiday-day-twice': { zh: '{date} 写了两次。', en: '{date} appears twice.' },
  'holiday-worked-weekday': {
    zh: '{date} 是周一至周五，本来就上班，不应写作调休上班。',
    en: '{date} is a weekday and is worked anyway, so it cannot be a make-up workday.',
  },
  'holiday-sentence-unread': {
    zh: '这一句未能识别：{text}。请核对是否遗漏。',
    en: 'This sentence was not understood: {text}. Check whether anything is missing.',
  },
};
