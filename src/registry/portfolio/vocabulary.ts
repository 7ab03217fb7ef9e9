import { equipmentFieldTerms } from '#registry/equipment/vocabulary.ts';
import { headingTerms } from '#kernel/heading-terms.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { category, type Category } from '#kernel/vocabulary.ts';

/** Fields of a portfolio 聚合体 (`flexibility.md` 1). */
export const portfolioFieldTerms = category({
  code: { zh: '聚合体代码', en: 'Portfolio' },
  name: headingTerms.name,
  organisation: headingTerms.organisation,
});

/** Fields of a building that is a member of one, as column headings. */
export const memberFieldTerms = category({
  portfolio: portfolioFieldTerms.code,
  building: headingTerms.buildingCode,
  to: { zh: '截止日', en: 'Until' },
  share: { zh: '分成', en: 'Revenue share' },
  consent: labelTerms.consent,
  price: { zh: '报价', en: 'Asking price (yuan/kWh)' },
  maxKw: { ...labelTerms.mostPower, unit: 'kW' },
  from: equipmentFieldTerms.from,
});

export const portfolioVocabulary = {
  portfolioField: portfolioFieldTerms,
  memberField: memberFieldTerms,
} as const satisfies Readonly<Record<string, Category>>;
