import { category, type Category } from '#kernel/vocabulary.ts';

/** What data are missing. */
export const missingTerms = category({
  months: { zh: '未报送月份', en: 'Months not delivered' },
  offline: { zh: '离线的表计', en: 'Meters offline' },
});

/** Headings of reminders, on the page and on the command line. */
export const reminderTerms = category({
  missing: { zh: '缺少的数据', en: 'Missing data' },
  again: { zh: '一天内催报过的也再次发送', en: 'Also remind those reminded within the last day' },
  reminded: { zh: '最近催报', en: 'Last reminded' },
  recipient: { zh: '收件人', en: 'To' },
  nobody: {
    zh: '没有可以通知的用户：请复制链接另行告知，或先添加人员。',
    en: 'There is nobody to notify: copy the link and pass it on, or add people first.',
  },
  withinDay: { zh: '一天内已催报', en: 'Reminded within a day' },
  due: { zh: '补报期限', en: 'Submit by' },
  answered: { zh: '已补报', en: 'Submitted' },
  byRegion: { zh: '各地区欠报', en: 'Missing by region' },
  month: { zh: '缺少的月份', en: 'Missing month' },
  note: { zh: '附言', en: 'Message' },
  noneMissing: { zh: '没有缺少的数据。', en: 'No data are missing.' },
  noneSent: { zh: '还没有催报过。', en: 'No reminders have been sent yet.' },
});

export const reminderVocabulary = { 'missing-data': missingTerms } satisfies Readonly<Record<string, Category>>;
