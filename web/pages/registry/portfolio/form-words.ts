import { directionTerms, flexibilityTerms } from '#flexibility/flexibility/vocabulary.ts';
import { wordsIn } from '#kernel/vocabulary.ts';
import { memberFieldTerms, portfolioFieldTerms } from '#registry/portfolio/vocabulary.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const termsIn = (language: 'zh' | 'en') => ({
  portfolio: wordsIn(portfolioFieldTerms, language),
  member: wordsIn(memberFieldTerms, language),
  of: wordsIn(flexibilityTerms, language),
  direction: wordsIn(directionTerms, language),
});

const zh = {
  ...termsIn('zh'),
  missing: '请填写全部必填项',
  addPortfolio: '新增聚合体',
  join: '加入成员',
  joinOwn: '您以业主身份同意自己的建筑加入，最早自明日起；请写明同意的依据。',
  invite: '邀请建筑加入',
  inviteMeans: '填写建筑代码：其业主由此看到这个聚合体，可以同意加入。',
  invited: '已邀请，尚未收回',
  withdraw: '收回邀请',
  withdrawMeans: '其业主不再看到这个聚合体（已加入的除外）。',
  joinWritten: '由系统管理员代记业主已签的同意。',
  shareHint: '0 到 1，如 0.7',
  consentHint: '何时、以什么方式同意，如“2026-05-20 签字”',
  addEvent: '发起新的响应事件',
  preview: '预览分配',
  callEvent: '确认发起并告知业主',
  changeIt: '修改后重新预览',
  timeHint: '当地时间，如 2026-06-24T19:00',
  kwAsked: '要求的功率 kW',
  kwHint: '按报价和能力分给成员；或改为上传承诺文件',
  commitFile: '承诺文件（building,kw）',
  dispatch: '分配预览',
  dispatched: (members: number, kw: number, short: number) =>
    `${members} 个成员共承诺 ${kw} kW${short > 0 ? `，还缺 ${short} kW` : ''}。尚未发起。`,
};

const en: typeof zh = {
  ...termsIn('en'),
  missing: 'Fill in all required fields',
  addPortfolio: 'Add a portfolio',
  join: 'Add a member',
  joinOwn: 'As the owner you consent for your own building, from tomorrow at the earliest; state how consent was given.',
  invite: 'Invite a building',
  inviteMeans: 'Enter the code of the building: its owner can then see this portfolio and agree to join.',
  invited: 'Invited buildings',
  withdraw: 'Withdraw the invitation',
  withdrawMeans: 'Its owner can no longer see this portfolio, unless the building is a member.',
  joinWritten: 'The administrator records the consent that the owner has signed.',
  shareHint: '0 to 1, such as 0.7',
  consentHint: 'When and how consent was given, such as “signed on 2026-05-20”',
  addEvent: 'Call an event',
  preview: 'Preview the dispatch',
  callEvent: 'Call it and notify the owners',
  changeIt: 'Change it and preview again',
  timeHint: 'Local time, such as 2026-06-24T19:00',
  kwAsked: 'Requested power, kW',
  kwHint: 'Divided among members by price and capability; or upload a file of commitments',
  commitFile: 'File of commitments (building,kw)',
  dispatch: 'Preview of the dispatch',
  dispatched: (members, kw, short) =>
    `${members} member(s) commit ${kw} kW${short > 0 ? `, ${short} kW short` : ''}. The event is not called yet.`,
};

export const formWords: PageWords<typeof zh> = { zh, en };
