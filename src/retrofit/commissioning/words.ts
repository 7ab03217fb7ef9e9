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
