import { labels } from '#kernel/label-terms.ts';
import { retrofitFieldTerms } from '#retrofit/retrofit/vocabulary.ts';
import type { PageWords } from '../../../i18n/language.tsx';

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
  differing: '情景有哪些不同',
  sameSettings: '两个情景的设置相同。',
  setting: {
    years: labels.zh.year,
    yearWeights: '年份权重',
    objective: '优化目标',
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
  openToChoice: 'Up for the choice',
  movedWhat: {
    standing: 'Whether it is up for the choice',
    region: labels.en.place,
    block: retrofitFieldTerms.block.en,
    requires: retrofitFieldTerms.requires.en,
    tags: retrofitFieldTerms.tags.en,
    dueBy: 'Done by',
    option: retrofitFieldTerms.option.en,
    years: labels.en.year,
    spread: 'Spread of',
  },
  differing: 'How the scenarios differ',
  sameSettings: 'Both scenarios ask for the same.',
  setting: {
    years: labels.en.year,
    yearWeights: 'Weights of years',
    objective: 'What is to be greatest',
    packages: 'Packages that are estimated',
    heatingSeason: 'Heating season',
    prices: 'Prices of energy',
    discount: 'Discount and years',
    giveUp: 'Given up for fewer changes',
    crews: 'Crews',
    funding: 'Ways of paying',
    pins: 'Put in or out by hand',
  },
};

/** Words for comparing a plan with what is known now, and with another plan. */
export const besideWords: PageWords<typeof zh> = { zh, en };
