import type { Words } from '#kernel/finding.ts';

/** Texts of forecasts. */
export const forecastWords: Words = {
  'forecast-steps-unknown': {
    zh: '{of} 在此前 {days} 天有的时刻从未计量，有 {steps} 个时段无法预测。',
    en: 'Some times of day of {of} were never measured in the {days} days before, so {steps} steps cannot be forecast.',
  },
  'forecast-from-longer-readings': {
    zh: '{of} 此前四周有 {percent}% 的时段由更长的读数均摊而得（多为 {minutes} 分钟）：预测的是这么长时间的平均功率，误差也按整段读数检验。',
    en: '{percent} % of the quarter hours of {of} in the four weeks before were spread from longer readings (mostly {minutes} minutes): the forecast is the mean power over that length, and errors are tested over whole readings.',
  },
  'test-from-longer-readings': {
    zh: '{of} 栋中有 {count} 栋的读数长于 15 分钟：按整段读数的平均功率检验。',
    en: '{count} of {of} buildings have readings longer than 15 minutes: they are tested by the mean power of whole readings.',
  },
  'pv-from-weather': {
    zh: '{resource} 没有计量：按其功率、倾角、方位角和气象站的辐射推算，未经实测检验，不计入合计与净负荷，也不用于计划。',
    en: '{resource} has no meter: its generation is derived from its power, tilt, azimuth and the radiation at the station, is not verified by measurement, and is not included in totals, net load or plans.',
  },
  'pv-meter-shared': {
    zh: '{resource} 与其他光伏共用计量点 {meter}：只能预测其合计，不能分到各项。',
    en: '{resource} shares the metering point {meter} with other photovoltaics: only their total can be forecast.',
  },
  'pv-not-metered': {
    zh: '{resource} 没有可用的计量点，无法预测其发电。',
    en: '{resource} has no usable metering point, so its generation cannot be forecast.',
  },
};
