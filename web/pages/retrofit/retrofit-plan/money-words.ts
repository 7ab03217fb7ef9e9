import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  title: '资金变化',
  hint: '各项资金上限按同一比例增减，以最少改动生成新版本，并列出不列入和新列入的项目；原计划不变。',
  share: (share: string) => `资金 ${share}`,
  percent: '资金为原来的（%）',
  name: '新版本名称（可不填）',
  nameOf: (plan: string, share: string) => `${plan}（资金 ${share}）`,
  make: '按此资金重排',
  noMoney: '本计划没有限定资金上限，不能按资金变化重排；请以本计划为底稿新建，并填写资金上限。',
  left: (count: string, cost: string, saving: string) => `不列入 ${count} 个项目，投资 ${cost}，年节能量 ${saving}`,
  joined: (count: string, cost: string, saving: string) => `新列入 ${count} 个项目，投资 ${cost}，年节能量 ${saving}`,
};

const en: typeof zh = {
  title: 'Change of funds',
  hint: 'All funding limits change by the same percentage. A new version is made with as few changes as possible and lists the projects that leave and join; this plan stays as it is.',
  share: (share) => `${share} of the funds`,
  percent: 'Funds, % of the original',
  name: 'Name of the new version (optional)',
  nameOf: (plan, share) => `${plan} (${share} of the funds)`,
  make: 'Re-plan with these funds',
  noMoney: 'This plan has no funding limit and cannot be re-planned with other funds. Make a new plan from it and set a funding limit.',
  left: (count, cost, saving) => `Projects leaving: ${count}, cost ${cost}, annual saving ${saving}`,
  joined: (count, cost, saving) => `Projects joining: ${count}, cost ${cost}, annual saving ${saving}`,
};

/** Words for a plan with another amount of money, and for what that changed. */
export const moneyWords: PageWords<typeof zh> = { zh, en };
