import { heatChangeTerms } from '#heat/heat-billing/vocabulary.ts';
import { labels } from '#kernel/label-terms.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  bill: '采暖季热费',
  change: heatChangeTerms.title.zh,
  changeParts: heatChangeTerms.cause.zh,
  changePaper: '下载变化说明（Word）',
  line: '费用项',
  heldNotice: (why: string) => `这一采暖季尚不能出账：${why}。补齐或由供热企业作出决定后即可出账。`,
  indicative: '热价尚未核实，仅供参考',
  noSeason: '尚未写明采暖季，不能计算热费。',
  noDays: '这一采暖季里没有这户的天数。',
  seasonsBelow: '各地区的采暖季、规定天数和热价；写明的依据随账单一起给出',
  seasons: labels.zh.heatSeasonsAndTariffs,
  seasonList: '采暖季一览',
  tariffList: '热价及其版本',
  set: '写明一个地区的采暖季',
  doSet: '写明',
  changed: labels.zh.changed,
  setHint: '改写只影响今后；此前所知的采暖季仍可按当时查看。',
  noTariff: '尚无热价。用 `heat tariff add` 导入热价文件。',
  validFrom: '执行自',
};

const en: typeof zh = {
  bill: 'Charge of a heating season',
  change: heatChangeTerms.title.en,
  changeParts: heatChangeTerms.cause.en,
  changePaper: 'Download why, as a Word document',
  line: 'Line',
  heldNotice: (why) => `This season cannot be billed yet: ${why}. Bring in what is missing, or let the heat company decide.`,
  indicative: 'Its tariff is not verified: for reference only',
  noSeason: 'No heating season is set, so nothing can be calculated.',
  noDays: 'The household has no day in this season.',
  seasonsBelow: 'Heating seasons by region, their nominal days, and tariffs; bills name what they rest on',
  seasons: labels.en.heatSeasonsAndTariffs,
  seasonList: 'Seasons of all regions',
  tariffList: 'Tariffs and their versions',
  set: 'Say what a season is',
  doSet: 'Say so',
  changed: labels.en.changed,
  setHint: 'What is set here applies from now on; what was known before can still be seen as of then.',
  noTariff: 'There is no tariff yet. `heat tariff add` brings in a file of them.',
  validFrom: 'In force from',
};

export const heatBillingPageWords: PageWords<typeof zh> = { zh, en };
