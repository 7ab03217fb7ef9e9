import type { Words } from '#kernel/finding.ts';

/** Texts of forecasts. */
export const forecastWords: Words = {
  'forecast-steps-unknown': {
    zh: '{of} 在此前 {days} 天有的时刻从未计量，有 {steps} 个时段无法预测。',
    en: 'Clock times of {of} were never measured in the {days} days before: {steps} steps cannot be told.',
  },
  'forecast-from-longer-readings': {
    zh: '{of} 此前四周有 {percent}% 的时段由更长的读数均摊而得（多为 {minutes} 分钟）：预测的是这么长时间的平均功率，误差也按整段读数检验。',
    en: '{percent} % of the quarter hours of {of} in the four weeks before are shares of longer readings (mostly of {minutes} minutes): means of that length are shown and compared.',
  },
  'test-from-longer-readings': {
    zh: '{of} 栋中有 {count} 栋的读数长于 15 分钟：按整段读数的平均功率检验。',
    en: '{count} of {of} buildings have readings longer than a quarter hour: means as long as these are compared.',
  },
  'pv-from-weather': {
    zh: '{resource} 没有计量：按其功率、倾角、方位角和气象站的辐射推算，未经实测检验，不计入合计与净负荷，也不用于计划。',
    en: '{resource} has no meter: told from power, angles and the sun at a station, never compared; no sum, net load or plan has it.',
  },
  'pv-meter-shared': {
    zh: '{resource} 与其他光伏共用计量点 {meter}：只能预测其合计，不能分到各项。',
    en: '{resource} shares the metering point {meter} with other photovoltaics: only what they make together is shown.',
  },
  'pv-not-metered': {
    zh: '{resource} 没有可用的计量点，无法预测其发电。',
    en: '{resource} has no metering point that can be read: what it makes cannot be told.',
  },
};
