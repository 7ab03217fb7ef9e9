import type { Words } from '#kernel/finding.ts';

/** Words for questions about use. */
export const meteringWords = {
  'no-meter-counts': {
    zh: '没有计量 {carrier} 的计量点计入这里。请导入计量点，或给计量点指定建筑。',
    en: 'No metering point of {carrier} counts here. Import meters, or give them their building.',
  },
  'meter-silent': {
    zh: '计量点 {meter} 在所问的整段时间里没有读数，合计因此没有覆盖。请补读数，或填写拆除日期（removed）。',
    en: 'Metering point {meter} has no readings in all of the time asked for, so the sum is not covered. Import its readings, or set the day it was removed.',
  },
  'gas-by-calorific-value': {
    zh: '有的燃气表按能量计，因此合计用千瓦时；立方米按低位发热量 {value} {unit}（{coefficient}@{version}，{status}）折算。',
    en: 'Some gas meters count energy, so the sum is in kWh; cubic metres are converted by the net calorific value {value} {unit} ({coefficient}@{version}, {status}).',
  },
  'no-children': { zh: '计量点 {meter} 下面没有分表，无法平衡。', en: 'Metering point {meter} has no children to balance with.' },
  'empty-range': { zh: '结束时间（--to）须晚于开始时间（--from）。', en: 'The end (--to) must be later than the start (--from).' },
  'too-many-steps': {
    zh: '这样会有 {steps} 个时段，最多 {most} 个。请用更大的步长或更短的时间。',
    en: 'That would be {steps} steps; at most {most} can be given. Ask for longer steps or less time.',
  },
} as const satisfies Words;
