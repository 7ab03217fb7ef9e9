import { headingTerms } from '#kernel/heading-terms.ts';
import { category, type Category } from '#kernel/vocabulary.ts';

/** Terms for showing a forecast. */
export const forecastTerms = category({
  load: { zh: '负荷预测', en: 'Load forecast', unit: 'kW' },
  pv: { zh: '光伏发电预测', en: 'Photovoltaic forecast', unit: 'kW' },
  pvTotal: { zh: '光伏发电预测合计', en: 'Photovoltaic forecast, total', unit: 'kW' },
  net: { zh: '净负荷预测', en: 'Net load', unit: 'kW' },
  p10: { zh: '预测低值 P10', en: 'P10', unit: 'kW' },
  p50: { zh: '预测中值 P50', en: 'P50', unit: 'kW' },
  p90: { zh: '预测高值 P90', en: 'P90', unit: 'kW' },
  error: { zh: '预测误差', en: 'Forecast error', unit: '%' },
  accuracy: { zh: '预测准确率', en: 'Forecast accuracy', unit: '%' },
  yesterday: { zh: '照搬昨天', en: 'Same as yesterday', unit: '%' },
  weekAgo: { zh: '照搬上周同日', en: 'Same as a week ago', unit: '%' },
  within: { zh: '落在 P10–P90 的比例', en: 'From P10 to P90', unit: '%' },
  days: { zh: '检验天数', en: 'Days tested' },
  coverage: headingTerms.coverage,
  estimated: { zh: '较长读数均摊的比例', en: 'Spread from longer readings', unit: '%' },
  actual: { zh: '实测功率', en: 'Measured power', unit: 'kW' },
  at: { zh: '预测起算日', en: 'Forecast from' },
});

/** The signals that a forecast is computed from, in their order. */
export const forecastSignalTerms = category({
  level: { zh: '同类日同时刻的常态', en: 'Usual level at this time on days of this type' },
  lastWeek: { zh: '上周同日与常态之差', en: 'Same day last week, difference from usual' },
  weeks: { zh: '前四周同日均值与常态之差', en: 'Mean of the last four weeks, difference from usual' },
  latest: { zh: '最近同类日与常态之差', en: 'Latest day of this type, difference from usual' },
  day: { zh: '此前 24 小时的平均偏离', en: 'Mean deviation of the last 24 hours' },
  clock: { zh: '最近一天同时刻的偏离', en: 'Deviation at this time on the last day' },
  hours: { zh: '最近三小时的偏离（逐渐衰减）', en: 'Deviation of the last three hours (fading)' },
});

export const forecastVocabulary = {
  forecast: forecastTerms,
  forecastSignal: forecastSignalTerms,
} as const satisfies Readonly<Record<string, Category>>;
