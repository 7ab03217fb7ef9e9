import { headingTerms } from '#kernel/heading-terms.ts';
import { category, type Category } from '#kernel/vocabulary.ts';
import { settlementPointFieldTerms } from '#heat-supply/vocabulary.ts';

/** What is said of a heating season. */
export const heatSeasonTerms = category({
  name: { zh: '采暖季', en: 'Heating season' },
  region: headingTerms.place,
  from: { zh: '供暖自', en: 'Heated from' },
  to: { zh: '供暖至（不含）', en: 'Heated to (excluded)' },
  days: { zh: '供暖天数', en: 'Days heated' },
  nominalFrom: { zh: '规定自', en: 'Nominal from' },
  nominalTo: { zh: '规定至（不含）', en: 'Nominal to (excluded)' },
  nominalDays: { zh: '规定天数', en: 'Nominal days' },
  source: { zh: '所依文件', en: 'By which source' },
});

/** What is said of a tariff of heat. */
export const heatTariffTerms = category({
  tariff: settlementPointFieldTerms.tariff,
  version: { zh: '热价版本', en: 'Version' },
  class: headingTerms.category,
  area: { zh: '面积热价（元/m²）', en: 'By area (yuan/m²)' },
  basic: { zh: '基本热价（元/m²）', en: 'Basic (yuan/m²)' },
  metered: { zh: '计量热价（元）', en: 'Metered (yuan)' },
  per: { zh: '计价单位', en: 'Per' },
});

export const heatBillingVocabulary = { heatSeason: heatSeasonTerms, heatTariff: heatTariffTerms } as const satisfies Readonly<
  Record<string, Category>
>;
