import type { Words } from '#kernel/finding.ts';

/** What schedules say. `@scenario`: of a scenario, where other slices have the code too. */
export const scheduleWords: Words = {
  'schedule-broken': { zh: '情景不是可读的 JSON 或 YAML：{said}。', en: 'The scenario is no JSON or YAML: {said}.' },
  'schedule-too-big': {
    zh: '情景过大：各资源共 {count} 个时段，最多 {most} 个；请缩短时间或分开求解。',
    en: 'The scenario is too large: {count} steps of all resources together, at most {most}. Shorten it, or solve it in parts.',
  },
  'schedule-nothing': { zh: '没有情景；请给出一个，或一个列表。', en: 'There is no scenario: give one, or a list of them.' },
  'not-an-edge': {
    zh: '{where}：{value} 不在时段边界上；边界从 start 起每 {minutes} 分钟一个。请改成边界上的时刻。',
    en: '{where}: {value} lies between two edges, which stand every {minutes} minutes from `start`: write one of them.',
  },
  'no-such-tariff': {
    zh: '{on} 没有代码为 {tariff} 的有效电价。请把它写进本市知识文件（kind: tariff）。',
    en: 'There is no tariff {tariff} in force on {on}: write it into a knowledge file of the city (kind: tariff).',
  },
  'prices-span': { zh: '结束时刻 {to} 不在 {from} 之后。', en: 'The end, {to}, is not after {from}.' },
  'tariff-gap@price': {
    zh: '电价 {tariff} 在 {month} 月{dayType} {minute} 没有价格。',
    en: 'Tariff {tariff} has no price at {minute} {dayType} of month {month}.',
  },
  'price-missing@scenario': {
    zh: '{where}：缺少价格；缺失的价格不会当作 0，请补上。',
    en: '{where}: there is no price. One that is missing is never 0: write it.',
  },
  'does-not-fit@scenario': {
    zh: '{where}：{value} 不合适，这里只能是 {within}。',
    en: '{where}: {value} does not fit; here it has to be {within}.',
  },
  'out-of-range@scenario': {
    zh: '{where}：{value} 不在允许的范围 {within} 内。',
    en: '{where}: {value} is outside of what is allowed: {within}.',
  },
  'field-unknown@scenario': {
    zh: '{where}：不认识这一项，没有采用。请核对拼写。',
    en: '{where}: nothing is called so, and it was left aside. Check its spelling.',
  },
};
