import { labels } from '#kernel/label-terms.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  title: labels.zh.measuringPoints,
  below: '各建筑的温度、湿度、二氧化碳、功率、运行状态等：所在房间与设备、单位、保持时间和合理范围',
  table: '测点一览',
  none: '没有符合条件的测点',
  first: { title: '尚无测点', start: '导入测点清单' },
  filter: { title: '筛选测点', search: labels.zh.nameOrCode, region: labels.zh.place },
  trend: labels.zh.pointTrend,
  trendOf: (code: string) => `${code} 的趋势`,
  trendOfChosen: (count: string) => `所选 ${count} 个测点一起看趋势`,
  exportAll: '导出测点清单（可再导入）',
  valueHint: '留空即清除；建筑写代码，保持时间写 15min、1h 这样的长度。',
};

const en: typeof zh = {
  title: labels.en.measuringPoints,
  below: 'Temperature, humidity, carbon dioxide, power, state … in buildings: room, equipment, unit, hold and plausible range',
  table: 'Points',
  none: 'No matching points',
  first: { title: 'There are no points yet', start: 'Import a list of points' },
  filter: { title: 'Filter the points', search: labels.en.nameOrCode, region: labels.en.place },
  trend: labels.en.pointTrend,
  trendOf: (code) => `Trend of ${code}`,
  trendOfChosen: (count) => `Trend of the ${count} chosen points`,
  exportAll: 'Export all points (can be imported again)',
  valueHint: 'Leave empty to clear. Enter a building by its code, a hold as 15min or 1h.',
};

export const pointWords: PageWords<typeof zh> = { zh, en };
