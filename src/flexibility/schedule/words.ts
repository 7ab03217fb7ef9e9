import type { Words } from '#kernel/finding.ts';
import { valueWordsOf } from '#kernel/vocabulary.ts';
import { resourceFieldTerms } from '#registry/resources/vocabulary.ts';
import { scheduleFieldTerms } from './vocabulary.ts';

/** Facts that a resource may lack, in addition to those of the register. */
const lacking = {
  sessions: scheduleFieldTerms.sessions,
  outdoor: { zh: '未来两天的室外温度', en: 'Temperature outside in the next two days' },
  price: { zh: '削减一度电的价格', en: 'Price of a kWh that is shed' },
  kwh: { zh: '要做完的电量', en: 'Energy that the work takes' },
  from: { zh: '最早何时可以开始', en: 'When it may begin' },
  to: { zh: '最晚何时必须做完', en: 'When it has to be done' },
};

/** Texts of schedules. `@scenario`: for a scenario, where other slices use the code too. */
export const scheduleWords: Words = {
  ...valueWordsOf(['missing'], { ...resourceFieldTerms, ...lacking }),
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
  'thermal-columns-missing': {
    zh: '缺少列 {columns}；文件须有 time、indoor、outdoor、heat 四列。',
    en: 'Columns are missing: {columns}. The file needs time, indoor, outdoor and heat.',
  },
  'thermal-cell-bad': { zh: '第 {row} 行 {column}：无法识别“{value}”。', en: 'Row {row}, {column}: "{value}" cannot be read.' },
  'thermal-steps-unequal': {
    zh: '第 {row} 行与上一行相隔 {seconds} 秒，不是间隔 {step} 秒的整数倍。间隔须相等。',
    en: 'Row {row} comes {seconds} s after the one before, which is no multiple of {step} s: steps have to be equal.',
  },
  'thermal-too-long': { zh: '文件有 {rows} 行，最多 {most} 行。', en: 'The file has {rows} rows, at most {most} can be read.' },
  'thermal-too-short': {
    zh: '只有 {rows} 行可用，不足以求出热阻、热容和得热。',
    en: 'Only {rows} rows can be used: too few for resistance, capacity and gain.',
  },
  'thermal-no-heat': {
    zh: '没有能看出作用的供热或制冷，无法求出热阻和热容；请给出有供热变化的时段。',
    en: 'No heat was brought or taken that the room shows: resistance and capacity cannot be told. Give a time in which heating varies.',
  },
  'thermal-uncertain': {
    zh: '{parameter} 为 {value}，标准误差 {error} 过大（1.96 倍达到其一半），不可用。请给出更长或供热变化更多的时段。',
    en: '{parameter} is {value} with a standard error of {error}, too wide (1.96 of it reach half): give more time, or more changes of heating.',
  },
  'thermal-no-day': {
    zh: '没有连续 24 小时的数据，无法检验提前一天的预测。',
    en: 'No 24 hours stand without a hole: what is told a day ahead cannot be tried.',
  },
  'thermal-no-better': {
    zh: '提前一天的预测（误差 {ours} K）不比“保持不变”（{still} K）好，不可用。',
    en: 'A day ahead it errs by {ours} K, no better than "no change" ({still} K): not to be used.',
  },
  'load-unknown': {
    zh: '建筑 {building} 前 {days} 天的用电读数不足，有 {steps} 个时段无法预测；请先导入读数。',
    en: 'The electricity of {building} is not measured well enough in the {days} days before: {steps} steps cannot be told. Bring readings in.',
  },
  'resource-left-out': {
    zh: '{resource} 没有排进计划，缺少 {missing}；它的用电仍在基础负荷里。',
    en: '{resource} is not planned, for want of {missing}; what it takes stays in the load.',
  },
  'plan-without-pv': {
    zh: '{resource} 没有排进计划：没有单独计量它的发电。',
    en: '{resource} is not planned: no meter counts what it alone makes.',
  },
  'plan-pv-unknown': {
    zh: '{resource} 没有排进计划：此前发电的读数不足，有的时段无法预测。',
    en: '{resource} is not planned: what it made before is not measured well enough to tell all steps.',
  },
  'load-with-pv': {
    zh: '{resource} 没有可用的计量点：它的发电没有从负荷中减去。',
    en: '{resource} has no metering point that can be read: what it makes is not taken off the load.',
  },
  'shed-cut': {
    zh: '{resource}：有 {steps} 个时段余下的负荷少于可削减的份额，只能削减余下的部分。',
    en: '{resource}: in {steps} steps less load is left than its share, and no more than that can be shed.',
  },
  'state-taken-as-least': {
    zh: '不知道 {resource} 现有电量，按最低电量 {kwh} kWh 起算，结束时不低于此。',
    en: 'What {resource} holds is not known: it begins at its least, {kwh} kWh, and ends with no less.',
  },
  'no-such-replay': { zh: '没有编号为 {job} 的回放结果。', en: 'There is no replay of job {job}.' },
  'replay-span': {
    zh: '回放的时间 {from} 至 {to} 不行：须在今天以前，结束在开始之后。',
    en: 'From {from} to {to} cannot be replayed: it has to lie before today and end after it begins.',
  },
  'replay-no-battery': {
    zh: '没有可回放的电池（{resource}）：请在台账中登记，或用资源文件给出；只回放 battery。',
    en: 'There is no battery to replay ({resource}): register one, or give it in a file. Only batteries are replayed.',
  },
  'replay-load-includes': {
    zh: '{resource} 已登记在册：如果它在这段时间运行过，实测负荷里已含它的充放电，节省额会偏离实际。',
    en: '{resource} is in the register: where it ran in this time the measured load has its work in it, and the saving is not what it would be.',
  },
  'replay-nothing-measured': {
    zh: '{building} 在 {from} 至 {to}（不含）没有一天负荷完整计量，无法重演。请换一段时间，或先导入读数。',
    en: 'No day of {building} from {from} to {to} was measured whole: there is nothing to replay. Take another time, or bring its readings in.',
  },
  'schedule-not-made': {
    zh: '{building} 的计划没有做成，原因已写入日志；下一刻钟再试。',
    en: 'The plan of {building} could not be made; the log says why. It is tried again in a quarter of an hour.',
  },
  'peak-partly-measured': {
    zh: '本月已过的 {of} 个时段中有 {steps} 个没有完整计量，当月最高值可能偏低。',
    en: '{steps} of the {of} steps of this month were not measured whole: its highest import may have been higher.',
  },
  'outdoor-as-last-day': {
    zh: '没有天气预报：室外温度按站点 {station} 前 24 小时的实测重复。',
    en: 'No forecast of the weather is kept: outdoors, the last 24 hours observed at {station} come again.',
  },
  'outdoor-typical': {
    zh: '没有天气预报，前 24 小时实测不全：室外温度取站点 {station} 的典型年，仅供参考。',
    en: 'No forecast of the weather is kept, and the last 24 hours are not whole: outdoors is the typical year of {station}, indicative.',
  },
  'state-taken-as-set': {
    zh: '不知道 {resource} 所管房间现在多少度，按设定温度 {degrees} °C 起算。',
    en: 'How warm the room of {resource} is now is not known: it begins at what it is set at, {degrees} °C.',
  },
  'room-rests': {
    zh: '{resource}：室外温度下不用开也不出范围，没有排进计划。',
    en: '{resource} rests: with these temperatures outdoors the room stays within its limits without it.',
  },
  'plan-load-includes': {
    zh: '{resource} 没有自己的计量点或读数不足：以前的用电仍在基础负荷里，计划会重复算它。',
    en: '{resource} has no meter of its own that tells its use: what it took before is in the load, and counts twice in this plan.',
  },
  'given-columns': { zh: '缺少列 {columns}。', en: 'Columns are missing: {columns}.' },
  'given-cell': {
    zh: '第 {row} 行的 {column}：不能用“{value}”，请改正。',
    en: 'Row {row}, {column}: "{value}" cannot be used; correct it.',
  },
  'given-twice': {
    zh: '第 {row} 行：{resource} 在第 {before} 行已经写过，每项资源只能有一行；请合并或删去一行。',
    en: 'Row {row}: row {before} tells of {resource} already, and each resource has one row. Join them, or leave one out.',
  },
  'given-long': { zh: '共 {rows} 行，最多 {most} 行。', en: '{rows} rows, at most {most} are read.' },
  'given-stranger': {
    zh: '{resource} 不是这栋建筑当天在册的这类资源，请核对资源代码。',
    en: '{resource} is no such resource of this building on that day: check its code.',
  },
  'replay-battery-form': {
    zh: '{resource} 的 {field} 不能回放：电池须接在交流侧，各项只写一个数，不写 targets。',
    en: '{field} of {resource} is not replayed: a battery is on alternating current, with one number for each field and no targets.',
  },
  'replay-hours-shared': {
    zh: '有些时段由一小时以内的读数均摊到每 15 分钟：电量电费不受影响，最高需量可能偏低。',
    en: 'Some quarter hours are shares of readings of up to an hour: energy is as it was, the highest demand may be higher.',
  },
  'replay-days-left-out': {
    zh: '{of} 天中有 {count} 天负荷没有完整计量，三项费用都不含这些天。',
    en: '{count} of {of} days were not measured whole: none of the three costs has them.',
  },
  'replay-unplanned': {
    zh: '{count} 天之前的读数不足以预测，电池当天不动。',
    en: 'On {count} days too little had been measured before to tell the load: the batteries rest.',
  },
  'replay-not-proven': {
    zh: '{count} 个月的“全部已知”结果没有在时限内证明为最优。',
    en: 'In {count} months the best with all known was not proven in time.',
  },
  'no-such-schedule': {
    zh: '没有第 {number} 号计划；自动生成的计划只保存几天。',
    en: 'There is no plan {number}; those that are made by themselves are kept for some days only.',
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
