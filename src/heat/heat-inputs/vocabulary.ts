import { headingTerms } from '#kernel/heading-terms.ts';
import { category, type Category } from '#kernel/vocabulary.ts';
import { householdFieldTerms, settlementPointFieldTerms } from '#heat/heat-supply/vocabulary.ts';

/** Fields of allocator readings for a season (`heat.md` 1). */
export const heatUnitFieldTerms = category({
  household: householdFieldTerms.code,
  season: headingTerms.heatSeason,
  units: { zh: '分摊值', en: 'Units' },
});

/** Fields of customers' heat payments. */
export const heatPaymentFieldTerms = category({
  account: householdFieldTerms.account,
  household: householdFieldTerms.code,
  season: headingTerms.heatSeason,
  paid: { zh: '缴费日期', en: 'Paid on' },
  yuan: headingTerms.money,
  reference: { zh: '凭证号', en: 'Reference' },
  kind: headingTerms.type,
});

/** Whether money was paid or paid back. */
export const heatPaymentKindTerms = category({
  payment: { zh: '缴费', en: 'payment' },
  refund: { zh: '退费', en: 'refund' },
});

export type HeatPaymentKind = keyof typeof heatPaymentKindTerms;

/** Fields of a company's heat supplies. */
export const heatSupplyFieldTerms = category({
  supplier: { zh: '热源企业', en: 'Supplier' },
  company: settlementPointFieldTerms.company,
  meter: headingTerms.meter,
  price: { zh: '热价（元/GJ）', en: 'Price, yuan/GJ' },
  from: settlementPointFieldTerms.from,
});

export const heatInputsVocabulary = {
  heatUnitField: heatUnitFieldTerms,
  heatPaymentField: heatPaymentFieldTerms,
  heatPaymentKind: heatPaymentKindTerms,
  heatSupplyField: heatSupplyFieldTerms,
} as const satisfies Readonly<Record<string, Category>>;
