import { labelTerms } from '#kernel/label-terms.ts';
import { category, type Category } from '#kernel/vocabulary.ts';

/** Terms for showing a yield of photovoltaics. */
export const solarYieldTerms = category({
  array: labelTerms.solarArray,
  year: { zh: '年发电量', en: 'Yearly yield', unit: 'kWh' },
  specific: { zh: '等效利用小时', en: 'Equivalent full-load hours', unit: 'kWh/kW' },
  performanceRatio: { zh: '系统效率', en: 'Performance ratio' },
});

/** Doubts about the generation of photovoltaics. */
export const solarDoubtTerms = category({
  'generation-without-sun': { zh: '夜间发电', en: 'Generation at night' },
  'array-silent': { zh: '有日照不发电', en: 'No generation in sunshine' },
  'array-unmeasured': { zh: '有日照无读数', en: 'No readings in sunshine' },
  'array-string-out': { zh: '组串失效', en: 'String failure' },
  'array-clipped': { zh: '逆变器削顶', en: 'Inverter clipping' },
});

/** Headings of a sheet of yields. */
export const solarSheetTerms = category({
  title: { zh: '光伏发电量表', en: 'Photovoltaic yield sheet' },
  months: { zh: '逐月发电量', en: 'Yield by month' },
  evaluation: { zh: '光伏后评估', en: 'Performance evaluation' },
  measured: { zh: '实发电量', en: 'Measured' },
  expected: { zh: '应发电量', en: 'Expected' },
  ratio: { zh: '实发与应发之比', en: 'Measured over expected' },
  compared: { zh: '可比的小时', en: 'Hours compared' },
  hours: { zh: '全部小时', en: 'All hours' },
  doubtful: { zh: '可疑与缺失', en: 'Doubtful or missing' },
  nothingDoubtful: { zh: '没有可疑之处。', en: 'No doubts were found.' },
  notMeasured: {
    zh: '没有登记计量点的光伏，或没有可比的小时，不作评估。',
    en: 'There are no photovoltaics with a metering point, or no hours that can be compared.',
  },
  recipe: { zh: '发电量算法', en: 'Yield calculation' },
  indicative: {
    zh: '发电量用了典型年或尚未核实的系数，只供参考。',
    en: 'The yield uses a typical year or a coefficient that has not been verified, so it is indicative.',
  },
  knownAt: { zh: '截至所知', en: 'As known at' },
  station: { zh: '所用气象站', en: 'Weather station' },
});

export const solarVocabulary = {
  solarYield: solarYieldTerms,
  solarDoubt: solarDoubtTerms,
  solarSheet: solarSheetTerms,
} as const satisfies Readonly<Record<string, Category>>;
