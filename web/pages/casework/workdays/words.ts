import { labels } from '#kernel/label-terms.ts';
import { wordsIn } from '#kernel/vocabulary.ts';
import { dayReasonTerms, countedPartTerms, termKindTerms, workdayTerms } from '#casework/workdays/vocabulary.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const termsIn = (language: 'zh' | 'en') => ({
  term: wordsIn(workdayTerms, language),
  reason: wordsIn(dayReasonTerms, language),
  kind: wordsIn(termKindTerms, language),
  part: wordsIn(countedPartTerms, language),
});

const zh = {
  ...termsIn('zh'),
  label: {
    year: labels.zh.year,
    day: labels.zh.day,
    state: labels.zh.state,
    reason: labels.zh.reason,
    remarks: labels.zh.remarks,
    verification: labels.zh.verification,
    document: labels.zh.document,
    entry: labels.zh.entry,
    attention: labels.zh.attention,
  },
  below: '放假和调休上班的日子，均来自国务院办公厅的年度通知；期限按民法典第二百零一至二百零三条计算。',
  tabs: { calendar: '全年日历', reckon: '期限计算', notice: '录入新通知' },
  monthsOf: (year: string) => `${year} 年逐月日历`,
  month: (month: string) => `${month} 月`,
  named: '通知指明的日子',
  notices: '依据的通知',
  noNotice: '该年尚无通知：周一至周五视为工作日。',
  workedInYear: '全年工作日',
  count: '期限长度',
  countedIn: labels.zh.unit,
  toDay: '计算至',
  reckon: '逐日计算过程',
  dueOn: (day: string, worked: string) => `${day}，其间工作日 ${worked} 天`,
  fill: '请填写起算日和期限长度（1 至 3650）。',
  unknownYears: (years: string) => `${years} 年尚无通知。`,
  text: '通知正文',
  textHint: '粘贴通知全文，或其中各节日的句子。不会联网获取。',
  yearHint: '正文未写明时填写',
  read: '识别',
  add: '确认并启用',
  readMeans: '请与通知原文逐条核对，再启用。',
  added: '已存为本市的工作日历，自发布日起适用。',
  wrong: '通知自相矛盾，不能启用',
};

const en: typeof zh = {
  ...termsIn('en'),
  label: {
    year: labels.en.year,
    day: labels.en.day,
    state: labels.en.state,
    reason: labels.en.reason,
    remarks: labels.en.remarks,
    verification: labels.en.verification,
    document: labels.en.document,
    entry: labels.en.entry,
    attention: labels.en.attention,
  },
  below: 'Days off and make-up workdays, from the yearly notices of the State Council; terms follow articles 201 to 203 of the Civil Code.',
  tabs: { calendar: 'Calendar of the year', reckon: 'Calculate a term', notice: 'Enter a new notice' },
  monthsOf: (year) => `The months of ${year}`,
  month: (month) => `Month ${month}`,
  named: 'Days named in notices',
  notices: 'Notices',
  noNotice: 'There is no notice for this year yet: Monday to Friday count as workdays.',
  workedInYear: 'Workdays in the year',
  count: 'Length of the term',
  countedIn: labels.en.unit,
  toDay: 'Count to',
  reckon: 'Day by day',
  dueOn: (day, worked) => `${day}, with ${worked} workdays in between`,
  fill: 'Enter the first day and the length of the term (1 to 3650).',
  unknownYears: (years) => `There is no notice for ${years} yet.`,
  text: 'Text of the notice',
  textHint: 'Paste the whole notice, or its sentences on the holidays. Nothing is fetched from the network.',
  yearHint: 'If the text does not state it',
  read: 'Read the notice',
  add: 'Confirm and use',
  readMeans: 'Compare each line with the printed notice before using it.',
  added: "Saved as the city's own calendar; it applies from its day of publication on.",
  wrong: 'The notice contradicts itself and cannot be used',
};

export const workdaysWords: PageWords<typeof zh> = { zh, en };
