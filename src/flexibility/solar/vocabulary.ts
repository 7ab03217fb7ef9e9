import { labelTerms } from '#kernel/label-terms.ts';
import { category, type Category } from '#kernel/vocabulary.ts';

/** Terms for showing a yield of photovoltaics. */
export const solarYieldTerms = category({
  array: labelTerms.solarArray,
  year: { zh: '年发电量', en: 'Yield a year', unit: 'kWh' },
  specific: { zh: '等效利用小时', en: 'Yield a kW', unit: 'kWh/kW' },
  performanceRatio: { zh: '系统效率', en: 'Performance ratio' },
});

/** Doubts about the generation of photovoltaics. */
export const solarDoubtTerms = category({
  'generation-without-sun': { zh: '夜间发电', en: 'Generation without sun' },
  'array-silent': { zh: '有日照不发电', en: 'Nothing under the sun' },
  'array-unmeasured': { zh: '有日照无读数', en: 'Not measured under the sun' },
  'array-string-out': { zh: '组串失效', en: 'String out' },
  'array-clipped': { zh: '逆变器削顶', en: 'Inverter at its limit' },
});

/** Headings of a sheet of yields. */
export const solarSheetTerms = category({
  title: { zh: '光伏发电量表', en: 'Yields of photovoltaics' },
  months: { zh: '逐月发电量', en: 'Yield by month' },
  evaluation: { zh: '光伏后评估', en: 'What was given' },
  measured: { zh: '实发电量', en: 'Given' },
  expected: { zh: '应发电量', en: 'Expected' },
  ratio: { zh: '实发与应发之比', en: 'Of what was expected' },
  compared: { zh: '可比的小时', en: 'Hours compared' },
  hours: { zh: '全部小时', en: 'All hours' },
  doubtful: { zh: '可疑与缺失', en: 'Doubtful or missing' },
  nothingDoubtful: { zh: '没有可疑之处。', en: 'Nothing is doubtful.' },
  notMeasured: { zh: '没有登记计量点的光伏，或没有可比的小时，不作评估。', en: 'Nothing is measured that could be compared.' },
  recipe: { zh: '发电量算法', en: 'How it is calculated' },
  indicative: {
    zh: '发电量用了典型年或尚未核实的系数，只供参考。',
    en: 'By a typical year or a coefficient that is only recalled: indicative.',
  },
  knownAt: { zh: '截至所知', en: 'As known at' },
  station: { zh: '所用气象站', en: 'Weather station' },
});

export const solarVocabulary = {
  solarYield: solarYieldTerms,
  solarDoubt: solarDoubtTerms,
  solarSheet: solarSheetTerms,
} as const satisfies Readonly<Record<string, Category>>;
