import { heatMatchTerms, heatPlanInputTerms, heatPlanTerms } from '#heat/heat-planning/vocabulary.ts';
import { headingTerms } from '#kernel/heading-terms.ts';
import { labels } from '#kernel/label-terms.ts';
import { wordsIn } from '#kernel/vocabulary.ts';
import type { PageWords } from '../../../i18n/language.tsx';
import type { DemandWay } from './plan-form.ts';

const zh = {
  match: wordsIn(heatMatchTerms, 'zh'),
  plan: wordsIn(heatPlanTerms, 'zh'),
  latitude: heatPlanInputTerms.latitude.zh,
  longitude: heatPlanInputTerms.longitude.zh,
  name: labels.zh.name,
  place: labels.zh.place,
  origin: heatPlanTerms.origin.zh,
  title: '填写余热方案',
  below: '逐项填写热源、需求、时段和参数；每个数都要写明来源，未知的请勿估填。',
  back: '返回余热方案',
  begin: '求解并保存',
  commonOrigin: '没有另写来源的数，来源是',
  commonOriginMeans: '文件、条款、实测或“示范”',
  map: '热源和需求的位置',
  mapTitle: '在地图上增加',
  mapMeans: '在地图上点一处即增加一行，坐标已填好；也可以在下面直接填写坐标。',
  clickAdds: '点击地图增加',
  kind: '类别',
  ofKind: { sources: heatMatchTerms.source.zh, demands: heatMatchTerms.demand.zh },
  constants: '全城通用的参数',
  noLift: '不用热泵时留空',
  periods: '一年的时段',
  periodsMean: '把一年按室外温度分成几段；需求按峰值填写时，随室外温度变化。',
  kwMeans: '各时段不同时，按时段顺序填写，用空格分开',
  toldBy: '需求填写方式',
  way: {
    peakKw: '按峰值',
    plot: '新地块，按面积热指标',
    measured: '按实测用热',
    kwByPeriod: '按时段',
  } satisfies Record<DemandWay, string>,
  points: '实测的热量结算点',
  pointsMean: '代码之间用空格分开',
  season: headingTerms.heatSeason.zh,
};

const en: typeof zh = {
  match: wordsIn(heatMatchTerms, 'en'),
  plan: wordsIn(heatPlanTerms, 'en'),
  latitude: heatPlanInputTerms.latitude.en,
  longitude: heatPlanInputTerms.longitude.en,
  name: labels.en.name,
  place: labels.en.place,
  origin: heatPlanTerms.origin.en,
  title: 'Enter a waste heat plan',
  below: 'Enter sources, demands, periods and parameters one by one. State the origin of every number; leave out what is not known.',
  back: 'Back to waste heat plans',
  begin: 'Solve and save',
  commonOrigin: 'Origin of numbers without their own',
  commonOriginMeans: 'Document, clause, measurement or “example”',
  map: 'Location of sources and demands',
  mapTitle: 'Add on the map',
  mapMeans: 'Click the map to add a row with its coordinates; coordinates can also be entered below.',
  clickAdds: 'Click the map to add',
  kind: 'Kind',
  ofKind: { sources: heatMatchTerms.source.en, demands: heatMatchTerms.demand.en },
  constants: 'City-wide parameters',
  noLift: 'Leave empty if no heat pumps are used',
  periods: 'Periods of the year',
  periodsMean: 'Divides the year by outdoor temperature; a demand entered by its peak varies with outdoor temperature.',
  kwMeans: 'If it differs by period, enter one number for each period in order, separated by spaces',
  toldBy: 'Demand entered',
  way: { peakKw: 'by peak', plot: 'new plot: area and heat load index', measured: 'by measured heat', kwByPeriod: 'by period' },
  points: 'Measured settlement points',
  pointsMean: 'Codes separated by spaces',
  season: headingTerms.heatSeason.en,
};

export const formWords: PageWords<typeof zh> = { zh, en };
