import { labels } from '#kernel/label-terms.ts';
import { wordsIn } from '#kernel/vocabulary.ts';
import { projectFieldTerms, projectStageTerms } from '#project/vocabulary.ts';
import type { PageWords } from '../../i18n/language.tsx';

const zh = {
  title: labels.zh.projects,
  below: '建设和改造项目：所在地、建设单位、建筑、各阶段日期，以及政策规则所问的事实',
  table: labels.zh.projectList,
  none: '没有符合条件的项目',
  first: { title: '还没有项目', start: '导入项目清单' },
  filter: {
    title: '筛选项目',
    search: labels.zh.nameOrCode,
    region: labels.zh.place,
    organisation: labels.zh.projectOwner,
    work: '建设活动',
    class: '建筑类别',
    stage: labels.zh.stage,
    any: labels.zh.all,
    clear: '清除筛选',
  },
  field: wordsIn(projectFieldTerms, 'zh') as Readonly<Record<string, string>>,
  stages: wordsIn(projectStageTerms, 'zh'),
  unknown: labels.zh.notFilledIn,
  facts: '基本信息与事实',
  life: '全生命期',
  buildings: '所含建筑',
  noBuildings: '没有登记建筑。',
  binds: '适用的政策要求',
  bindsBelow: (day: string) => `按本项目的事实，${day} 当日有效的文件所要求的：`,
  day: '哪一天',
  historyLink: labels.zh.history,
  ofBuilding: '所属项目',
  noProject: '这栋建筑不属于任何项目。',
  valueHint: '留空即清除；建筑写代码，以分号分隔。',
  history: {
    title: (name: string) => `${name}：变更记录`,
    none: '没有变更。',
    back: '返回项目',
  },
};

const en: typeof zh = {
  title: labels.en.projects,
  below:
    'Construction and retrofit projects: where they lie, whose they are, their buildings, the days of their life, and the facts that rules ask of',
  table: labels.en.projectList,
  none: 'No project is like that',
  first: { title: 'There are no projects yet', start: 'Import a list of projects' },
  filter: {
    title: 'Filter the projects',
    search: labels.en.nameOrCode,
    region: labels.en.place,
    organisation: labels.en.projectOwner,
    work: 'Kind of work',
    class: 'Class of building',
    stage: labels.en.stage,
    any: labels.en.all,
    clear: 'Clear',
  },
  field: wordsIn(projectFieldTerms, 'en') as Readonly<Record<string, string>>,
  stages: wordsIn(projectStageTerms, 'en'),
  unknown: labels.en.notFilledIn,
  facts: 'Facts',
  life: 'Life',
  buildings: 'Buildings',
  noBuildings: 'No buildings are named.',
  binds: 'What binds it',
  bindsBelow: (day: string) => `What the documents in force on ${day} require of a project with these facts:`,
  day: 'On which day',
  historyLink: labels.en.history,
  ofBuilding: 'Projects',
  noProject: 'This building belongs to no project.',
  valueHint: 'Empty clears it. Buildings by their codes, with semicolons between.',
  history: {
    title: (name: string) => `${name}: history`,
    none: 'Nothing was changed.',
    back: 'Back to the project',
  },
};

export const projectWords: PageWords<typeof zh> = { zh, en };
