import { labels } from '#kernel/label-terms.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  title: '购热与热量去向',
  chain: '热量从热源到热用户',
  plants: '各热源送入',
  points: (read: string, all: string) => `热量结算点（${all} 个，其中 ${read} 个读数齐全）`,
  behind: (count: string) => `两端读数都齐全的 ${count} 个结算点`,
  homes: '这些结算点的户表',
  unknown: '读数不全，不明',
  lost: (step: string, heat: string, part: string) => `${step}：损失 ${heat}${part === '' ? '' : `，占送入的 ${part}`}`,
  lossUnknown: (step: string) => `${step}：损失不明`,
  issue: '按热源企业开单',
  issueMeans: (count: string) => `将按热源企业开出 ${count} 张购热结算单。结算单开出后不能改动，以后的变动只能另开差额。`,
  toIssue: '将开出的购热结算单',
  nothing: '没有购热价目，或不在您的权限内。',
  paper: labels.zh.export,
};

const en: typeof zh = {
  title: 'Heat bought, and where it went',
  chain: 'The way of the heat from plants to homes',
  plants: 'Plants',
  points: (read, all) => `Settlement points (${all}, of them read whole: ${read})`,
  behind: (count) => `Points read whole on both sides: ${count}`,
  homes: 'Meters of their households',
  unknown: 'not known: not read whole',
  lost: (step, heat, part) => `${step}: lost ${heat}${part === '' ? '' : `, ${part} of what went in`}`,
  lossUnknown: (step) => `${step}: what is lost is not known`,
  issue: 'Issue by supplier',
  issueMeans: (count) =>
    `Statements to be issued: ${count}, one a supplier. One never changes; what moves later is issued as a difference.`,
  toIssue: 'Statements to be issued',
  nothing: 'No heat is bought that you may see.',
  paper: labels.en.export,
};

export const purchaseWords: PageWords<typeof zh> = { zh, en };
