import {
  commissioningTerms,
  dueStateTerms,
  effectVerdictTerms,
  periodicTerms,
  programmeTerms,
  strategyActionTerms,
  strategyFactTerms,
  strategyKindTerms,
  strategyStateTerms,
  strategyTerms,
} from '#retrofit/commissioning/vocabulary.ts';
import { labels } from '#kernel/label-terms.ts';
import { wordsIn } from '#kernel/vocabulary.ts';
import type { PageWords } from '../../../i18n/language.tsx';
import { commissioningPageWords } from './words.ts';

const zh = {
  term: wordsIn(strategyTerms, 'zh'),
  kind: wordsIn(strategyKindTerms, 'zh'),
  state: wordsIn(strategyStateTerms, 'zh'),
  fact: wordsIn(strategyFactTerms, 'zh'),
  act: wordsIn(strategyActionTerms, 'zh'),
  programme: wordsIn(programmeTerms, 'zh'),
  due: wordsIn(periodicTerms, 'zh'),
  dueState: wordsIn(dueStateTerms, 'zh'),
  action: wordsIn(commissioningTerms, 'zh'),
  verdict: wordsIn(effectVerdictTerms, 'zh'),
  label: labels.zh,
  below: '在这栋建筑自己的历史上逐小时试算：哪些运行本可避免，各本可节约多少。缺数的小时不计为节约，看不到的会说明缺什么。',
  look: '查找策略',
  lookBetween: '起止日期不填时看至今十二周；室温范围不填时不判断开机时间。',
  firstDay: '自（含）',
  lastDay: '至（不含）',
  bandLow: commissioningPageWords.zh.bandLow,
  bandHigh: commissioningPageWords.zh.bandHigh,
  hoursOf: '逐小时',
  hoursShown: (name: string) => `${name} · 涉及和不明的小时`,
  take: '登记为措施',
  missing: '说明和缺少的数据',
  programmeBelow: '一个地区一年的执行情况：哪些建筑到期、谁做了什么、效果如何。效果按整栋建筑计，同一建筑的几项措施不相加。',
  showProgramme: '查看执行情况',
  notCalculated: '未计算',
  workbook: '下载 Excel 工作簿',
  programmeYear: '执行年份',
};

const en: typeof zh = {
  term: wordsIn(strategyTerms, 'en'),
  kind: wordsIn(strategyKindTerms, 'en'),
  state: wordsIn(strategyStateTerms, 'en'),
  fact: wordsIn(strategyFactTerms, 'en'),
  act: wordsIn(strategyActionTerms, 'en'),
  programme: wordsIn(programmeTerms, 'en'),
  due: wordsIn(periodicTerms, 'en'),
  dueState: wordsIn(dueStateTerms, 'en'),
  action: wordsIn(commissioningTerms, 'en'),
  verdict: wordsIn(effectVerdictTerms, 'en'),
  label: labels.en,
  below:
    'Tried hour by hour on the history of this building: what could have been avoided, and what each would have saved. Missing hours never count as a saving; what cannot be looked for says what is missing.',
  look: 'Look for strategies',
  lookBetween: 'Without days, the twelve weeks up to today; without a band of room temperature the start is not judged.',
  firstDay: 'From (inclusive)',
  lastDay: 'To (exclusive)',
  bandLow: commissioningPageWords.en.bandLow,
  bandHigh: commissioningPageWords.en.bandHigh,
  hoursOf: 'Hours',
  hoursShown: (name) => `${name} · hours concerned, and hours not known`,
  take: 'Take as an action',
  missing: 'Notes and missing data',
  programmeBelow:
    'A place in a year: which buildings are due, who did what, and what came of it. Effects are of whole buildings: several actions of one building are not added up.',
  showProgramme: 'Show the programme',
  notCalculated: 'Not calculated',
  workbook: 'Download as an Excel workbook',
  programmeYear: 'Year of the programme',
};

export const strategyPageWords: PageWords<typeof zh> = { zh, en };
