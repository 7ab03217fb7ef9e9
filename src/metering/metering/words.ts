import type { Words } from '#kernel/finding.ts';
export { valueWords } from './value-words.ts';

/** Words for questions about use. */
export const meteringWords = {
  'boundary-empty': {
    zh: '没有说明项目边界：请给出建筑和能源种类，或至少一个计量点。',
    en: 'No boundary is named: give a building and a carrier, or at least one metering point.',
  },
  'meter-twice': { zh: '计量点 {meter} 写了两次；每个计量点只能写一次。', en: 'Metering point {meter} is named twice: name each once.' },
  'units-differ': {
    zh: '计量点 {first}（{unit}）与 {meter}（{other}）的能源或单位不同，不能相加；请分成两个边界。',
    en: 'Metering points {first} ({unit}) and {meter} ({other}) are of different carriers or units and cannot be added: make two boundaries.',
  },
  'zones-differ': {
    zh: '计量点 {first}（{zone}）与 {meter}（{other}）的时区不同，没有共同的日历日；请分成两个边界。',
    en: 'Metering points {first} ({zone}) and {meter} ({other}) lie in different time zones and share no day: make two boundaries.',
  },
  'no-such-month': { zh: '没有 {month} 这个月份。', en: 'There is no month {month}.' },
  'heating-season-indicative': {
    zh: '{place}的供暖期按 {from} 至 {to} 计（{document}，{standing}），其余月份的热不算缺口。',
    en: 'The heating season of {place} is taken as {from} to {to} ({document}, {standing}): heat in other months is not counted as a gap.',
  },
  'heating-season-unknown': {
    zh: '这些地区的供暖期未知：{regions}。无法区分热的缺口和非供暖期，请在本市知识文件中登记供暖期（heating-season）。',
    en: 'The heating season of these places is not known: {regions}. Gaps of heat cannot be told from months without heating. Enter the season in the city’s own knowledge files (heating-season).',
  },
  'typed-first': {
    zh: '这是计量点 {meter} 的第一个读数，要到下一个读数才有用量。',
    en: 'This is the first reading of {meter}; there is no use until the next one.',
  },
  'typed-falls': {
    zh: '读数 {value} 比上次的 {before} {unit} 低。请核对表号和数字；若表已翻转、清零或更换，请先登记换表，或提交后在“数据质量”中判定。',
    en: 'The reading {value} is lower than the last one, {before} {unit}. Check the meter and the digits; if the meter rolled over, was reset or replaced, record the swap first, or decide on the finding afterwards.',
  },
  'typed-no-use': {
    zh: '读数 {value} 与上次相同，表示这段时间没有用量。',
    en: 'The reading {value} is the same as the last one: nothing was used in between.',
  },
  'typed-over-capacity': {
    zh: '折合平均功率约 {kw} kW，超过容量 {capacity} kW 的 1.2 倍。请核对小数点、单位和倍率。',
    en: 'This would be about {kw} kW on average, more than 1.2 times the capacity of {capacity} kW. Check the decimal point, the unit and the multiplier.',
  },
  'typed-far-above': {
    zh: '用量 {use} {unit} 是去年同月折算量 {usual} {unit} 的 {percent}%。请核对后再提交。',
    en: 'The use of {use} {unit} is {percent}% of the same time last year, {usual} {unit}. Check it before sending.',
  },
  'typed-far-below': {
    zh: '用量 {use} {unit} 只有去年同月折算量 {usual} {unit} 的 {percent}%。请核对后再提交。',
    en: 'The use of {use} {unit} is only {percent}% of the same time last year, {usual} {unit}. Check it before sending.',
  },
  'no-meter-counts': {
    zh: '没有计量 {carrier} 的计量点计入这里。请导入计量点，或给计量点指定建筑。',
    en: 'No metering point of {carrier} counts here. Import meters, or give them their building.',
  },
  'use-negative': {
    zh: '用量为 {value} {unit}，小于零：扣减的（{meters}）多于计量的。不作评价和排名；请核对这些计量点的上级、分摊和倍率。',
    en: 'The use is {value} {unit}, below zero: more is deducted ({meters}) than was measured. It is not used for verdicts or ranking; check the parents, shares and multipliers of these meters.',
  },
  'meter-silent': {
    zh: '计量点 {meter} 在查询的整段时间里没有读数，合计因此不完整。请补读数，或填写计量点的拆除日期。',
    en: 'Metering point {meter} has no readings in the whole time asked for, so the sum is incomplete. Import its readings, or set the day it was removed.',
  },
  'gas-by-calorific-value': {
    zh: '有的燃气表按能量计，因此合计用千瓦时；立方米按低位发热量 {value} {unit}（{coefficient}@{version}，{status}）折算。',
    en: 'Some gas meters count energy, so the sum is in kWh; cubic metres are converted by the net calorific value {value} {unit} ({coefficient}@{version}, {status}).',
  },
  'part-unmeasured': {
    zh: '{of} 的下级 {parts} 没有读数，它们的用量含在未分项中，不按 0 计。',
    en: 'Below {of}, {parts} has no readings: its use is part of the remainder and is not taken as 0.',
  },
  'rest-negative': {
    zh: '{of} 的下级合计比它自己多，余量为 {value} {unit}。请核对上下级关系、倍率和表计。',
    en: 'The sub-meters of {of} add up to more than it measured: the remainder is {value} {unit}. Check the meter tree, the multipliers and the meters.',
  },
  'rest-uncertain': {
    zh: '{of} 与其下级同时有计量的时间不全（覆盖率 {coverage}），余量 {value} {unit} 仅供参考。',
    en: '{of} and its sub-meters are not measured all the time (coverage {coverage}); the remainder of {value} {unit} is only indicative.',
  },
  'no-children': { zh: '计量点 {meter} 下面没有分表，无法平衡。', en: 'Metering point {meter} has no sub-meters to balance with.' },
  'empty-range': { zh: '结束时间须晚于开始时间，请更正。', en: 'The end must be later than the start. Correct the period.' },
  'time-not-kept': {
    zh: '{text} 不在可查询的时间之内：{first} 至 {last}。请改用其间的时间。',
    en: '{text} is outside the time that can be queried: {first} to {last}. Use a time between them.',
  },
  'too-many-values': {
    zh: '查询结果为 {steps} 个时段 × {things} 项（建筑、能源或计量点）= {values} 个数值，超过上限 {most} 个。请加大统计粒度、缩短时间或缩小地区范围，只选一种能源，或分页查询（limit、offset）。',
    en: 'That would be {steps} steps × {things} (buildings, carriers or meters) = {values} values; at most {most} can be given. Ask for longer steps or less time, or for fewer: a smaller place, one carrier, or page by page (limit, offset).',
  },
  'too-many-steps': {
    zh: '这样会有 {steps} 个时段，最多 {most} 个。请用更大的统计粒度或更短的时间。',
    en: 'That would be {steps} steps; at most {most} can be given. Ask for longer steps or less time.',
  },
} as const satisfies Words;
