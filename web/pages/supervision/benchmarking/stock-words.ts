import { verdictTerms } from '#supervision/benchmarking/vocabulary.ts';
import { basisTerms, gapTerms } from '#supervision/stock/vocabulary.ts';
import { buildingFieldTerms, buildingValueTerms } from '#registry/registry/vocabulary.ts';
import { useTerms, wordsIn } from '#kernel/vocabulary.ts';
import { labels } from '#kernel/label-terms.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  field: wordsIn(buildingFieldTerms, 'zh'),
  heating: wordsIn(buildingValueTerms.heating, 'zh') as Readonly<Record<string, string>>,
  verdict: wordsIn(verdictTerms, 'zh'),
  basis: wordsIn(basisTerms, 'zh'),
  gap: wordsIn(gapTerms, 'zh'),
  anyGap: '有任一缺口',
  noGap: '不论缺口',
  everyVerdict: '全部判定',
  everyBasis: '正式和参考',
  everyHeating: '全部供暖方式',
  notSaid: '未填',
  otherHeating: useTerms.other.zh,
  judgedBy: '判定依据',
  missing: labels.zh.dataGaps,
  place: labels.zh.amongLike,
  placeOf: (rank: string, peers: string) => `${rank} / ${peers}`,
  among: '名次范围',
  amongName: { use: '同用途', heating: '同用途且同供暖方式' },
  yearUse: labels.zh.yearUse,
  changed: labels.zh.againstLastYear,
  overBy: '超出约束值',
  search: labels.zh.nameOrCode,
  totals: (count: string, area: string, value: string) => `共 ${count} 栋 · 建筑面积 ${area} · 用量 ${value}`,
  verdicts: (over: string, indicative: string, unknown: string) =>
    `超约束值：正式 ${over} 栋，参考 ${indicative} 栋；无法判定 ${unknown} 栋`,
  electricHeating: '电供暖建筑的用电含供暖，与集中供热建筑不可直接相比：请按供暖方式筛选，或把名次范围改为“同用途且同供暖方式”。',
};

const en: typeof zh = {
  field: wordsIn(buildingFieldTerms, 'en'),
  heating: wordsIn(buildingValueTerms.heating, 'en') as Readonly<Record<string, string>>,
  verdict: wordsIn(verdictTerms, 'en'),
  basis: wordsIn(basisTerms, 'en'),
  gap: wordsIn(gapTerms, 'en'),
  anyGap: 'Any gap',
  noGap: 'All',
  everyVerdict: 'All verdicts',
  everyBasis: 'Formal and indicative',
  everyHeating: 'Any heating',
  notSaid: labels.en.notFilledIn,
  otherHeating: useTerms.other.en,
  judgedBy: 'Basis',
  missing: labels.en.dataGaps,
  place: labels.en.amongLike,
  placeOf: (rank, peers) => `${rank} of ${peers}`,
  among: 'Ranked among',
  amongName: { use: 'the same use', heating: 'the same use and heating' },
  yearUse: labels.en.yearUse,
  changed: labels.en.againstLastYear,
  overBy: 'Over by',
  search: labels.en.nameOrCode,
  totals: (count, area, value) => `${count} buildings · floor area ${area} · use ${value}`,
  verdicts: (over, indicative, unknown) => `Over quota: formal ${over}, indicative ${indicative}; cannot be judged: ${unknown}`,
  electricHeating:
    'The electricity of electrically heated buildings includes heating and cannot be compared directly with district heating: filter by heating, or rank among the same use and heating.',
};

export const stockWords: PageWords<typeof zh> = { zh, en };
