import { headingTerms } from '#kernel/heading-terms.ts';
import { category, type Category } from '#kernel/vocabulary.ts';

/** Fields of settlement points, as headed in forms, tables and files (`heat.md` 1). */
export const settlementPointFieldTerms = category({
  code: { zh: '结算点', en: 'Settlement point' },
  building: headingTerms.building,
  company: { zh: '供热企业', en: 'Heat company' },
  tariff: { zh: '热价', en: 'Tariff' },
  method: { zh: '计量方法', en: 'Method' },
  meter: { zh: '楼栋热量表', en: 'Heat meter of the building' },
  areaShare: { zh: '面积分摊比例', en: 'Part shared by area' },
  substation: headingTerms.substation,
  return: { zh: '回水测点', en: 'Point in the return' },
  from: { zh: '生效自', en: 'From' },
});

export type SettlementPointField = keyof typeof settlementPointFieldTerms;

/** Fields of households. */
export const householdFieldTerms = category({
  code: { zh: '户号', en: 'Household' },
  point: settlementPointFieldTerms.code,
  class: headingTerms.category,
  area: { zh: '收费面积', en: 'Area charged', unit: 'm²' },
  room: { zh: '室号', en: 'Room' },
  height: { zh: '层高', en: 'Height of the rooms', unit: 'm' },
  meter: { zh: '户表', en: 'Heat meter of the household' },
  account: { zh: '用热人编号', en: 'Account' },
  name: { zh: '用热人', en: 'Occupant' },
  status: headingTerms.state,
  from: settlementPointFieldTerms.from,
});

export type HouseholdField = keyof typeof householdFieldTerms;

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
