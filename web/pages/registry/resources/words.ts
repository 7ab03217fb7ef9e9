import { labels } from '#kernel/label-terms.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  title: labels.zh.resources,
  below: '各建筑的光伏、储能、充电桩、暖通空调和可调负荷：所在建筑、功率、计量点和投运日期',
  table: '可调资源列表',
  none: '没有符合条件的可调资源',
  first: { title: '尚无可调资源', start: '导入资源清单' },
  filter: '筛选可调资源',
};

const en: typeof zh = {
  title: 'Adjustable resources',
  below:
    'Photovoltaics, batteries, chargers, HVAC and adjustable loads of buildings: building, power, metering point and day of commissioning',
  table: 'Resources',
  none: 'No matching resources',
  first: { title: 'There are no resources yet', start: 'Import a list of resources' },
  filter: 'Filter the resources',
};

export const resourceWords: PageWords<typeof zh> = { zh, en };
