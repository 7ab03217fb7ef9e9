import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  filter: {
    search: '名称或编号',
    region: '地区',
    organisation: '产权单位',
  },
  facts: '各项信息',
  valueHint: '留空即清除；建筑写代码。',
};

const en: typeof zh = {
  filter: {
    search: 'Name or code',
    region: 'Region',
    organisation: 'Owner',
  },
  facts: 'Details',
  valueHint: 'Leave empty to clear. Enter a building by its code.',
};

/** The words of lists and pages of what is in buildings. */
export const inBuildingsWords: PageWords<typeof zh> = { zh, en };
