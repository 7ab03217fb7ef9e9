import { contractActTerms, levelTerms, seasonActTerms, seasonStepTerms, todayTerms, todayTextTerms } from '#desk/today/vocabulary.ts';
import { pageTerms } from '#desk/search/vocabulary.ts';
import { flexibilityTerms } from '#flexibility/flexibility/vocabulary.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { stateTerms } from '#kernel/state-terms.ts';
import { wordsIn } from '#kernel/vocabulary.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const wordsOf = (language: 'zh' | 'en') => ({
  ...wordsIn(todayTerms, language),
  ...wordsIn(todayTextTerms, language),
  level: wordsIn(levelTerms, language),
  act: wordsIn(seasonActTerms, language),
  contractAct: wordsIn(contractActTerms, language),
  step: wordsIn(seasonStepTerms, language),
  overview: pageTerms.city[language],
  seasonsAndTariffs: labelTerms.heatSeasonsAndTariffs[language],
  portfolios: labelTerms.portfolio[language],
  remind: flexibilityTerms.remind[language],
  indicative: stateTerms.indicative[language],
});

const zh = {
  ...wordsOf('zh'),
  judgedBy: (year: string) => `按 ${year} 年判断`,
  quarters: ['最低四分之一', '中间偏低', '中间偏高', '最高四分之一'],
  more: (count: string) => `另有 ${count} 栋建筑`,
  contractsStand: '合同进展',
  moreContracts: (count: string) => `另有 ${count} 份合同`,
  owing: (count: string) => `${count} 栋建筑有月份缺账单`,
  owingNone: '近几个月的账单都已收到。',
  dayOf: (day: string, days: string) => `${day} / ${days} 天`,
  steps: '采暖季各步骤',
  stands: (season: string) => `${season} 采暖季进展`,
  later: (count: string) => `之后还有 ${count} 次事件`,
};

const en: typeof zh = {
  ...wordsOf('en'),
  judgedBy: (year) => `Based on ${year}`,
  quarters: ['lowest quarter', 'below the median', 'above the median', 'highest quarter'],
  more: (count) => `More buildings: ${count}`,
  contractsStand: 'Contract progress',
  moreContracts: (count) => `More contracts: ${count}`,
  owing: (count) => `Buildings with missing bills: ${count}`,
  owingNone: 'All bills of the last months have been received.',
  dayOf: (day, days) => `${day} of ${days}`,
  steps: 'Steps of the season',
  stands: (season) => `Progress of ${season}`,
  later: (count) => `Later events: ${count}`,
};

export const todayWords: PageWords<typeof zh> = { zh, en };
