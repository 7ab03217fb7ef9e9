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
  noSeason: '尚未设定采暖季，不能计算热费。',
  noDays: '本户在这一采暖季没有用热天数。',
  seasonsBelow: '各地区的采暖季、规定天数和热价；依据随账单给出',
  seasons: labels.zh.heatSeasonsAndTariffs,
  seasonList: '采暖季一览',
  tariffList: '热价及其版本',
  set: '设定地区采暖季',
  doSet: '保存采暖季',
  changed: labels.zh.changed,
  setHint: '修改只影响今后；此前所知的采暖季仍可按当时查看。',
  noTariff: '尚无热价。请管理员用命令 heat tariff add 导入热价文件。',
  validFrom: '执行自',
};

const en: typeof zh = {
  bill: 'Heat bill of the season',
  change: heatChangeTerms.title.en,
  changeParts: heatChangeTerms.cause.en,
  changePaper: 'Download the explanation (Word)',
  line: 'Line',
  heldNotice: (why) =>
    `This season cannot be billed yet: ${why}. It can be billed once the missing data are supplied or the heat company decides.`,
  indicative: 'The tariff is not verified: for reference only',
  noSeason: 'No heating season is set, so no bill can be calculated.',
  noDays: 'This household has no days in this season.',
  seasonsBelow: 'Heating seasons by region, their nominal days, and tariffs; bills state the basis',
  seasons: labels.en.heatSeasonsAndTariffs,
  seasonList: 'Heating seasons',
  tariffList: 'Tariffs and their versions',
  set: 'Set the heating season of a region',
  doSet: 'Save the season',
  changed: labels.en.changed,
  setHint: 'A change applies from now on only; earlier settings can still be viewed as known then.',
  noTariff: 'There is no tariff yet. Ask an administrator to import one with the command heat tariff add.',
  validFrom: 'In force from',
};

export const heatBillingPageWords: PageWords<typeof zh> = { zh, en };
