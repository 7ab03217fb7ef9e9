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
  judgedBy: (year) => `Judged by ${year}`,
  quarters: ['lowest quarter', 'below the middle', 'above the middle', 'highest quarter'],
  more: (count) => `${count} more buildings`,
  contractsStand: 'Contract progress',
  moreContracts: (count) => `${count} more contracts`,
  owing: (count) => `Buildings with months without bills: ${count}`,
  owingNone: 'The bills of the last months are all here.',
  dayOf: (day, days) => `${day} of ${days}`,
  steps: 'Steps of the season',
  stands: (season) => `How ${season} stands`,
  later: (count) => `${count} more events after that`,
};

export const todayWords: PageWords<typeof zh> = { zh, en };
