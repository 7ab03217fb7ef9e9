import { labels } from '#kernel/label-terms.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  title: labels.zh.organisations,
  below: '产权、建设、运维和供能单位：所在地区、上级、联系方式，以及各自的建筑和项目',
  table: '单位清单',
  search: labels.zh.nameOrCode,
  none: '没有符合条件的单位。',
  first: '尚无单位。',
  start: '导入单位清单',
  next: labels.zh.nextPage,
  back: '回到第一页',
  facts: '基本信息',
  unknown: labels.zh.notFilledIn,
  buildings: labels.zh.buildings,
  buildingsCount: (count: string) => `${count} 栋，在建筑清单中查看`,
  projects: labels.zh.projects,
  projectsCount: (count: string) => `${count} 个，在项目清单中查看`,
  valueHint: '留空即清除；上级单位写代码。',
};

const en: typeof zh = {
  title: labels.en.organisations,
  below: 'Owners, builders, operators and suppliers: region, parent organisation, contact, and their buildings and projects',
  table: 'Organisations',
  search: labels.en.nameOrCode,
  none: 'No matching organisations',
  first: 'There are no organisations yet.',
  start: 'Import a list of organisations',
  next: labels.en.nextPage,
  back: 'Back to the first page',
  facts: 'Details',
  unknown: labels.en.notFilledIn,
  buildings: labels.en.buildings,
  buildingsCount: (count: string) => `See all ${count} in the list of buildings`,
  projects: labels.en.projects,
  projectsCount: (count: string) => `See all ${count} in the list of projects`,
  valueHint: 'Leave empty to clear. Enter the parent organisation by its code.',
};

export const organisationWords: PageWords<typeof zh> = { zh, en };
