import { labels } from '#kernel/label-terms.ts';
import type { PageWords } from '../../../i18n/language.tsx';
import { actWords } from './act-words.ts';

const zh = {
  label: (year: string) => `${year} 年${labels.zh.keyFigures}`,
  total: labels.zh.energyPerM2,
  electricity: labels.zh.electricityPerM2,
  change: labels.zh.againstLastYear,
  atLikeWeather: labels.zh.atLikeWeather,
  atLikeWeatherMeans: '把上年的集中供热量按供暖度日数折算到本年的气候后再比较',
  verdict: labels.zh.quotaVerdict,
  overBy: actWords.zh.over,
  against: (value: string, limit: string) => `修正后 ${value} / 约束值 ${limit}`,
  toCheck: '限额或系数待核对标准原文',
  rank: labels.zh.amongLike,
  rankOf: (rank: string, count: string) => `第 ${rank} 名 / 共 ${count} 栋`,
  among: (use: string, place: string) => `${place}的${use}建筑，由高到低`,
  coverage: labels.zh.dataCoverage,
  trend: labels.zh.monthlyTrend,
  trendOf: (what: string, from: string, to: string) => `${what}逐月用量，${from}至${to}`,
  months: (known: string, all: string) => `${all} 个月中 ${known} 个月数据完整`,
  noMonths: '暂无完整的月份',
  findings: labels.zh.openFindings,
};

const en: typeof zh = {
  label: (year) => `${labels.en.keyFigures} ${year}`,
  total: labels.en.energyPerM2,
  electricity: labels.en.electricityPerM2,
  change: labels.en.againstLastYear,
  atLikeWeather: labels.en.atLikeWeather,
  atLikeWeatherMeans: 'Compared after scaling the district heat of the year before to the weather of this year by heating degree days',
  verdict: labels.en.quotaVerdict,
  overBy: actWords.en.over,
  against: (value, limit) => `corrected ${value} / limit ${limit}`,
  toCheck: 'A limit or factor is still to be checked against the printed standard',
  rank: labels.en.amongLike,
  rankOf: (rank, count) => `${rank} of ${count}`,
  among: (use, place) => `${use}, ${place}, the highest first`,
  coverage: labels.en.dataCoverage,
  trend: labels.en.monthlyTrend,
  trendOf: (what, from, to) => `${what} by month, ${from} to ${to}`,
  months: (known, all) => `${known} of ${all} months measured in full`,
  noMonths: 'No month is measured in full yet',
  findings: labels.en.openFindings,
};

/** The key figures at the head of a building's page. */
export const summaryWords: PageWords<typeof zh> = { zh, en };
