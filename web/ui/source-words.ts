import { verdictTerms } from '#benchmarking/vocabulary.ts';
import { buildingFieldTerms } from '#registry/vocabulary.ts';
import type { PageWords } from '../i18n/language.tsx';

type Words = Readonly<Record<string, string>>;

/** Words that stand in the names of figures and inputs. */
const zh = {
  names: {
    use: '用量',
    below: '下级',
    rest: '余量',
    intensity: '单位面积用量',
    quota: '定额判定',
    floorArea: buildingFieldTerms.floorArea.zh,
    total: '总量（折标准煤）',
    percentile: '百分位',
    count: '同类建筑数',
    excluded: '未参与排名',
    quartile: '四分位',
    median: '中位数',
    households: buildingFieldTerms.households.zh,
    measured: '实测值',
    corrected: '修正值',
    constraint: '约束值',
    leading: '引导值',
    over: '超出',
    within: '在约束值内',
    unknown: verdictTerms.unknown.zh,
  } as Words,
};

const en: typeof zh = {
  names: {
    use: 'Use',
    below: 'below',
    rest: 'rest',
    intensity: 'Intensity',
    quota: 'Quota',
    floorArea: buildingFieldTerms.floorArea.en,
    total: 'Total in standard coal',
    percentile: 'Percentile',
    count: 'peers',
    excluded: 'not ranked',
    quartile: 'Quartile',
    median: 'Median',
    households: buildingFieldTerms.households.en,
    measured: 'Measured',
    corrected: 'Corrected',
    constraint: 'Constraint value',
    leading: 'Leading value',
    over: 'over',
    within: 'within',
    unknown: 'cannot be judged',
  },
};

export const sourceWords: PageWords<typeof zh> = { zh, en };
