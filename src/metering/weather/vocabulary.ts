import { quantityTerms } from '#kernel/quantity-terms.ts';
import { category, type Category, type Term } from '#kernel/vocabulary.ts';
import type { Variable } from './variable.ts';

/** What a weather station measures. */
export const weatherVariableTerms: Readonly<Record<Variable, Term>> = {
  temperature: { zh: '气温', en: 'Temperature' },
  dewPoint: { zh: '露点温度', en: 'Dew point' },
  humidity: quantityTerms.humidity,
  pressure: { zh: '气压', en: 'Pressure' },
  globalRadiation: { zh: '总辐射', en: 'Global radiation' },
  directRadiation: { zh: '直接辐射', en: 'Direct radiation' },
  diffuseRadiation: { zh: '散射辐射', en: 'Diffuse radiation' },
  windDirection: { zh: '风向', en: 'Wind direction' },
  windSpeed: { zh: '风速', en: 'Wind speed' },
};

export const weatherSeriesTerms = category({
  observed: { zh: '观测值', en: 'Observed' },
  typical: { zh: '典型年', en: 'Typical year' },
});

export const weatherMethodTerms = category({
  'daily-mean': { zh: '按日均值', en: 'By daily means' },
  hourly: { zh: '按小时', en: 'By the hour' },
});

export const weatherVocabulary = {
  weatherVariable: weatherVariableTerms,
  weatherSeries: weatherSeriesTerms,
  weatherMethod: weatherMethodTerms,
} as const satisfies Readonly<Record<string, Category>>;
