import type { Words } from '#kernel/finding.ts';

export const solverWords: Words = {
  'instance-bad': {
    zh: '求解文件有 {count} 处错误，没有计算。逐处改正后再试。',
    en: 'The problem file has {count} errors, so nothing was calculated. Correct each of them.',
  },
  'instance-too-big': {
    zh: '{projects} 个项目共有 {choices} 个方案年度，最多能求解 {most} 个，没有计算。请按区县分开，或减少年度和方案。',
    en: '{projects} projects have {choices} years of options, and at most {most} can be solved: nothing was calculated. Solve it by county, or with fewer years and options.',
  },
  'instance-broken': { zh: '不是可读的 JSON 或 YAML：{said}。', en: 'Not readable JSON or YAML: {said}.' },
  'instance-shape': {
    zh: '{path}：缺少，或不是应有的类型：{value}。',
    en: '{path}: missing, or not the kind of value that belongs there: {value}.',
  },
  'duplicate-id': {
    zh: '{path}：{value} 出现了不止一次，每个只能有一次。',
    en: '{path}: {value} appears more than once; each may appear only once.',
  },
  'name-unknown': { zh: '{path}：文件里没有 {value}。', en: '{path}: the file has no {value}.' },
  'bad-number': {
    zh: '{path}：{value} 不是可用的数：要写成十进制数，最多 6 位小数、15 位整数，且在允许的范围内。',
    en: '{path}: {value} cannot be used: write a decimal number with at most 6 decimals and 15 whole digits, within what is allowed there.',
  },
  'year-unknown': { zh: '{path}：{value} 不在 years 之中。', en: '{path}: {value} is not one of the years.' },
  'requires-cycle': { zh: '{path}：先行项目互相依赖，形成循环：{value}。', en: '{path}: projects require each other in a loop: {value}.' },
  'one-of': {
    zh: '{path}：max、min、maxShare、minShare 要写且只写一个，这里是 {value}。',
    en: '{path}: one of max, min, maxShare, minShare, and only one; here: {value}.',
  },
  'breach-not-proven': {
    zh: '尚未确定限额能否全部满足，或能否突破更少；这里是找到的突破最少的方案。可增加求解时间再算。',
    en: 'It was not determined whether all limits can be kept, or exceeded by less: this is the plan found that exceeds them least. Allow more seconds and solve again.',
  },
  'limit-without-use': {
    zh: '限额 {limit} 限制的 {resource} 没有任何方案用到。请核对名称。',
    en: 'The limit {limit} is on {resource}, which no option uses: check the name.',
  },
};
