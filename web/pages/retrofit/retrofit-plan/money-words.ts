import type { PageWords } from '../../../i18n/language.tsx';

/** An amount before and after, and by how much it differs, with its sign. */
type Change = { readonly was: string; readonly now: string; readonly by: string };

const zh = {
  title: '资金变化',
  hint: '各项资金上限按同一比例增减，以最少改动生成新版本，并列出不列入和新列入的项目；原计划不变。',
  share: (share: string) => `资金 ${share}`,
  percent: '资金为原来的（%）',
  name: '新版本名称（可不填）',
  nameOf: (plan: string, share: string) => `${plan}（资金 ${share}）`,
  understood: (percent: string) => `按原资金的 ${percent}% 重排。`,
  orMeant: (percent: string, meant: string) => `按原资金的 ${percent}% 重排；如指 ${meant}%，请填 ${meant}。`,
  faults: {
    empty: '请填百分数，如 90。',
    'not-number': '应为数字，如 90（即原资金的 90%）。',
    'out-of-range': '应大于 0、不超过 200，如 90。',
  },
  make: '按此资金重排',
  noMoney: '本计划没有限定资金上限，不能按资金变化重排；请以本计划为底稿新建，并填写资金上限。',
  left: (count: string, cost: string, saving: string) => `不列入 ${count} 个项目，投资 ${cost}，年节能量 ${saving}`,
  joined: (count: string, cost: string, saving: string) => `新列入 ${count} 个项目，投资 ${cost}，年节能量 ${saving}`,
  total: (cost: Change, saving: Change) =>
    `合计：投资由 ${cost.was}变为 ${cost.now}（${cost.by}），年节能量由 ${saving.was}变为 ${saving.now}（${saving.by}）`,
  same: '不变',
  withMoved: (count: string) => `，其中含 ${count} 个另排年份或改变做法的项目的变化`,
};

const en: typeof zh = {
  title: 'Change of funds',
  hint: 'All funding limits change by the same percentage. A new version is made with as few changes as possible and lists the projects that leave and join; this plan stays as it is.',
  share: (share) => `${share} of the funds`,
  percent: 'Funds, % of the original',
  name: 'Name of the new version (optional)',
  nameOf: (plan, share) => `${plan} (${share} of the funds)`,
  understood: (percent) => `Re-plans with ${percent}% of the funds.`,
  orMeant: (percent, meant) => `Re-plans with ${percent}% of the funds; for ${meant}%, type ${meant}.`,
  faults: {
    empty: 'Enter a percentage, such as 90.',
    'not-number': 'Enter a number, such as 90 for 90% of the funds.',
    'out-of-range': 'Enter more than 0 and at most 200, such as 90.',
  },
  make: 'Re-plan with these funds',
  noMoney: 'This plan has no funding limit and cannot be re-planned with other funds. Make a new plan from it and set a funding limit.',
  left: (count, cost, saving) => `Projects leaving: ${count}, cost ${cost}, annual saving ${saving}`,
  joined: (count, cost, saving) => `Projects joining: ${count}, cost ${cost}, annual saving ${saving}`,
  total: (cost, saving) =>
    `In total: cost from ${cost.was} to ${cost.now} (${cost.by}), annual saving from ${saving.was} to ${saving.now} (${saving.by})`,
  same: 'unchanged',
  withMoved: (count) => `, including projects with another year or option: ${count}`,
};

/** Words for a plan with another amount of money, and for what that changed. */
export const moneyWords: PageWords<typeof zh> = { zh, en };
