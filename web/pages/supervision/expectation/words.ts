import { expectationTerms, pacePartTerms, paceVerdictTerms } from '#supervision/expectation/vocabulary.ts';
import { labels } from '#kernel/label-terms.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  term: Object.fromEntries(Object.entries(expectationTerms).map(([code, one]) => [code, one.zh])) as Record<
    keyof typeof expectationTerms,
    string
  >,
  part: Object.fromEntries(Object.entries(pacePartTerms).map(([code, one]) => [code, one.zh])) as Record<
    keyof typeof pacePartTerms,
    string
  >,
  verdict: Object.fromEntries(Object.entries(paceVerdictTerms).map(([code, one]) => [code, one.zh])) as Record<
    keyof typeof paceVerdictTerms,
    string
  >,
  day: labels.zh.day,
  coverage: labels.zh.coverage,
  indicative: labels.zh.indicative,
  chart: (what: string) => `${what}：逐日实测与期望范围`,
  means: '期望用量按相似日法得出（此前最相似十天的中位数），阴影为正常范围。点击一天，查看它依据的相似日。',
  similarOf: (day: string) => `${day} 的相似日`,
  noSimilar: '这一天没有足够的相似日。',
  workday: '按工作日比较',
  rest: '按休息日比较',
  paceOf: (year: string) => `${year} 年用能进度`,
  paceMeans: '已过的日子按实测，缺测的日子和余下的日子按相似日估计；与按定额折算的限额用量相比。',
  running: (what: string) => `${what}：全年累计用量`,
  forecastBand: (low: string, high: string) => `范围 ${low} 至 ${high}`,
  noLimit: '没有可用的限额，只给出全年预计。',
  noBreach: '全年不超',
  month: labels.zh.month,
  from: '首日',
  to: '末日的次日',
  runningSum: '累计用量',
};

const en: typeof zh = {
  term: Object.fromEntries(Object.entries(expectationTerms).map(([code, one]) => [code, one.en])) as typeof zh.term,
  part: Object.fromEntries(Object.entries(pacePartTerms).map(([code, one]) => [code, one.en])) as typeof zh.part,
  verdict: Object.fromEntries(Object.entries(paceVerdictTerms).map(([code, one]) => [code, one.en])) as typeof zh.verdict,
  day: labels.en.day,
  coverage: labels.en.coverage,
  indicative: labels.en.indicative,
  chart: (what) => `${what}: measured use by day and expected range`,
  means:
    'Expected use is the median of the ten most similar days before; the shaded band is the normal range. Click a day to see its similar days.',
  similarOf: (day) => `Days similar to ${day}`,
  noSimilar: 'There are too few similar days for this day.',
  workday: 'compared as a workday',
  rest: 'compared as a rest day',
  paceOf: (year) => `Pace of ${year}`,
  paceMeans:
    'Past days count as measured; missing days and the days to come are estimated from similar days; compared with the use at the quota.',
  running: (what) => `${what}: cumulative use of the year`,
  forecastBand: (low, high) => `between ${low} and ${high}`,
  noLimit: 'There is no limit to compare with; only the forecast is shown.',
  noBreach: 'none this year',
  month: labels.en.month,
  from: 'First day',
  to: 'Day after the last',
  runningSum: 'Cumulative use',
};

export const expectationPageWords: PageWords<typeof zh> = { zh, en };
