import { controlTerms, seasonKindTerms, temperatureTerms } from '#supervision/comfort/vocabulary.ts';
import { labels } from '#kernel/label-terms.ts';
import { quantityTerms } from '#kernel/quantity-terms.ts';
import { pointFieldTerms } from '#metering/point/vocabulary.ts';
import { statusTerms, wordsIn } from '#kernel/vocabulary.ts';
import type { PageWords } from '../../../i18n/language.tsx';
import { trendWords } from '../../metering/trend/words.ts';

const zh = {
  title: controlTerms.indoor.zh,
  control: controlTerms.control.zh,
  inside: controlTerms.inside.zh,
  room: temperatureTerms.room.zh,
  season: wordsIn(seasonKindTerms, 'zh'),
  status: wordsIn(statusTerms, 'zh'),
  quantities: wordsIn(quantityTerms, 'zh'),
  quantity: pointFieldTerms.quantity.zh,
  coverage: labels.zh.coverage,
  step: labels.zh.step,
  mean: trendWords.zh.mean,
  min: trendWords.zh.min,
  max: trendWords.zh.max,
  allRooms: '全部房间',
  rooms: '计入的房间',
  limit: '限值与依据',
  noLimit: '没有适用的限值',
  occupied: '只计使用时间内；各测点平均后再平均。合格比例按限值规定的平均时间逐段判定。',
  allTime: '没有设定使用时间，全部时间都计入；各测点平均后再平均。',
  indicative: '部分限值待核对标准原文，合格比例仅供参考。',
  atMost: (high: string) => `不高于 ${high}`,
  atLeast: (low: string) => `不低于 ${low}`,
  between: (low: string, high: string) => `${low} 至 ${high}`,
  per: { hour: '小时均值', day: '日均值' },
  chart: (quantity: string, step: string) => `室内${quantity}，按${step}`,
};

const en: typeof zh = {
  title: controlTerms.indoor.en,
  control: controlTerms.control.en,
  inside: controlTerms.inside.en,
  room: temperatureTerms.room.en,
  season: wordsIn(seasonKindTerms, 'en'),
  status: wordsIn(statusTerms, 'en'),
  quantities: wordsIn(quantityTerms, 'en'),
  quantity: pointFieldTerms.quantity.en,
  coverage: labels.en.coverage,
  step: labels.en.step,
  mean: trendWords.en.mean,
  min: trendWords.en.min,
  max: trendWords.en.max,
  allRooms: 'All rooms',
  rooms: 'Rooms that count',
  limit: 'Limit and its source',
  noLimit: 'No limit applies',
  occupied: 'Occupied time only; the mean of the means of all points. The share inside is judged over the averaging period of the limit.',
  allTime: 'No occupied time is set: all time counts; the mean of the means of all points.',
  indicative: 'Some limits are still to be checked against the document: the share inside is indicative.',
  atMost: (high) => `At most ${high}`,
  atLeast: (low) => `At least ${low}`,
  between: (low, high) => `${low} to ${high}`,
  per: { hour: 'hourly mean', day: 'daily mean' },
  chart: (quantity, step) => `Indoors: ${quantity.toLowerCase()} by ${step.toLowerCase()}`,
};

export const indoorWords: PageWords<typeof zh> = { zh, en };
