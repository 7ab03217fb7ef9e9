import {
  districtBasisTerms,
  districtKindTerms,
  districtLimitTerms,
  districtObjectiveTerms,
  districtOversizeTerms,
  districtStatusTerms,
  districtTerms,
} from '#heat/district-energy/vocabulary.ts';
import { labels } from '#kernel/label-terms.ts';
import { useTerms, wordsIn } from '#kernel/vocabulary.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  term: wordsIn(districtTerms, 'zh'),
  kind: wordsIn(districtKindTerms, 'zh'),
  basis: wordsIn(districtBasisTerms, 'zh'),
  objective: wordsIn(districtObjectiveTerms, 'zh'),
  status: wordsIn(districtStatusTerms, 'zh'),
  limit: wordsIn(districtLimitTerms, 'zh'),
  oversize: wordsIn(districtOversizeTerms, 'zh'),
  use: wordsIn(useTerms, 'zh'),
  yuan: '元',
  place: labels.zh.place,
  state: labels.zh.state,
  useLabel: labels.zh.use,
  name: labels.zh.name,
  findings: labels.zh.findings,
  remove: labels.zh.remove,
  below: '按本市同类建筑的实测预测片区需求，分期选出供能设施；没有实测的会写明。',
  none: '还没有区域能源规划。',
  open: (plan: string) => `打开规划 ${plan}`,
  make: '编制新规划',
  file: '片区文件（JSON 或 YAML，每个数写明 origin）',
  begin: '编制并保存规划',
  busy: '正在预测需求、求解供能……',
  cancel: '停止编制规划',
  cancelled: '已停止编制，没有保存规划。',
  removeMeans: '规划和它的文件不再保留，操作记录里留下名称和文件指纹。只有编制人和管理员可以删除。',
  paper: '下载规划文本（docx）',
  sheet: '下载各地块需求（xlsx）',
};

const en: typeof zh = {
  term: wordsIn(districtTerms, 'en'),
  kind: wordsIn(districtKindTerms, 'en'),
  basis: wordsIn(districtBasisTerms, 'en'),
  objective: wordsIn(districtObjectiveTerms, 'en'),
  status: wordsIn(districtStatusTerms, 'en'),
  limit: wordsIn(districtLimitTerms, 'en'),
  oversize: wordsIn(districtOversizeTerms, 'en'),
  use: wordsIn(useTerms, 'en'),
  yuan: 'yuan',
  place: labels.en.place,
  state: labels.en.state,
  useLabel: labels.en.use,
  name: labels.en.name,
  findings: labels.en.findings,
  remove: labels.en.remove,
  below:
    'What the plots of a district need, from measured buildings of their uses in this city, and the plants that supply it by phase. What is not measured is said.',
  none: 'There are no district energy plans yet.',
  open: (plan: string) => `Open the plan ${plan}`,
  make: 'New district energy plan',
  file: 'File of the district (JSON or YAML, each number with its origin)',
  begin: 'Make and keep the plan',
  busy: 'Demand and supply are being calculated…',
  cancel: 'Stop making the plan',
  cancelled: 'It was stopped; no plan was kept.',
  removeMeans:
    'The plan and its file are deleted; the trail keeps its name and the fingerprint of its file. Only its author and administrators may delete it.',
  paper: 'Planning paper (docx)',
  sheet: 'Demand of each plot (xlsx)',
};

export const districtPlanWords: PageWords<typeof zh> = { zh, en };
