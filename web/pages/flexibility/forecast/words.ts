import { forecastTerms } from '#flexibility/forecast/vocabulary.ts';
import type { PageWords } from '../../../i18n/language.tsx';

type Term = Record<keyof typeof forecastTerms, string>;
const terms = (language: 'zh' | 'en'): Term =>
  Object.fromEntries(Object.entries(forecastTerms).map(([code, one]) => [code, one[language]])) as Term;

const zh = {
  term: terms('zh'),
  chart: (what: string) => `${what}：未来 48 小时，P10 至 P90 与实测`,
  means: '只用起算时刻以前的读数。十次里约八次落在阴影内。',
  measuredError: (own: string, yesterday: string, week: string, days: number) =>
    `此前 ${days} 天提前一天的预测误差为 ${own}；照搬昨天为 ${yesterday}，照搬上周同日为 ${week}。`,
  noError: '此前没有可供检验的日子。',
  firstDay: '为头 24 小时的预测电量（P50）。',
};

const en: typeof zh = {
  term: terms('en'),
  chart: (what) => `${what}: next 48 hours, P10 to P90 and measured`,
  means: 'Based only on readings before the start. About eight times in ten the value lies in the shaded range.',
  measuredError: (own, yesterday, week, days) =>
    `Over the previous ${days} days, the day-ahead forecast error was ${own}; repeating yesterday gave ${yesterday}, repeating the same day of last week ${week}.`,
  noError: 'There are no earlier days to test it on.',
  firstDay: 'is the energy forecast for the first 24 hours (P50).',
};

export const forecastPageWords: PageWords<typeof zh> = { zh, en };
