import type { PageWords } from '../../../i18n/language.tsx';
import { equipmentWords } from './words.ts';

const zh = {
  below: '按文件所列六种情形逐台判断：应更新、不需更新，或还缺哪一项信息才能判断',
  filter: '筛选更新清单',
  any: '不限定',
  on: '判断日期',
  counts: (due: string, notDue: string, unknown: string) => `应更新 ${due} 台套，不需更新 ${notDue} 台套，待查明 ${unknown} 台套`,
  byKind: '应更新的：按设备类型',
  byGround: '应更新的：按更新情形',
  byOwner: '应更新的：按产权单位',
  noOwner: '未填写产权单位',
  list: '逐台判断',
  nothing: equipmentWords.zh.none,
  clauses: '文件的要求',
  notLoadedMeans: '文件提到、但尚未录入本市知识库的标准和寿命；录入之前，相应情形只能靠逐台填写来判断。',
  file: '导出清单',
  more: '查看六种情形的判断',
  ofBuilding: '设备更新判断',
};

const en: typeof zh = {
  below: 'Each item judged by the six grounds of the documents: to be renewed, not to be renewed, or what information is still missing',
  filter: 'Filter the list',
  any: 'Any',
  on: 'As of',
  counts: (due, notDue, unknown) => `${due} to be renewed, ${notDue} not to be renewed, ${unknown} unknown`,
  byKind: 'To be renewed, by kind',
  byGround: 'To be renewed, by ground',
  byOwner: 'To be renewed, by owner',
  noOwner: 'No owner filled in',
  list: 'Item by item',
  nothing: equipmentWords.en.none,
  clauses: 'Requirements of the documents',
  notLoadedMeans:
    'Standards and service lives that the documents mention and the city has not entered yet; until then these grounds can only be judged from what is entered for each item.',
  file: 'Export the list',
  more: 'See the six grounds',
  ofBuilding: 'Renewal of this equipment',
};

export const renewalWords: PageWords<typeof zh> = { zh, en };
