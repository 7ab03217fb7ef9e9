import { labels } from '#kernel/label-terms.ts';
import { wordsIn } from '#kernel/vocabulary.ts';
import { retrofitReasonTerms, retrofitTerms } from '#retrofit/retrofit/vocabulary.ts';
import { progressTerms } from '#reporting/targets/vocabulary.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  reason: wordsIn(retrofitReasonTerms, 'zh'),
  term: wordsIn(progressTerms, 'zh'),
  label: {
    place: labels.zh.place,
    year: labels.zh.year,
    building: labels.zh.building,
    code: labels.zh.code,
    reasons: labels.zh.reason,
    indicative: labels.zh.indicative,
    indicator: labels.zh.indicator,
    clause: labels.zh.clause,
    state: labels.zh.state,
    project: labels.zh.project,
  },
  find: {
    below: '按定额、排名、文件要求、应更新设备和核实的投诉，找出应考虑改造的建筑；选中的加入改造项目库',
    percentile: '能耗强度百分位',
    percentileHint: '达到此百分位的列入；不填则不看排名。',
    filter: '查找条件',
    table: '应考虑改造的建筑',
    none: '没有找到。',
    counts: (found: string, without: string) => `共 ${found} 栋建筑，其中 ${without} 栋尚无改造项目`,
    noProject: '还没有项目',
    open: (reason: string) => `${reason}：查看数值`,
  },
  progress: {
    below: '已验收的项目和面积，与文件目标对照；核验的节能量，与测算对照',
    filter: '进展的地区和年份',
    accepted: '当年验收的项目',
    area: '当年验收的改造面积',
    verified: '当年核验的项目',
    estimated: '这些项目测算的年节能量',
    saved: '这些项目核验的年节能量',
    ratio: retrofitTerms.verifiedRatio.zh,
    targets: '文件规定的目标',
    done: labels.zh.done,
    lapsed: labels.zh.periodEnded,
    running: '期限未到',
    noTargets: '没有文件为这个地区定过改造目标。',
    byMeasure: '按措施的核验与测算之比',
    measure: '措施',
    noMeasures: '没有已核验且知道采取了哪些措施的项目。',
  },
};

type Words = typeof zh;

const en: Words = {
  reason: wordsIn(retrofitReasonTerms, 'en'),
  term: wordsIn(progressTerms, 'en'),
  label: {
    place: labels.en.place,
    year: labels.en.year,
    building: labels.en.building,
    code: labels.en.code,
    reasons: labels.en.reason,
    indicative: labels.en.indicative,
    indicator: labels.en.indicator,
    clause: labels.en.clause,
    state: labels.en.state,
    project: labels.en.project,
  },
  find: {
    below:
      'Buildings that may be due for a retrofit, by quota, ranking, document requirements, equipment due for renewal and verified complaints; selected ones are added to the pool',
    percentile: 'Energy intensity percentile',
    percentileHint: 'Buildings at or above this percentile are included; leave empty to ignore the ranking.',
    filter: 'Search conditions',
    table: 'Candidates',
    none: 'None found.',
    counts: (found, without) => `${found} buildings, ${without} of them without a project`,
    noProject: 'No project yet',
    open: (reason) => `${reason}: see the figure`,
  },
  progress: {
    below: 'Projects and area accepted, compared with document targets; savings verified, compared with estimates',
    filter: 'Place and year',
    accepted: 'Projects accepted in the year',
    area: 'Area accepted in the year',
    verified: 'Projects verified in the year',
    estimated: 'Estimated annual saving of these projects',
    saved: 'Verified annual saving of these projects',
    ratio: retrofitTerms.verifiedRatio.en,
    targets: 'Targets set by documents',
    done: labels.en.done,
    lapsed: labels.en.periodEnded,
    running: 'Not due yet',
    noTargets: 'No document sets a retrofit target for this place.',
    byMeasure: 'Verified to estimated saving, by measure',
    measure: 'Measure',
    noMeasures: 'There are no verified projects with known measures.',
  },
};

export const foundWords: PageWords<Words> = { zh, en };
