import { flexibilityTerms } from '#flexibility/flexibility/vocabulary.ts';
import { labels } from '#kernel/label-terms.ts';
import { wordsIn } from '#kernel/vocabulary.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  of: wordsIn(flexibilityTerms, 'zh'),
  building: labels.zh.building,
  place: labels.zh.place,
  title: labels.zh.baselineTest,
  below: '签约之前先看一条规则的价钱：在没有事件的工作日上假设有事件，看它会把多少电量误算成响应',
  form: '试算条件',
  rules: '要比较的规则',
  hours: '每日时段',
  programmeHint: '写明即按它的价格折成元；不写不折',
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
    'The price of a rule before it is signed: on workdays without an event, what it would have told as a response though nobody responded',
  form: 'What is tried',
  rules: 'Rules to compare',
  hours: 'Hours of the day',
  programmeHint: 'Named: in yuan at its price; else not in yuan',
  begin: 'Begin the test',
  missing: 'Rules, both days and hours are needed',
  whole: 'By region',
  progress: 'Progress of the test',
  cancel: 'Stop the test',
  done: (done, total) => `${done} of ${total} buildings`,
  medians: 'Medians of each rule',
  each: 'Each building',
  means:
    'A bias above 0: the baseline lies too high, and pays without a response. False response is the sum over buildings, net. What is paid for nothing is the mean of the days, each paid by the programme as an event is: a day that comes to nothing or less is paid nothing and makes up for no other.',
  days: 'Days tried',
  indicative: 'A rule or the programme is to be verified: results are indicative.',
  buildings: labels.en.buildings,
};

export const baselineTestWords: PageWords<typeof zh> = { zh, en };
