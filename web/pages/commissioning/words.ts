import { commissioningTerms, effectVerdictTerms } from '#commissioning/vocabulary.ts';
import { equipmentFieldTerms } from '#equipment/vocabulary.ts';
import { expectationTerms } from '#expectation/vocabulary.ts';
import { labels } from '#kernel/label-terms.ts';
import { wordsIn } from '#kernel/vocabulary.ts';
import { meterFieldTerms } from '#registry/vocabulary.ts';
import type { PageWords } from '../../i18n/language.tsx';
import { comfortPageWords } from '../comfort/words.ts';
import { expectationPageWords } from '../expectation/words.ts';

const zh = {
  term: wordsIn(commissioningTerms, 'zh'),
  verdict: wordsIn(effectVerdictTerms, 'zh'),
  expected: wordsIn(expectationTerms, 'zh'),
  label: {
    number: labels.zh.number,
    building: labels.zh.building,
    place: labels.zh.place,
    carrier: meterFieldTerms.carrier.zh,
    equipment: equipmentFieldTerms.code.zh,
    coverage: labels.zh.coverage,
    verdict: labels.zh.verdict,
    day: labels.zh.day,
  },
  below: '登记对设备做过的调适，用此前的相似日推算本应使用的能源，减去实测，得到此后的节约量。',
  none: '还没有登记调适措施。',
  list: '调适措施与效果',
  first: '效果最多列出最近 100 项。',
  add: '登记调适措施',
  actionHint: '做了什么，如：排风机改为随时间表运行',
  episodeHint: '可不填；填写预警编号后，自动核对修复是否有效',
  equipmentHint: '可不填',
  buildingHint: comfortPageWords.zh.buildingHint,
  whole: '不限地区',
  remove: '去掉',
  removeMeans: '从清单中去掉这项措施；已出具的数字仍可打开。',
  removed: (by: string, at: string) => `已由 ${by} 于 ${at} 去掉`,
  savedBand: '节约量范围',
  measured: '实测合计',
  countedDays: (days: string, coverage: string) => `${days} 天（占 ${coverage}）`,
  notKnown: commissioningTerms.repairUnknown.zh,
  again: (count: string) => `此后同一规则又发现 ${count} 次`,
  episodeNo: (id: string) => `预警 ${id}`,
  chart: expectationPageWords.zh.chart,
  forecastBand: expectationPageWords.zh.forecastBand,
  effectSince: (day: string) => `${day} 以来的效果`,
  report: '下载调适报告（Word）',
  back: '全部措施',
  noDays: commissioningTerms.noDays.zh,
};

const en: typeof zh = {
  term: wordsIn(commissioningTerms, 'en'),
  verdict: wordsIn(effectVerdictTerms, 'en'),
  expected: wordsIn(expectationTerms, 'en'),
  label: {
    number: labels.en.number,
    building: labels.en.building,
    place: labels.en.place,
    carrier: meterFieldTerms.carrier.en,
    equipment: equipmentFieldTerms.code.en,
    coverage: labels.en.coverage,
    verdict: labels.en.verdict,
    day: labels.en.day,
  },
  below: 'What was done to equipment, and what was saved since: what the similar days before it let expect, less what was measured.',
  none: 'No action is written down yet.',
  list: 'Actions and their effect',
  first: 'Effects of the hundred latest are shown.',
  add: 'Write an action down',
  actionHint: 'What was done, such as: exhaust fan follows its schedule',
  episodeHint: 'May be empty; with the number of a warning its repair is verified',
  equipmentHint: 'May be empty',
  buildingHint: comfortPageWords.en.buildingHint,
  whole: 'All places',
  remove: 'Remove',
  removeMeans: 'It is taken off the list; figures that were given out still open.',
  removed: (by, at) => `Removed by ${by} on ${at}`,
  savedBand: 'Band of what was saved',
  measured: 'Measured in all',
  countedDays: (days, coverage) => `${days} days (${coverage} of them)`,
  notKnown: commissioningTerms.repairUnknown.en,
  again: (count) => `The rule found it ${count} times since`,
  episodeNo: (id) => `Warning ${id}`,
  chart: expectationPageWords.en.chart,
  forecastBand: expectationPageWords.en.forecastBand,
  effectSince: (day) => `Effect since ${day}`,
  report: 'Report (Word)',
  back: 'All actions',
  noDays: commissioningTerms.noDays.en,
};

export const commissioningPageWords: PageWords<typeof zh> = { zh, en };
