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
  title: 'Heat purchased and where it went',
  chain: 'Heat from plants to households',
  plants: 'Plants',
  points: (read, all) => `Settlement points (${all}, ${read} of them with complete readings)`,
  behind: (count) => `${count} settlement points with complete readings at both ends`,
  homes: 'Household meters of these points',
  unknown: 'readings incomplete, unknown',
  lost: (step, heat, part) => `${step}: ${heat} lost${part === '' ? '' : `, ${part} of the heat supplied`}`,
  lossUnknown: (step) => `${step}: loss unknown`,
  issue: 'Issue by heat supplier',
  issueMeans: (count) =>
    `${count} statements will be issued, one for each supplier. An issued statement cannot be changed; later changes are issued as a difference.`,
  toIssue: 'Statements to be issued',
  nothing: 'There is no price list for purchased heat, or you do not have access to it.',
  paper: labels.en.export,
};

export const purchaseWords: PageWords<typeof zh> = { zh, en };
