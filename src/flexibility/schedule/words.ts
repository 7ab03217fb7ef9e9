import type { Words } from '#kernel/finding.ts';
import { valueWordsOf } from '#kernel/vocabulary.ts';
import { resourceFieldTerms } from '#registry/resources/vocabulary.ts';
import { scheduleFieldTerms } from './vocabulary.ts';

/** Facts that a resource may lack, in addition to those of the register. */
const lacking = {
  sessions: scheduleFieldTerms.sessions,
  outdoor: { zh: '未来两天的室外温度', en: 'outdoor temperature for the next two days' },
  price: { zh: '每千瓦时削减电量的价格', en: 'price per kWh shed' },
  kwh: { zh: '要做完的电量', en: 'energy needed for the work' },
  from: { zh: '最早何时可以开始', en: 'earliest start' },
  to: { zh: '最晚何时必须做完', en: 'latest finish' },
};

/** Texts of schedules. `@scenario`: for a scenario, where other slices use the code too. */
export const scheduleWords: Words = {
  ...valueWordsOf(['missing'], { ...resourceFieldTerms, ...lacking }),
  'schedule-broken': { zh: '情景不是可读的 JSON 或 YAML：{said}。', en: 'The scenario is not valid JSON or YAML: {said}.' },
  'schedule-too-big': {
    zh: '情景过大：各资源共 {count} 个时段，最多 {most} 个；请缩短时间或分开求解。',
    en: 'The scenario is too large: {count} steps over all resources; at most {most} are allowed. Shorten it, or solve it in parts.',
  },
  'schedule-nothing': { zh: '没有情景；请给出一个，或一个列表。', en: 'There is no scenario: give one, or a list of them.' },
  'not-an-edge': {
    zh: '{where}：{value} 不在时段边界上；边界从 start 起每 {minutes} 分钟一个。请改成边界上的时刻。',
    en: '{where}: {value} is not on a step boundary; boundaries are every {minutes} minutes from start. Use a time on a boundary.',
  },
  'thermal-columns-missing': {
    zh: '缺少列 {columns}；文件须有 time、indoor、outdoor、heat 四列。',
    en: 'Columns are missing: {columns}. The file needs time, indoor, outdoor and heat.',
  },
  'thermal-cell-bad': { zh: '第 {row} 行 {column}：无法识别“{value}”。', en: 'Row {row}, {column}: "{value}" is not recognised.' },
  'thermal-steps-unequal': {
    zh: '第 {row} 行与上一行相隔 {seconds} 秒，不是间隔 {step} 秒的整数倍。间隔须相等。',
    en: 'Row {row} is {seconds} s after the previous row, which is not a multiple of {step} s: intervals must be equal.',
  },
  'thermal-too-long': { zh: '文件有 {rows} 行，最多 {most} 行。', en: 'The file has {rows} rows; at most {most} are allowed.' },
  'thermal-too-short': {
    zh: '只有 {rows} 行可用，不足以求出热阻、热容和得热。',
    en: 'Only {rows} rows are usable, too few to determine resistance, capacity and gain.',
  },
  'thermal-no-heat': {
    zh: '没有能看出作用的供热或制冷，无法求出热阻和热容；请给出有供热变化的时段。',
    en: 'No heating or cooling with a visible effect was found, so resistance and capacity cannot be determined. Use a period in which heating varies.',
  },
  'thermal-uncertain': {
    zh: '{parameter} 为 {value}，标准误差 {error} 过大（1.96 倍达到其一半），不可用。请给出更长或供热变化更多的时段。',
    en: '{parameter} is {value} with a standard error of {error}, too large to be usable (1.96 times the error reaches half of it). Use a longer period, or one with more changes in heating.',
  },
  'thermal-no-day': {
    zh: '没有连续 24 小时的数据，无法检验提前一天的预测。',
    en: 'There are no 24 consecutive hours of data, so the day-ahead forecast cannot be tested.',
  },
  'thermal-no-better': {
    zh: '提前一天的预测（误差 {ours} K）不比“保持不变”（{still} K）好，不可用。',
    en: 'The day-ahead forecast (error {ours} K) is no better than "no change" ({still} K), so it is not usable.',
  },
  'load-unknown': {
    zh: '建筑 {building} 前 {days} 天的用电读数不足，有 {steps} 个时段无法预测；请先导入读数。',
    en: '{building} has too few electricity readings in the {days} days before, so {steps} steps cannot be forecast. Import readings first.',
  },
  'resource-left-out': {
    zh: '{resource} 没有排进计划，缺少 {missing}；它的用电仍在基础负荷里。',
    en: '{resource} is not in the schedule because of missing data: {missing}; its use stays in the base load.',
  },
  'plan-without-pv': {
    zh: '{resource} 没有排进计划：没有单独计量它的发电。',
    en: '{resource} is not in the schedule: its generation is not metered separately.',
  },
  'plan-pv-unknown': {
    zh: '{resource} 没有排进计划：此前发电的读数不足，有的时段无法预测。',
    en: '{resource} is not in the schedule: too few readings of its generation, so some steps cannot be forecast.',
  },
  'load-with-pv': {
    zh: '{resource} 没有可用的计量点：它的发电没有从负荷中减去。',
    en: '{resource} has no usable metering point: its generation is not subtracted from the load.',
  },
  'shed-cut': {
    zh: '{resource}：有 {steps} 个时段余下的负荷少于可削减的份额，只能削减余下的部分。',
    en: '{resource}: in {steps} steps the remaining load is less than its share to shed, so only the rest can be shed.',
  },
  'state-taken-as-least': {
    zh: '{resource} 的现有电量不明，按最低电量 {kwh} kWh 起算，结束时不低于此。',
    en: 'The charge of {resource} is not known: it is assumed to start at its minimum, {kwh} kWh, and to end with no less.',
  },
  'no-such-replay': { zh: '没有编号为 {job} 的回放结果。', en: 'There is no replay result {job}.' },
  'replay-span': {
    zh: '回放时间 {from} 至 {to} 不可用：须在今天以前，且结束晚于开始。',
    en: '{from} to {to} cannot be replayed: it must be before today, and end after it begins.',
  },
  'replay-no-battery': {
    zh: '没有可回放的电池（{resource}）：请在台账中登记，或用资源文件给出；只回放 battery。',
    en: 'There is no battery to replay ({resource}): register one, or give it in a file. Only batteries are replayed.',
  },
  'replay-load-includes': {
    zh: '{resource} 已登记在册：如果它在这段时间运行过，实测负荷里已含它的充放电，节省额会偏离实际。',
    en: '{resource} is registered: if it ran in this period, the measured load already includes its charging and discharging, and the saving will not be accurate.',
  },
  'replay-nothing-measured': {
    zh: '{building} 在 {from} 至 {to}（不含）没有一天负荷完整计量，无法回放。请换一段时间，或先导入读数。',
    en: 'No day of {building} from {from} to {to} (excluded) has complete load readings, so nothing can be replayed. Choose another period, or import readings first.',
  },
  'schedule-not-made': {
    zh: '{building} 的计划未能生成，原因已写入日志；下一刻钟再试。',
    en: 'The plan of {building} could not be made; the log says why. It is tried again in a quarter of an hour.',
  },
  'peak-partly-measured': {
    zh: '本月已过的 {of} 个时段中有 {steps} 个没有完整计量，当月最高值可能偏低。',
    en: '{steps} of the {of} steps of this month so far have incomplete readings, so the highest import of the month may be too low.',
  },
  'outdoor-as-last-day': {
    zh: '没有天气预报：室外温度按站点 {station} 前 24 小时的实测重复。',
    en: 'There is no weather forecast: the outdoor temperature repeats the last 24 hours observed at {station}.',
  },
  'outdoor-typical': {
    zh: '没有天气预报，前 24 小时实测不全：室外温度取站点 {station} 的典型年，仅供参考。',
    en: 'There is no weather forecast, and the last 24 hours are incomplete: the outdoor temperature is taken from the typical year of {station}, so the result is indicative.',
  },
  'state-taken-as-set': {
    zh: '{resource} 所管房间的现时室温不明，按设定温度 {degrees} °C 起算。',
    en: 'The current temperature of the room of {resource} is not known: it is assumed to start at the set point, {degrees} °C.',
  },
  'room-rests': {
    zh: '{resource}：按室外温度，不开机室温也在范围内，没有排进计划。',
    en: '{resource} is not in the schedule: at these outdoor temperatures the room stays within its range without it.',
  },
  'plan-load-includes': {
    zh: '{resource} 没有自己的计量点或读数不足：以前的用电仍在基础负荷里，计划会重复算它。',
    en: '{resource} has no meter of its own or too few readings: its earlier use is still in the base load, so the plan counts it twice.',
  },
  'given-columns': { zh: '缺少列 {columns}。', en: 'Columns are missing: {columns}.' },
  'given-cell': {
    zh: '第 {row} 行的 {column}：“{value}”不可用，请改正。',
    en: 'Row {row}, {column}: "{value}" cannot be used; correct it.',
  },
  'given-twice': {
    zh: '第 {row} 行：{resource} 在第 {before} 行已经写过，每项资源只能有一行；请合并或删去一行。',
    en: 'Row {row}: {resource} is already in row {before}, and each resource can have only one row. Combine them, or remove one.',
  },
  'given-long': { zh: '共 {rows} 行，最多 {most} 行，请精简。', en: 'There are {rows} rows; at most {most} are allowed: reduce them.' },
  'given-stranger': {
    zh: '{resource} 不是这栋建筑当天在册的这类资源，请核对资源代码。',
    en: '{resource} is not a registered resource of this kind in this building on that day: check its code.',
  },
  'replay-battery-form': {
    zh: '{resource} 的 {field} 不能回放：电池须接在交流侧，各项只写一个数，不写 targets。',
    en: '{field} of {resource} cannot be replayed: the battery must be on the AC side, with one number for each field and no targets.',
  },
  'replay-hours-shared': {
    zh: '有些时段由一小时以内的读数均摊到每 15 分钟：电量电费不受影响，最高需量可能偏低。',
    en: 'Some quarter hours were spread from readings of up to an hour: energy costs are not affected, but the highest demand may be too low.',
  },
  'replay-days-left-out': {
    zh: '{of} 天中有 {count} 天负荷没有完整计量，三项费用都不含这些天。',
    en: '{count} of {of} days have incomplete load readings; they are left out of all three costs.',
  },
  'replay-unplanned': {
    zh: '有 {count} 天因此前读数不足无法预测，电池当天不运行。',
    en: 'On {count} days there were too few earlier readings for a forecast, so the batteries were not used.',
  },
  'replay-not-proven': {
    zh: '{count} 个月的“全部已知时”结果没有在时限内证明为最优。',
    en: 'In {count} months the result with perfect foresight was not proven optimal within the time limit.',
  },
  'no-such-schedule': {
    zh: '没有第 {number} 号计划；自动生成的计划只保存几天。',
    en: 'There is no plan {number}; automatic plans are kept for a few days only.',
  },
  'price-missing@scenario': {
    zh: '{where}：缺少价格；缺失的价格不会当作 0，请补上。',
    en: '{where}: the price is missing. A missing price is not taken as 0: add it.',
  },
  'does-not-fit@scenario': {
    zh: '{where}：{value} 不合适，这里只能是 {within}。',
    en: '{where}: {value} is not allowed; it must be {within}.',
  },
  'out-of-range@scenario': {
    zh: '{where}：{value} 不在允许的范围 {within} 内。',
    en: '{where}: {value} is outside the allowed range {within}.',
  },
  'field-unknown@scenario': {
    zh: '{where}：不认识这一项，没有采用。请核对拼写。',
    en: '{where}: unknown name, not used. Check the spelling.',
  },
};
