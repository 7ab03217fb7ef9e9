import { correctionRoleTerms, flexibilityTerms } from '#flexibility/flexibility/vocabulary.ts';
import { labels } from '#kernel/label-terms.ts';
import { wordsIn } from '#kernel/vocabulary.ts';
import { differenceCauseTerms, memberStatusTerms, settlementTerms } from '#flexibility/settlement/vocabulary.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const termsIn = (language: 'zh' | 'en') => ({
  of: wordsIn(settlementTerms, language),
  flexibility: wordsIn(flexibilityTerms, language),
  cause: wordsIn(differenceCauseTerms, language),
  role: wordsIn(correctionRoleTerms, language),
  status: wordsIn(memberStatusTerms, language),
});

const zh = {
  ...termsIn('zh'),
  building: labels.zh.building,
  day: labels.zh.day,
  time: labels.zh.time,
  title: '两张结算单的差额',
  issueNo: (issue: number) => `第 ${issue} 张结算单`,
  none: '各成员的各项相同。',
  noneSeen: '您可查看的各项相同；金额不在查看范围内。',
  learnt: (from: string, to: string) => `以下变动在 ${from} 与 ${to} 之间得知。`,
  open: (building: string) => `${building}：查看日期与读数`,
  daysOf: (building: string) => `${building} 选用的日期`,
  readingsOf: (building: string) => `${building} 更正的读数`,
  noReadings: '这一成员的读数没有更正，变动来自其他原因。',
  first: (shown: number, all: number) => `共更正 ${all} 个时段，列出前 ${shown} 个。`,
};

const en: typeof zh = {
  ...termsIn('en'),
  building: labels.en.building,
  day: labels.en.day,
  time: labels.en.time,
  title: 'Difference between two issues',
  issueNo: (issue) => `Issue ${issue}`,
  none: 'All figures of the members are the same.',
  noneSeen: 'All figures that you can see are the same; you cannot see amounts of money.',
  learnt: (from, to) => `These changes became known between ${from} and ${to}.`,
  open: (building) => `${building}: days and readings`,
  daysOf: (building) => `Days chosen for ${building}`,
  readingsOf: (building) => `Readings of ${building} that were corrected`,
  noReadings: 'No readings of this member were corrected: the change has another cause.',
  first: (shown, all) => `The first ${shown} of ${all} corrected steps.`,
};

export const differenceWords: PageWords<typeof zh> = { zh, en };
