import { labels } from '#kernel/label-terms.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  filter: {
    search: '名称或编号',
    region: '地区',
    organisation: '产权单位',
    any: '全部',
    clear: '清除筛选',
  },
  state: labels.zh.state,
  facts: '各项信息',
  unknown: '未填写',
  valueHint: '留空即清除；建筑写代码。',
};

const en: typeof zh = {
  filter: {
    search: 'Name or code',
    region: 'Region',
    organisation: 'Owner',
    any: 'All',
    clear: 'Clear',
  },
  state: 'State',
  facts: 'Facts',
  unknown: 'Not filled in',
  valueHint: 'Empty clears it. A building by its code.',
};

/** The words of lists and pages of what is in buildings. */
export const inBuildingsWords: PageWords<typeof zh> = { zh, en };
