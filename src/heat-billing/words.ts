import type { Words } from '#kernel/finding.ts';

/** What heat billing says. */
export const heatBillingWords: Words = {
  'season-missing': { zh: '地区 {region} 没有名为 {season} 的采暖季。', en: 'There is no heating season {season} in {region}.' },
  'tariff-missing': {
    zh: '没有在 {on} 生效的热价 {tariff}；请用 heat tariff add 存入热价文件。',
    en: 'No tariff {tariff} is in force on {on}: add its file with `heat tariff add`.',
  },
  'tariff-broken': {
    zh: '热价文件 {file} 有 {faults} 处错误，首处在第 {line} 行第 {column} 列；请逐处改正后再试。',
    en: 'The tariff file {file} has {faults} faults, the first in line {line}, column {column}: mend each and try again.',
  },
  'heat-tariff-other-kind': {
    zh: '{file} 不是热价文件（kind 为 {kind}）。请在首行写 kind: heat-tariff。',
    en: '{file} holds no tariffs of heat; its kind is {kind}. Begin it with `kind: heat-tariff`.',
  },
  'tariff-not-city': {
    zh: '热价 {tariff} 的状态为{status}；主管部门只能存入本市设定（CITY）的热价。',
    en: 'Tariff {tariff} has the status {status}: a bureau sets those of the city (CITY) alone.',
  },
  'tariff-elsewhere': {
    zh: '热价 {tariff} 也用于本地区以外的结算点；请另用一个编号，或由管理员修改。',
    en: 'Tariff {tariff} is used by settlement points outside your region too: take another id, or ask an administrator.',
  },
  'season-days-wrong': {
    zh: '采暖季的起止日期不成立：{from} 至 {to}（不含）；止日须在起日之后，且不超过一年，名义起止须同时给出。',
    en: 'A season cannot go from {from} to {to} (excluded): it ends behind its beginning, within a year; nominal days have both ends.',
  },
};
