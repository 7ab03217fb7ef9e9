import { headingTerms } from '#kernel/heading-terms.ts';
import { category, type Category } from '#kernel/vocabulary.ts';
import { householdFieldTerms, settlementPointFieldTerms } from '#heat/heat-supply/vocabulary.ts';
import type { HoldReason } from './bill/bill-parts.ts';
import type { ChangeCause } from './change/divide.ts';

/** Terms of heating seasons. */
export const heatSeasonTerms = category({
  name: headingTerms.heatSeason,
  region: headingTerms.place,
  from: { zh: '供暖自', en: 'Heated from' },
  to: { zh: '供暖至（不含）', en: 'Heated to (excluded)' },
  days: { zh: '供暖天数', en: 'Days heated' },
  nominalFrom: { zh: '规定自', en: 'Nominal from' },
  nominalTo: { zh: '规定至（不含）', en: 'Nominal to (excluded)' },
  nominalDays: { zh: '规定天数', en: 'Nominal days' },
  source: { zh: '依据的文件', en: 'Source document' },
});

/** Terms of heat tariffs. */
export const heatTariffTerms = category({
  tariff: settlementPointFieldTerms.tariff,
  version: { zh: '热价版本', en: 'Version' },
  class: headingTerms.category,
  area: { zh: '面积热价（元/m²）', en: 'By area (yuan/m²)' },
  basic: { zh: '基本热价（元/m²）', en: 'Basic (yuan/m²)' },
  metered: { zh: '计量热价（元）', en: 'Metered (yuan)' },
  per: { zh: '计价单位', en: 'Per' },
});

/** Terms of heat bills. */
export const heatBillTerms = category({
  account: householdFieldTerms.account,
  metered: { zh: '计量天数', en: 'Days metered' },
  area: { zh: '按面积计费天数', en: 'Days by area' },
  stopped: { zh: '停热天数', en: 'Days stopped' },
  days: { zh: '本户在采暖季内的天数', en: 'Days of the household in the season' },
  quantity: { zh: '计费热量', en: 'Heat charged' },
  substituted: { zh: '其中估算的热量', en: 'Of which estimated' },
  basicCharge: { zh: '基本热费', en: 'Basic charge' },
  meteredCharge: { zh: '计量热费', en: 'Charge for heat' },
  areaCharge: { zh: '面积热费', en: 'Charge by area' },
  stoppedCharge: { zh: '停热基础费', en: 'Charge while stopped' },
  cold: { zh: '室温不达标减免', en: 'Reduction for cold rooms' },
  cap: { zh: '封顶保底调整', en: 'Cap or floor' },
  total: { zh: '应缴热费', en: 'To pay' },
  byArea: { zh: '若按面积应缴', en: 'If charged by area' },
  held: { zh: '暂不出账的原因', en: 'Reason held' },
  meter: { zh: '热量表在采暖季内的用热', en: 'Heat metered in the season' },
  formula: {
    zh: '应缴热费为各项之和：基本、计量、面积、停热、减免、封顶；每项按户取整到分，再分摊到用热人',
    en: 'the sum of its lines: basic, heat, area, stopped, reduction, cap; each is rounded to the cent for the household, then shared among accounts',
  },
});

/** Terms of a bill compared with that of the season before. */
export const heatChangeTerms = category({
  title: { zh: '热费与上季相比', en: 'Bill compared with the previous season' },
  cause: { zh: '变化原因', en: 'Cause' },
  yuan: { zh: '影响（元）', en: 'Change (yuan)' },
  before: { zh: '所比采暖季', en: 'Season compared with' },
  now: { zh: '本季', en: 'This season' },
  difference: { zh: '两季之差', en: 'Difference' },
  formula: {
    zh: '连环替代法：从上季账单起，按固定顺序逐个换成本季的数，每换一个所引起的变化归该原因；各项之和等于两季之差',
    en: 'successive replacement: from the earlier bill on, one factor after another takes its new value in a fixed order, and what the bill changes by belongs to it; the parts add up to the difference',
  },
});

/** The causes of a changed bill, in the order in which they are told apart. */
export const changeCauseTerms = category<ChangeCause>({
  area: { zh: '收费面积变化', en: 'Charged area' },
  'charged-days': { zh: '计费天数变化', en: 'Days charged' },
  'fixed-price': { zh: '按面积的热价变化', en: 'Price by area' },
  'heat-days': { zh: '按热量计费的天数', en: 'Days charged by heat' },
  weather: { zh: '天气冷暖', en: 'Weather' },
  use: { zh: '用热多少', en: 'Heat used' },
  estimates: { zh: '缺读数的估算', en: 'Estimates for missing readings' },
  share: { zh: '分摊到户的比例', en: 'Share of the shared heat' },
  'heat-price': { zh: '计量热价变化', en: 'Price of heat' },
  cold: { zh: '室温不达标减免的变化', en: 'Reduction for cold rooms' },
  cap: { zh: '封顶保底的变化', en: 'Cap or floor' },
  rounding: { zh: '取整到分', en: 'Rounding to a cent' },
});

/** Terms of decisions about bills. */
export const heatDecisionTerms = category({
  decision: { zh: '决定', en: 'Decision' },
  kind: headingTerms.kind,
  about: { zh: '关于', en: 'About' },
  code: headingTerms.code,
  household: householdFieldTerms.code,
  point: settlementPointFieldTerms.code,
  from: { zh: '认定自', en: 'From (included)' },
  to: { zh: '认定至（不含）', en: 'To (excluded)' },
  season: headingTerms.heatSeason,
  temperature: { zh: '认定室温（℃）', en: 'Room temperature, °C' },
  rule: { zh: '估算规则', en: 'Rule' },
  gj: { zh: '认定热量（GJ）', en: 'Heat, GJ' },
  note: headingTerms.reason,
  by: { zh: '决定人', en: 'By' },
  at: { zh: '决定时间', en: 'At' },
  before: { zh: '原应缴', en: 'Before' },
  after: { zh: '现应缴', en: 'After' },
});

/** Why a bill is held, by itself or with its whole point. */
export const heatHeldTerms = category<HoldReason | 'tariff-missing'>({
  'tariff-missing': { zh: '没有在采暖季首日生效的热价', en: 'no tariff is in force on the first day of the season' },
  'method-needs-meter': { zh: '没有计量所需的热量表', en: 'the required heat meter is missing' },
  'price-missing': { zh: '热价缺少所需价格', en: 'the tariff lacks a required price' },
  'meter-overdue': { zh: '热量表超期或检定不合格', en: 'the heat meter is overdue for verification or has failed it' },
  'readings-missing': { zh: '缺少读数且无法估算', en: 'readings are missing and cannot be estimated' },
  'units-missing': { zh: '缺少分摊值', en: 'allocation units are missing' },
});

/** What substitutes for heat that was not measured. */
export const heatRuleTerms = category({
  'own-rate': { zh: '本户本季每度日用热', en: 'its own heat per degree day this season' },
  'last-season': { zh: '本户上季每度日用热', en: 'its own heat per degree day in the previous season' },
  similar: { zh: '同结算点其他户每平方米用热', en: 'the heat per square metre of the other households at its settlement point' },
  area: { zh: '面积热价', en: 'the price by area' },
});

/** What is decided about bills. */
export const heatDecisionKindTerms = category({
  substitute: { zh: '以估算代替缺失热量', en: 'Estimate for missing heat' },
  cold: { zh: '室温不达标', en: 'Cold rooms' },
  faulty: { zh: '热量表失准', en: 'Faulty meter' },
});

export const heatBillingVocabulary = {
  heatSeason: heatSeasonTerms,
  heatTariff: heatTariffTerms,
  heatBill: heatBillTerms,
  heatChange: heatChangeTerms,
  heatChangeCause: changeCauseTerms,
  heatDecision: heatDecisionTerms,
  heatHeld: heatHeldTerms,
  heatRule: heatRuleTerms,
  heatDecisionKind: heatDecisionKindTerms,
} as const satisfies Readonly<Record<string, Category>>;
