import type { Words } from '#kernel/finding.ts';

/** Messages of annual retrofit plans. */
export const retrofitPlanWords: Words = {
  'job=retrofit-plan': { zh: '生成改造计划', en: 'Making a plan of retrofits' },
  'no-such-plan': { zh: '没有名为“{plan}”的改造计划。', en: 'There is no retrofit plan called {plan}.' },
  'plan-adopted': {
    zh: '{place} 在这些年度（{years}）已有批准的计划“{plan}”；先撤销变更 {change}，再批准新计划。',
    en: 'The plan {plan} of {place} is adopted for a year of this one ({years}): take change {change} back first, then adopt another.',
  },
  'plan-from-or-scenario': {
    zh: '请给出情景（--scenario），或所依据的计划（--from），二者取一。',
    en: 'Give a scenario (--scenario) or the plan that it starts from (--from), one of them.',
  },
  'plan-region-missing': { zh: '请说明是哪个地区的计划。', en: 'Say which place the plan is of.' },
  'plan-no-money': {
    zh: '情景没有限定资金上限，没有可增减的资金；请在约束中给 fund:来源 或 costYuan 写 max。',
    en: 'The scenario does not limit money: there is no money to change. Give a limit on fund:SOURCE or costYuan a max.',
  },
  'plan-money-share': {
    zh: '资金倍数 {share} 不成立：须大于 0、不超过 2，如减少一成写 0.9。',
    en: 'A share of {share} of the money is none: it is above 0 and at most 2, such as 0.9 for a tenth less.',
  },
  'plan-money-from': {
    zh: '资金倍数（--money）是对已有计划的资金而言的；请同时给出所依据的计划（--from）。',
    en: 'A share of the money (--money) is of the money of a plan: give the plan that it starts from, too (--from).',
  },
  'plan-text-broken': { zh: '情景既不是 JSON 也不是 YAML：{said}', en: 'The scenario is neither JSON nor YAML: {said}' },
  'plan-years-bad': {
    zh: '年度 {from} 至 {to} 不成立：首年不晚于末年，至多 50 年。',
    en: 'The years {from} to {to} are none: the first is not after the last, and there are 50 at most.',
  },
  'plan-not-list': { zh: '{path} 应是列表。', en: '{path} has to be a list.' },
  'plan-not-object': { zh: '{path} 应是一组名称和值。', en: '{path} has to be an object of names and values.' },
  'plan-not-text': {
    zh: '{path} 应是不为空、不超过 200 字的文字。',
    en: '{path} has to be a text of 200 characters at most, and not empty.',
  },
  'plan-not-yes-no': { zh: '{path} 应是 true 或 false。', en: '{path} has to be true or false.' },
  'plan-name-unknown': { zh: '情景中没有 {name} 这一项。', en: 'A scenario has nothing called {name}.' },
  'plan-no-objective': {
    zh: '没有写要优化什么：objective 至少要有一项资源及其权重。',
    en: 'Nothing says what is best: the objective needs a resource with its weight.',
  },
  'plan-years': { zh: '{path}：至少一个年度，至多 {most} 个。', en: '{path}: one year at least, {most} at most.' },
  'plan-no-source': { zh: '{path}：至少要有一个资金来源。', en: '{path}: a way of paying needs a source.' },
  'plan-season-bad': {
    zh: '{path} 的 {value} 不是起止日；请写成 11-01:03-31。',
    en: '{path}: {value} are no days of a season; write 11-01:03-31.',
  },
  'plan-season-unknown': {
    zh: '没有 {place} 的供暖期，非供暖期的施工队天数未作约束；用 temperature season 填写，或在情景中写 heatingSeason。',
    en: 'Nobody has stated the heating season of {place}: crews outside of it are not limited. State it with temperature season, or as heatingSeason.',
  },
  'plan-funds-unknown': {
    zh: '项目 {project} 没有填写资金来源；情景对资金来源有约束时不能列入。',
    en: 'Nobody has said who pays for project {project}: where the scenario limits funds it cannot be in.',
  },
  'plan-funding-needs': {
    zh: '项目 {project} 的方案 {option} 缺少 {needs}，算不出各方出资，未作为可选方案。',
    en: 'Option {option} of project {project} lacks {needs}: who pays what cannot be told, and it is no option.',
  },
  'plan-year-outside': {
    zh: '项目 {project} 已签约或施工，计划年度 {year} 不在本计划各年内，未计入。',
    en: 'Project {project} is contracted or in works for {year}, which is no year of this plan: it is not counted.',
  },
  'plan-amounts-unknown': {
    zh: '项目 {project} 已签约或施工，但没有造价或节能量，只按楼栋数计入。',
    en: 'Project {project} is contracted or in works without a cost or a saving: its buildings alone are counted.',
  },
  'plan-pin-fixed': {
    zh: '项目 {project} 已签约或施工，按现状列入，人工指定不起作用。',
    en: 'Project {project} is contracted or in works and in as it is: the pin changes nothing.',
  },
  'plan-limit-lapsed': {
    zh: '目标“{limit}”的期限已过，未作为约束；在情景里选“仍作约束”即重新起作用。',
    en: 'Goal {limit} has lapsed and binds nobody; let it bind in the scenario and it does again.',
  },
  'plan-amount-unknown': {
    zh: '{count} 个项目的方案没有 {resource} 的数（{projects} …），合计中没有计入，并非为零。',
    en: '{count} projects have options that do not tell {resource} ({projects} …): sums go without it; it is not zero.',
  },
  'plan-statement-question': { zh: '请说明计划（plan）和批准的变更号（change）。', en: 'Say which plan and which change adopted it.' },
  'needs=area': { zh: '楼栋面积', en: 'the area' },
  'needs=yuanPerYear': { zh: '每年节省的费用（能源价格）', en: 'what it saves a year (prices)' },
};
