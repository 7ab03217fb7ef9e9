import { labels } from '#kernel/label-terms.ts';
import { wordsIn } from '#kernel/vocabulary.ts';
import { projectStageTerms } from '#registry/project/vocabulary.ts';
import type { PageWords } from '../../../i18n/language.tsx';
import { organisationWords } from '../../platform/place/words.ts';

const zh = {
  title: labels.zh.projects,
  below: '建设和改造项目：所在地、建设单位、建筑、各阶段日期，以及判断政策要求所需的信息',
  table: labels.zh.projectList,
  none: '没有符合条件的项目',
  first: { title: '尚无项目', start: '导入项目清单' },
  filter: {
    title: '筛选项目',
    search: labels.zh.nameOrCode,
    work: '建设活动',
    class: '建筑类别',
  },
  stages: wordsIn(projectStageTerms, 'zh'),
  unknown: labels.zh.notFilledIn,
  facts: organisationWords.zh.facts,
  life: '全生命期',
  buildings: '所含建筑',
  noBuildings: '没有登记建筑。',
  binds: '适用的政策要求',
  bindsBelow: (day: string) => `按本项目的信息，${day} 当日有效的文件要求：`,
  incentives: labels.zh.incentives,
  openIncentives: '补充信息后可能享受的激励',
  computeIncentives: '填写面积和造价，计算激励金额',
  incentivesBelow: (day: string) => `按本项目的信息和 ${day} 当日有效的文件。`,
  day: labels.zh.day,
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
    'Construction and retrofit projects: place, owner, buildings, days of their stages, and the details that policy requirements depend on',
  table: labels.en.projectList,
  none: 'No matching projects',
  first: { title: 'There are no projects yet', start: 'Import a list of projects' },
  filter: {
    title: 'Filter the projects',
    search: labels.en.nameOrCode,
    work: 'Kind of work',
    class: 'Class of building',
  },
  stages: wordsIn(projectStageTerms, 'en'),
  unknown: labels.en.notFilledIn,
  facts: organisationWords.en.facts,
  life: 'Life cycle',
  buildings: 'Buildings',
  noBuildings: 'No buildings are recorded.',
  binds: 'Applicable requirements',
  bindsBelow: (day: string) => `What the documents in force on ${day} require of a project with these details:`,
  incentives: labels.en.incentives,
  openIncentives: 'Incentives that may apply once more details are known',
  computeIncentives: 'Enter areas and costs to calculate the amounts',
  incentivesBelow: (day) => `By the details of this project and the documents in force on ${day}.`,
  day: labels.en.day,
  historyLink: labels.en.history,
  ofBuilding: 'Projects',
  noProject: 'This building belongs to no project.',
  valueHint: 'Leave empty to clear. Enter buildings by their codes, separated by semicolons.',
  history: {
    title: (name: string) => `${name}: history`,
    none: 'Nothing was changed.',
    back: 'Back to the project',
  },
};

export const projectWords: PageWords<typeof zh> = { zh, en };
