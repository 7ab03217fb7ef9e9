import type { Words } from '#kernel/finding.ts';

/** What forecasts say. */
export const forecastWords: Words = {
  'forecast-steps-unknown': {
    zh: '{of} 在此前 {days} 天有的时刻从未计量，有 {steps} 个时段无法预测。',
    en: 'Clock times of {of} were never measured in the {days} days before: {steps} steps cannot be told.',
  },
  'pv-meter-shared': {
    zh: '{resource} 与其他光伏共用计量点 {meter}：只能预测其合计，不能分到各项。',
    en: '{resource} shares the metering point {meter} with other photovoltaics: what they make together is told, not each.',
  },
  'pv-not-metered': {
    zh: '{resource} 没有可用的计量点，无法预测其发电。',
    en: '{resource} has no metering point that can be read: what it makes cannot be told.',
  },
};
