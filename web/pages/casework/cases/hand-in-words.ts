import { labels } from '#kernel/label-terms.ts';
import { caseTerms } from '#casework/cases/vocabulary.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  label: { choose: labels.zh.choose, place: labels.zh.place, organisation: labels.zh.organisation, building: labels.zh.building },
  signIn: labels.zh.staffSignIn,
  title: caseTerms.handIn.zh,
  means: '公众可在线提交的事项。提交后凭回执链接查询办理情况、补充材料。',
  none: '目前没有可在线提交的事项。',
  matter: '提交事项',
  note: '补充说明',
  reasonFor: (name: string) => `${name}：理由`,
  reasonHint: '核对无误的，写明理由后可以提交；理由随办件留存。',
  send: '提交',
  received: '已收到',
  receipt: (code: string) => `办件编号 ${code}。请保存下面的回执链接：凭它查询办理情况，遗失后无法补发。`,
  link: '回执链接',
  look: '查看办理情况',
  more: '再提交一件',
  faults: (count: string) => `有 ${count} 处需要改正。`,
  kept: '填写的内容保存在本浏览器中，提交成功后清除。',
  shared: '请不要在公用电脑上填写。',
};

const en: typeof zh = {
  label: { choose: labels.en.choose, place: labels.en.place, organisation: labels.en.organisation, building: labels.en.building },
  signIn: labels.en.staffSignIn,
  title: caseTerms.handIn.en,
  means: 'Matters that the public can submit online. Use the receipt link to check progress and add documents.',
  none: 'There is nothing that can be submitted online at present.',
  matter: 'Matter',
  note: 'Additional notes',
  reasonFor: (name: string) => `${name}: reason`,
  reasonHint: 'If the value is right, give the reason and submit again. The reason is kept with the case.',
  send: 'Submit',
  received: 'Received',
  receipt: (code: string) => `Case ${code}. Save the receipt link below: use it to check progress. It cannot be issued again.`,
  link: 'Receipt link',
  look: 'Check progress',
  more: 'Submit another',
  faults: (count: string) => `${count} entries need correction.`,
  kept: 'What you type is kept in this browser until it is submitted.',
  shared: 'Do not use a shared computer.',
};

export const handInWords: PageWords<typeof zh> = { zh, en };
