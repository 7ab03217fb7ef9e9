import { flexibilityTerms } from '#flexibility/flexibility/vocabulary.ts';
import { labels } from '#kernel/label-terms.ts';
import { wordsIn } from '#kernel/vocabulary.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  of: wordsIn(flexibilityTerms, 'zh'),
  building: labels.zh.building,
  place: labels.zh.place,
  title: labels.zh.baselineTest,
  below: '签约前试算基线规则：在没有事件的工作日上假设有事件，看各规则会把多少电量误算成响应',
  form: '试算条件',
  rules: '要比较的规则',
  hours: '每日时段',
  programmeHint: '选定后按其价格折算为元；不选则不折算',
  begin: '开始试算',
  missing: '规则、起止日期和时段都要填写',
  whole: '按地区试算',
  progress: '试算进度',
  cancel: '停止试算',
  done: (done: string, total: string) => `${done} / ${total} 栋`,
  medians: '各规则的中位数',
  each: '各建筑的结果',
  means:
    '偏差为正：基线偏高，没有响应也会付钱。每日虚增响应是各建筑之和，正负相抵；每日白付是逐日按所选响应项目结算的平均，合计不大于零的日不付，也不抵别的日。',
  days: '试算的日数',
  indicative: '规则或所选响应项目待核实，结果仅供参考。',
  buildings: labels.zh.buildings,
};

const en: typeof zh = {
  of: wordsIn(flexibilityTerms, 'en'),
  building: labels.en.building,
  place: labels.en.place,
  title: labels.en.baselineTest,
  below:
    'Test baseline rules before signing: on workdays without an event an event is assumed, to see how much energy each rule would wrongly count as a response',
  form: 'Test conditions',
  rules: 'Rules to compare',
  hours: 'Hours of the day',
  programmeHint: 'If chosen, results are converted to yuan at its price; otherwise not',
  begin: 'Start the test',
  missing: 'Enter rules, both dates and hours',
  whole: 'By region',
  progress: 'Progress of the test',
  cancel: 'Stop the test',
  done: (done, total) => `${done} of ${total} buildings`,
  medians: 'Median of each rule',
  each: 'Results by building',
  means:
    'A positive bias: the baseline is too high, and payment is made without a response. False response is the net sum over buildings. Payment for nothing is the daily mean settled under the chosen programme: a day with a total of zero or less is not paid and does not offset other days.',
  days: 'Days tested',
  indicative: 'A rule or the chosen programme is not verified: results are indicative only.',
  buildings: labels.en.buildings,
};

export const baselineTestWords: PageWords<typeof zh> = { zh, en };
