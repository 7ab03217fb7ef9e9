import { labelTerms } from '#kernel/label-terms.ts';
import { category, type Category } from '#kernel/vocabulary.ts';

/** What a yield of photovoltaics is told with. */
export const solarYieldTerms = category({
  array: labelTerms.solarArray,
  year: { zh: '年发电量', en: 'Yield a year', unit: 'kWh' },
  specific: { zh: '等效利用小时', en: 'Yield a kW', unit: 'kWh/kW' },
  performanceRatio: { zh: '系统效率', en: 'Performance ratio' },
});

export const solarVocabulary = { solarYield: solarYieldTerms } as const satisfies Readonly<Record<string, Category>>;
