import type { Words } from '#kernel/finding.ts';

/** Messages of commissioning. */
export const commissioningWords: Words = {
  'no-such-commissioning': { zh: '没有编号为 {action} 的调适措施。', en: 'There is no commissioning action {action}.' },
  'notice-commissioning-due': {
    zh: '{what} 应于 {due} 进行定期调适（每 {months} 个月一次，上次 {last}）。完成后请登记调适措施。',
    en: '{what} is to be commissioned on {due} (every {months} months, last on {last}). Write the action down once it is done.',
  },
  'commissioning-later': {
    zh: '措施日期 {on} 晚于今天 {today}；请在实施之后登记。',
    en: 'The day {on} is later than today, {today}: write it down once it is done.',
  },
  'commissioning-carrier-unmetered': {
    zh: '建筑 {building} 没有计量{carrier}的计量点，措施的效果无从得知；已计量的有{metered}。请改选能源种类，或先登记计量点。',
    en: 'No metering point of building {building} measures {carrier}, so an effect could not be measured; it is metered by {metered}. Choose another carrier, or add the meter first.',
  },
  'commissioning-episode-elsewhere': {
    zh: '预警 {episode} 不属于建筑 {building}，不能关联。',
    en: 'Warning {episode} is not of building {building} and cannot be linked.',
  },
  'commissioning-equipment-elsewhere': {
    zh: '设备 {equipment} 不在建筑 {building} 中，不能关联。',
    en: 'Equipment {equipment} does not stand in building {building} and cannot be linked.',
  },
  'effect-baseline-short': {
    zh: '措施之前 365 天内可用于比较的日子只有 {days} 天，至少要 {least} 天，才能给出区间和判定。请补齐此前的读数。',
    en: 'Only {days} days of the 365 before can be compared with; an interval and a verdict need {least}. Bring in the earlier readings.',
  },
  'effect-baseline-uneven': {
    zh: '措施之前的 {days} 天用量起伏相互关联太强，不足以给出区间和判定。请补充更早的读数。',
    en: 'The {days} days before depend on each other too much for an interval and a verdict. Bring in earlier readings.',
  },
  'effect-months-missing': {
    zh: '没有日均温，措施之前的日子又只涉及全年 {months} 个月：分不清季节与措施的作用，不给出区间和判定。请导入气象数据。',
    en: 'Temperatures are not known, and the days before are of only {months} months of the year: a season could look like an effect, so no interval and no verdict. Bring in the weather.',
  },
  'effect-without-temperature': {
    zh: '没有日均温：区间只由此前 {days} 天用量本身的起伏得出，未扣除天气影响，因此较宽。请导入气象数据。',
    en: 'Temperatures are not known: the interval is that of use itself over the {days} days before, weather included, and so a wide one. Bring in the weather.',
  },
  'effect-days-without-temperature': {
    zh: '{count} 天没有日均温，未计入。请导入气象数据。',
    en: '{count} days have no temperature and do not count. Bring in the weather.',
  },
  'effect-days-beyond': {
    zh: '{count} 天的日均温超出措施之前的范围（{min} 至 {max} °C），没有可比的日子，未计入。',
    en: '{count} days were colder or warmer than any day before ({min} to {max} °C): nothing compares with them, and they do not count.',
  },
  'effect-not-certain': {
    zh: '90% 区间不含零，但还不足以下结论：判定按 98% 区间，避免把偶然起伏当作效果。再积累一些天数。',
    en: 'The interval of 90 % leaves zero out, but a verdict needs one of 98 %, so that chance is not taken for an effect. Wait for more days.',
  },
  'detectable-unknown': {
    zh: '{days} 天能看出多少还不知道：最近 {days} 天中可比的有 {counted} 天（至少 {countedLeast} 天），再往前可用于比较的有 {reference} 天（至少 {least} 天）。共需约 {needed} 天有读数和日均温的日子。',
    en: 'What could be seen after {days} days is not known: {counted} of the last {days} can be compared ({countedLeast} are needed), and {reference} days before them can be compared with ({least} are needed). Some {needed} days with readings and temperatures are needed in all.',
  },
  'detectable-falling': {
    zh: '最近 {days} 天的用量已低于此前的水平：现在开始的措施会把这一变化也算进去，请先查明原因。',
    en: 'Use of the last {days} days is already lower than before: an action that begins now would get this change too. Find out why first.',
  },
  'detectable-rising': {
    zh: '最近 {days} 天的用量已高于此前的水平：现在开始的措施会把这一变化也算进去，请先查明原因。',
    en: 'Use of the last {days} days is already higher than before: an action that begins now would get this change too. Find out why first.',
  },
  'detectable-without-temperature': {
    zh: '没有日均温，读数又未覆盖全年：分不清季节与措施的作用。请导入气象数据。',
    en: 'Temperatures are not known, and readings do not cover a year: a season could look like an effect. Bring in the weather.',
  },
  'start-band-bad': {
    zh: '室温范围 {low} 至 {high} 的下限不低于上限；请写成 18:26 这样的范围。',
    en: 'The band from {low} to {high} has no lower end below its upper end: write it as 18:26.',
  },
  'start-day-closed': { zh: '{day} 没有使用时间，不需要开机。', en: 'The building does not open on {day}: nothing is to be started.' },
  'start-no-rooms': {
    zh: '建筑 {building} 没有标签为 zone-air 的温度测点，不知道室温何时达到。请先登记测点。',
    en: 'Building {building} has no temperature point tagged zone-air: when its rooms were right is not known. Add points.',
  },
  'start-no-running': {
    zh: '建筑 {building} 没有标签为 running 的状态测点，不知道何时开机。请先登记测点。',
    en: 'Building {building} has no state point tagged running: when plant was started is not known. Add points.',
  },
  'start-too-few-days': {
    zh: '能看出开机与室温的相似日只有 {count} 天，少于 {least} 天，不作建议。',
    en: 'Only {count} similar days tell when plant was started and rooms were right, fewer than {least}: no advice.',
  },
  'start-never-inside': {
    zh: '{days} 个相似日中，超过一成的日子到开门时室温仍未达到，提前多久都不能保证；请检查设备或范围。',
    en: 'On more than a tenth of the {days} similar days the rooms were not right by opening, whenever plant was started: look at the plant, or the band.',
  },
  'start-days-untold': {
    zh: '{count} 个相似日没有开机记录或室温数据不足，未计入。',
    en: 'Of {count} similar days it is not known when plant was started, or what the rooms were like: they do not count.',
  },
  'start-own-method': {
    zh: '建议由本系统自有方法得出，只看过去相似日；开机更晚时建筑会再凉（热）一些，请逐步推迟并复核。',
    en: 'By our own method, from similar days alone: with a later start the building cools (or warms) a little further, so go later step by step.',
  },
};
