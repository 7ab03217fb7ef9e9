import type { Words } from '#kernel/finding.ts';

/** What commissioning says. */
export const commissioningWords: Words = {
  'no-such-commissioning': { zh: '没有编号为 {action} 的调适措施。', en: 'There is no commissioning action {action}.' },
  'commissioning-later': {
    zh: '措施日期 {on} 晚于今天 {today}；请在实施之后登记。',
    en: 'The day {on} is later than today, {today}: write it down once it is done.',
  },
  'commissioning-episode-elsewhere': {
    zh: '预警 {episode} 不属于建筑 {building}，不能关联。',
    en: 'Warning {episode} is not of building {building} and cannot be linked.',
  },
  'commissioning-equipment-elsewhere': {
    zh: '设备 {equipment} 不在建筑 {building} 中，不能关联。',
    en: 'Equipment {equipment} does not stand in building {building} and cannot be linked.',
  },
};
