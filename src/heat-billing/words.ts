import type { Words } from '#kernel/finding.ts';

/** What heat billing says. */
export const heatBillingWords: Words = {
  'season-missing': { zh: '地区 {region} 没有名为 {season} 的采暖季。', en: 'There is no heating season {season} in {region}.' },
  'season-days-wrong': {
    zh: '采暖季的起止日期不成立：{from} 至 {to}（不含）；止日须在起日之后，且不超过一年，名义起止须同时给出。',
    en: 'A season cannot go from {from} to {to} (excluded): it ends behind its beginning, within a year; nominal days have both ends.',
  },
};
