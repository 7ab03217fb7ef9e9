import type { Words } from '#kernel/finding.ts';
import { labelTerms } from '#kernel/label-terms.ts';

export const heatPlanningWords: Words = {
  'job=heat-plan': labelTerms.heatPlan,
  'job=heat-plan-without': { zh: '热源停用测算', en: 'Plan without a source' },
  'no-such-heat-plan-comparison': {
    zh: '没有任务 {job} 的测算结果：尚未算完、已被同一方案的后一次测算替换，或不在您的权限内。',
    en: 'Job {job} has no result: it is not finished, was replaced by a later one of the same plan, or you do not have access to it.',
  },
  'heat-plan-of-another': {
    zh: '余热方案“{plan}”由 {by} 编制，只有编制人和管理员可以删除。',
    en: 'The plan of waste heat {plan} was made by {by}: only that person and administrators may delete it.',
  },
  'match-broken': {
    zh: '余热文件不是可读的 JSON 或 YAML：{said}。',
    en: 'The file of sources and demands is not valid JSON or YAML: {said}.',
  },
  'match-bad': {
    zh: '余热文件有 {count} 处错误，没有计算；请逐处改正后再试。',
    en: 'The file of sources and demands has {count} faults, so nothing was calculated: correct each of them.',
  },
  'match-too-big': {
    zh: '热源、需求和时段共有 {pairs} 个组合，最多能算 {most} 个；请按片区分开，或合并时段。',
    en: 'Sources, demands and periods make {pairs} pairs; at most {most} can be calculated: split the area, or combine periods.',
  },
  'match-wrong': {
    zh: '算出的方案在 {step} 处没有通过逐项核对，不予给出；请把文件交给维护人员。',
    en: 'The plan found failed its check at {step}, so it is not shown: give the file to the maintainers of the program.',
  },
  'match-not-object': { zh: '{path}：应是一组名称和值，这里是 {value}。', en: '{path}: must be a set of names and values, not {value}.' },
  'match-not-list': { zh: '{path}：应是一个列表，这里是 {value}。', en: '{path}: must be a list, not {value}.' },
  'match-name-unknown': {
    zh: '{path}：没有这个名称；请核对拼写，不用的请删去。',
    en: '{path}: there is no such name; check the spelling, or remove it.',
  },
  'match-missing': { zh: '{path}：没有填写。', en: '{path}: is missing; write it.' },
  'match-not-number': {
    zh: '{path}：{value} 不是可用的数；请写成不带引号的十进制数。',
    en: '{path}: {value} is not a usable number; write a decimal number without quotes.',
  },
  'match-not-text': {
    zh: '{path}：{value} 不能作代码；请写 1 至 100 个字，并加引号。',
    en: '{path}: {value} is not a usable code; write 1 to 100 characters, in quotes.',
  },
  'match-outside': {
    zh: '{path}：{value} 超出范围，应在 {least} 至 {most} 之间。',
    en: '{path}: {value} is outside of {least} to {most}.',
  },
  'match-not-above': { zh: '{path}：{value} 必须大于 {above}。', en: '{path}: {value} has to be above {above}.' },
  'match-no-periods': { zh: '{path}：至少要有一个时段。', en: '{path}: one period at least is needed.' },
  'match-one-of': { zh: '{path}：{names} 要写且只写一个。', en: '{path}: write one of {names}, and only one.' },
  'match-periods-differ': {
    zh: '{path}：有 {count} 个数，而时段有 {periods} 个；请每个时段写一个。',
    en: '{path}: has {count} numbers for {periods} periods; write one for each.',
  },
  'match-code-twice': {
    zh: '{path}：代码 {value} 已在 {first} 用过；请改成不同的代码。',
    en: '{path}: {value} is the code of {first} already; give it another.',
  },
  'heat-plan-not-measured': {
    zh: '热量结算点 {point} 在采暖季 {season} 没有可用的实测热量，无法计算峰值；请补录读数，或改写 peakKw 并注明来源。',
    en: 'Settlement point {point} has no usable measured heat in season {season}, so its peak cannot be calculated: import the readings, or give peakKw with its origin.',
  },
  'match-no-origin': {
    zh: '{path}：没有写明来源；请在该处或 origins 中写 origin（文件、条款、实测或“示范”）。',
    en: '{path}: the origin is missing; write it there, or in origins: a document, a clause, a measurement.',
  },
  'no-such-heat-plan': { zh: '没有名为“{plan}”的余热方案。', en: 'There is no plan of waste heat called {plan}.' },
  'no-such-heat-source': { zh: '方案里没有热源 {source}。', en: 'The plan has no source {source}.' },
  'heat-plan-name-taken': {
    zh: '已有名为“{plan}”的余热方案；方案保存后不再改动，请换一个名称。',
    en: 'There is a plan of waste heat called {plan} already, and saved plans cannot be changed: choose another name.',
  },
  'match-design-warm': {
    zh: '{path}：设计室外温度 {value} 应低于基准温度 {base}，否则无法按峰值折算需求。',
    en: '{path}: {value} has to be below the base, {base}; otherwise demand cannot be derived from a peak.',
  },
};
