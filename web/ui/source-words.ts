import { labels } from '#kernel/label-terms.ts';
import { verdictTerms } from '#benchmarking/vocabulary.ts';
import { buildingFieldTerms } from '#registry/vocabulary.ts';
import type { PageWords } from '../i18n/language.tsx';

type Words = Readonly<Record<string, string>>;

/** Words that stand in the names of figures and inputs. */
const zh = {
  names: {
    use: labels.zh.amount,
    below: '下级',
    rest: labels.zh.rest,
    intensity: labels.zh.intensity,
    quota: labels.zh.quotaVerdict,
    floorArea: buildingFieldTerms.floorArea.zh,
    total: '总量（折标准煤）',
    percentile: labels.zh.percentile,
    count: '同类建筑数',
    excluded: '未参与排名',
    quartile: '四分位',
    median: labels.zh.median,
    households: buildingFieldTerms.households.zh,
    measured: labels.zh.measured,
    corrected: '修正值',
    constraint: labels.zh.constraintValue,
    leading: labels.zh.leadingValue,
    over: '超出',
    within: labels.zh.withinConstraint,
    unknown: verdictTerms.unknown.zh,
  } as Words,
};

const en: typeof zh = {
  names: {
    use: labels.en.amount,
    below: 'below',
    rest: labels.en.rest,
    intensity: labels.en.intensity,
    quota: labels.en.quotaVerdict,
    floorArea: buildingFieldTerms.floorArea.en,
    total: 'Total in standard coal',
    percentile: labels.en.percentile,
    count: 'peers',
    excluded: 'not ranked',
    quartile: 'Quartile',
    median: labels.en.median,
    households: buildingFieldTerms.households.en,
    measured: labels.en.measured,
    corrected: 'Corrected',
    constraint: labels.en.constraintValue,
    leading: labels.en.leadingValue,
    over: 'over',
    within: labels.en.withinConstraint,
    unknown: 'cannot be judged',
  },
};

export const sourceWords: PageWords<typeof zh> = { zh, en };
