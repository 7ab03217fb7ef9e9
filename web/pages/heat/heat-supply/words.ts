import { settlementPointFieldTerms } from '#heat/heat-supply/vocabulary.ts';
import { labels } from '#kernel/label-terms.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  households: labels.zh.households,
  householdsBelow: '按结算点登记的热用户：收费面积、层高、户表与供热状态，逐日记载；变更、停热和换人都是一条从某日起的记载',
  points: labels.zh.settlementPoints,
  pointsBelow: '供热企业按此结算的点：所在建筑、计量方法、热价、楼栋热量表与所属热力站',
  facts: labels.zh.detail,
  filter: {
    search: labels.zh.nameOrCode,
    building: labels.zh.building,
    company: settlementPointFieldTerms.company.zh,
    region: labels.zh.place,
  },
  filterHouseholds: '筛选热用户',
  filterPoints: '筛选热量结算点',
  noHouseholds: '没有符合条件的热用户',
  noPoints: '没有符合条件的结算点',
  bring: labels.zh.dataImport,
  behind: (count: string) => `其下热用户 ${count} 户`,
  valueHint: '留空即清除；结算点、热量表写代码，面积写平方米，层高写米。',
  seasons: labels.zh.heatSeasonsAndTariffs,
};

const en: typeof zh = {
  households: labels.en.households,
  householdsBelow:
    'Households by settlement point: charged area, storey height, meter and supply state, recorded by day; a change, a stop or a new occupant is a record from a day on',
  points: labels.en.settlementPoints,
  pointsBelow: 'The points at which heat companies settle: building, method, tariff, building heat meter and substation',
  facts: labels.en.detail,
  filter: {
    search: labels.en.nameOrCode,
    building: labels.en.building,
    company: settlementPointFieldTerms.company.en,
    region: labels.en.place,
  },
  filterHouseholds: 'Filter the households',
  filterPoints: 'Filter the settlement points',
  noHouseholds: 'No matching households',
  noPoints: 'No matching settlement points',
  bring: labels.en.dataImport,
  behind: (count) => `Households: ${count}`,
  valueHint: 'Leave empty to clear. Enter codes for points and meters, square metres for areas, metres for heights.',
  seasons: labels.en.heatSeasonsAndTariffs,
};

export const heatSupplyPageWords: PageWords<typeof zh> = { zh, en };
