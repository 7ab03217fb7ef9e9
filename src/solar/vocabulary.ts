import { labelTerms } from '#kernel/label-terms.ts';
import { category, type Category } from '#kernel/vocabulary.ts';

/** What a yield of photovoltaics is told with. */
export const solarYieldTerms = category({
  array: labelTerms.solarArray,
  year: { zh: '年发电量', en: 'Yield a year', unit: 'kWh' },
  specific: { zh: '等效利用小时', en: 'Yield a kW', unit: 'kWh/kW' },
  performanceRatio: { zh: '系统效率', en: 'Performance ratio' },
});

/** What is doubtful of what photovoltaics gave. */
export const solarDoubtTerms = category({
  'generation-without-sun': { zh: '夜间发电', en: 'Generation without sun' },
  'array-silent': { zh: '有日照不发电', en: 'Nothing under the sun' },
  'array-unmeasured': { zh: '有日照无读数', en: 'Not measured under the sun' },
  'array-string-out': { zh: '组串失效', en: 'String out' },
  'array-clipped': { zh: '逆变器削顶', en: 'Inverter at its limit' },
});

export const solarVocabulary = { solarYield: solarYieldTerms, solarDoubt: solarDoubtTerms } as const satisfies Readonly<
  Record<string, Category>
>;
