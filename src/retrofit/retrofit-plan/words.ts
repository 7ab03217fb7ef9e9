import type { Words } from '#kernel/finding.ts';

/** Messages of annual retrofit plans. */
export const retrofitPlanWords: Words = {
  'job=retrofit-plan': { zh: '生成改造计划', en: 'Making a retrofit plan' },
  'no-such-plan': { zh: '没有名为“{plan}”的改造计划。', en: 'There is no retrofit plan called {plan}.' },
  'plan-adopted': {
    zh: '{place} 在这些年度（{years}）已有批准的计划“{plan}”；先撤销变更 {change}，再批准新计划。',
    en: 'The plan {plan} of {place} is already adopted for these years ({years}): undo change {change} first, then adopt the new plan.',
  },
  'plan-from-or-scenario': {
    zh: '请给出情景（--scenario），或所依据的计划（--from），二者取一。',
    en: 'Give either a scenario (--scenario) or the plan to start from (--from).',
  },
  'plan-region-missing': { zh: '请说明是哪个地区的计划。', en: 'Say which place the plan is for.' },
  'plan-no-money': {
    zh: '情景没有限定资金上限，没有可增减的资金；请在约束中给 fund:来源 或 costYuan 写 max。',
    en: 'The scenario does not limit funds, so there is nothing to change. Add a max to the limit on fund:SOURCE or costYuan.',
  },
  'plan-money-share': {
    zh: '资金倍数 {share} 不成立：须大于 0、不超过 2，如减少一成写 0.9。',
    en: 'The multiple of funds {share} is not valid: it must be above 0 and at most 2, such as 0.9 for a tenth less.',
  },
  'plan-money-from': {
    zh: '资金倍数（--money）是对已有计划的资金而言的；请同时给出所依据的计划（--from）。',
    en: 'The multiple of funds (--money) applies to an existing plan: give the plan to start from as well (--from).',
  },
  'plan-text-broken': { zh: '情景既不是 JSON 也不是 YAML：{said}', en: 'The scenario is neither JSON nor YAML: {said}' },
  'plan-years-bad': {
    zh: '年度 {from} 至 {to} 不成立：首年不晚于末年，至多 50 年。',
    en: 'The years {from} to {to} are not valid: the first must not be after the last, with at most 50 years.',
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
    en: 'The scenario has no objective: give at least one resource with its weight.',
  },
  'plan-years': { zh: '{path}：至少一个年度，至多 {most} 个。', en: '{path}: one year at least, {most} at most.' },
  'plan-no-source': { zh: '{path}：至少要有一个资金来源。', en: '{path}: at least one source of funds is needed.' },
  'plan-season-bad': {
    zh: '{path} 的 {value} 不是起止日；请写成 11-01:03-31。',
    en: '{path}: {value} is not a season; write 11-01:03-31.',
  },
  'plan-season-unknown': {
    zh: '没有 {place} 的供暖期，非供暖期的施工队天数未作约束；用 temperature season 填写，或在情景中写 heatingSeason。',
    en: 'The heating season of {place} is not set, so crew days outside it are not limited. Set it with temperature season, or as heatingSeason in the scenario.',
  },
  'plan-funds-unknown': {
    zh: '项目 {project} 没有填写资金来源；情景对资金来源有约束时不能列入，请补填。',
    en: 'Project {project} has no sources of funds, so it cannot be included if the scenario limits them. Fill them in.',
  },
  'plan-funding-needs': {
    zh: '项目 {project} 的方案 {option} 缺少 {needs}，无法计算各方出资，未作为可选方案。',
    en: 'Option {option} of project {project} lacks {needs}, so the shares of the payers cannot be calculated and it is not available.',
  },
  'plan-year-outside': {
    zh: '项目 {project} 已签约或施工，计划年度 {year} 不在本计划各年内，未计入。',
    en: 'Project {project} is contracted or under construction with the plan year {year}, which is outside this plan, so it is not counted.',
  },
  'plan-amounts-unknown': {
    zh: '项目 {project} 已签约或施工，但没有造价或节能量，只按楼栋数计入。',
    en: 'Project {project} is contracted or under construction without a cost or a saving, so only its buildings are counted.',
  },
  'plan-pin-fixed': {
    zh: '项目 {project} 已签约或施工，按现状列入，人工指定不起作用。',
    en: 'Project {project} is contracted or under construction and included as it is, so pinning it has no effect.',
  },
  'plan-limit-lapsed': {
    zh: '目标“{limit}”的期限已过，未作为约束；在情景里选“仍作约束”即重新起作用。',
    en: 'The goal {limit} has lapsed and is not a limit; choose in the scenario to keep it as a limit to apply it again.',
  },
  'plan-amount-unknown': {
    zh: '{count} 个项目的方案没有 {resource} 的数（{projects} …），合计中没有计入，并非为零。',
    en: '{count} projects have options without {resource} ({projects} …): totals leave it out; it is not zero.',
  },
  'plan-statement-question': { zh: '请说明计划（plan）和批准的变更号（change）。', en: 'Say which plan and which change adopted it.' },
  'needs=area': { zh: '楼栋面积', en: 'the area' },
  'needs=yuanPerYear': { zh: '每年节省的费用（能源价格）', en: 'yearly cost saving (energy prices)' },
};
