import { headingTerms } from '#kernel/heading-terms.ts';
import { kindFields } from '#kernel/kind-fields.ts';
import { kindList } from '#kernel/kind-list.ts';
import { category, type Category, useTerms } from '#kernel/vocabulary.ts';

/** How the heat of a point is split among its households. */
export const heatMethodTerms = category({
  household: { zh: '户表计量', en: 'own meter' },
  'share-area': { zh: '按面积分摊', en: 'shared by area' },
  'share-meter': { zh: '按户表分摊', en: 'shared by own meters' },
  'share-units': { zh: '按分摊值分摊', en: 'shared by units' },
  'share-time': { zh: '按通断时间面积分摊', en: 'shared by time and area' },
  area: { zh: '按面积计费', en: 'by area, not metered' },
});

/** Whether a household gets heat. */
export const householdStatusTerms = category({
  supplied: headingTerms.heatSupplied,
  stopped: { zh: '停热', en: 'stopped' },
  unconnected: { zh: '未接入', en: 'not connected' },
});

export type HeatMethod = keyof typeof heatMethodTerms;
export type HouseholdStatus = keyof typeof householdStatusTerms;

/** Fields of settlement points, as headed in forms, tables and files (`heat.md` 1). */
export const settlementPointFieldTerms = kindFields({
  code: { zh: '结算点', en: 'Settlement point' },
  building: headingTerms.building,
  company: { zh: '供热企业', en: 'Heat company' },
  tariff: { zh: '热价', en: 'Tariff' },
  method: { zh: '计量方法', en: 'Method', of: heatMethodTerms },
  meter: { zh: '楼栋热量表', en: 'Heat meter of the building' },
  areaShare: { zh: '面积分摊比例', en: 'Part shared by area', is: 'decimal' },
  substation: headingTerms.substation,
  return: { zh: '回水测点', en: 'Point in the return' },
  from: { zh: '生效自', en: 'From', is: 'day' },
});

const { code: _point, building: _building, from: _pointFrom, ...ofPoint } = settlementPointFieldTerms;

/** The facts of a settlement point: its fields but the code, the building and the day of a row in a file. */
export const settlementPointFacts = ofPoint;

/** How their list is filtered, searched and sorted. */
export const settlementPointList = kindList({
  filters: { building: 'building', company: 'organisation', region: 'place', substation: 100, method: heatMethodTerms },
  sought: ['code', 'building'],
  sort: { code: 'code', building: 'code', company: 'code', method: 'code' },
});

/** Fields of households; a city names its classes itself, mostly after the use of a building. */
export const householdFieldTerms = kindFields({
  code: { zh: '户号', en: 'Household' },
  point: settlementPointFieldTerms.code,
  class: { ...headingTerms.category, words: useTerms },
  area: { zh: '收费面积', en: 'Area charged', unit: 'm²', is: 'decimal' },
  room: { zh: '室号', en: 'Room' },
  height: { zh: '层高', en: 'Height of the rooms', unit: 'm', is: 'decimal' },
  meter: { zh: '户表', en: 'Heat meter of the household' },
  account: { zh: '用热人编号', en: 'Account' },
  name: { zh: '用热人', en: 'Occupant' },
  status: { ...headingTerms.state, of: householdStatusTerms },
  from: settlementPointFieldTerms.from,
});

const { code: _household, from: _householdFrom, ...ofHousehold } = householdFieldTerms;

/** The facts of a household: its fields but the code and the day of a row in a file. */
export const householdFacts = ofHousehold;

/** How their list is filtered, searched and sorted: never by names. */
export const householdList = kindList({
  filters: { building: 'building', company: 'organisation', region: 'place', point: 'code', status: householdStatusTerms },
  sought: ['code', 'room', 'meter'],
  sort: { code: 'code', point: 'code', area: 'number', room: 'name' },
});

/** The names of settlement points and households. */
export const heatSupplyVocabulary = {
  settlementPointField: settlementPointFieldTerms,
  householdField: householdFieldTerms,
  heatMethod: heatMethodTerms,
  householdStatus: householdStatusTerms,
} as const satisfies Readonly<Record<string, Category>>;

/** Possible column names of a household if no column has a plainer one: a company may number its customers instead. */
export const lastOfHousehold: readonly string[] =
  '用热户编号,户编号,用户编号,用户号,客户编号,客户号,household no,household id,customer no,customer id,consumer no'.split(',');
