import { labels } from '#kernel/label-terms.ts';
import { retrofitFieldTerms } from '#retrofit/retrofit/vocabulary.ts';
import type { PageWords } from '../../../i18n/language.tsx';
import { scenarioWords } from './scenario-words.ts';

const zh = {
  openToChoice: '参加比选',
  movedWhat: {
    standing: '比选资格',
    region: labels.zh.place,
    block: retrofitFieldTerms.block.zh,
    requires: retrofitFieldTerms.requires.zh,
    tags: retrofitFieldTerms.tags.zh,
    dueBy: '完成期限',
    option: retrofitFieldTerms.option.zh,
    years: labels.zh.year,
    spread: '误差范围',
  },
  differing: '情景差异',
  sameSettings: '两个情景的设置相同。',
  setting: {
    years: labels.zh.year,
    yearWeights: '年份权重',
    objective: scenarioWords.zh.objective,
    packages: '测算的方案包',
    heatingSeason: '供暖期起止',
    prices: '各能源单价',
    discount: '折现率和年数',
    giveUp: '为少变动让出的份额',
    crews: '各地的施工队',
    funding: '出资办法',
    pins: '手工列入或排除',
  },
};

const en: typeof zh = {
  openToChoice: 'Eligible for selection',
  movedWhat: {
    standing: 'Eligibility',
    region: labels.en.place,
    block: retrofitFieldTerms.block.en,
    requires: retrofitFieldTerms.requires.en,
    tags: retrofitFieldTerms.tags.en,
    dueBy: 'Deadline',
    option: retrofitFieldTerms.option.en,
    years: labels.en.year,
    spread: 'Uncertainty of',
  },
  differing: 'Differences between the scenarios',
  sameSettings: 'Both scenarios have the same settings.',
  setting: {
    years: labels.en.year,
    yearWeights: 'Year weights',
    objective: scenarioWords.en.objective,
    packages: 'Packages estimated',
    heatingSeason: 'Heating season',
    prices: 'Energy prices',
    discount: 'Discount rate and years',
    giveUp: 'Share given up for fewer changes',
    crews: 'Crews',
    funding: 'Funding methods',
    pins: 'Manually included or excluded',
  },
};

/** Words for comparing a plan with what is known now, and with another plan. */
export const besideWords: PageWords<typeof zh> = { zh, en };
