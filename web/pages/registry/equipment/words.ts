import { labels } from '#kernel/label-terms.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  title: '设备',
  below: '各建筑的锅炉、冷机、水泵、外窗等：所在建筑、容量、能效、投用日期和状况',
  table: '设备清单',
  none: '没有符合条件的设备',
  first: { title: '尚无设备', start: '导入设备清单' },
  filter: {
    title: '筛选设备',
    search: '名称或编号',
    region: '地区',
    organisation: '产权单位',
    state: labels.zh.state,
    any: '全部',
    clear: '清除筛选',
  },
  state: labels.zh.state,
  facts: '各项信息',
  unknown: '未填写',
  yes: '是',
  no: '否',
  years: (count: string) => `${count} 年`,
  valueHint: '留空即清除；建筑写代码。',
  ofBuilding: '设备',
  inList: (count: string) => `共 ${count} 条，在设备清单中查看`,
  noEquipment: '这栋建筑没有登记设备。',
};

const en: typeof zh = {
  title: 'Equipment',
  below: 'Boilers, chillers, pumps, windows … of buildings: where they stand, size, efficiency, age and state',
  table: 'Equipment',
  none: 'No matching equipment',
  first: { title: 'There is no equipment yet', start: 'Import a list of equipment' },
  filter: {
    title: 'Filter the equipment',
    search: 'Name or code',
    region: 'Region',
    organisation: 'Owner',
    state: 'State',
    any: 'All',
    clear: 'Clear',
  },
  state: 'State',
  facts: 'Facts',
  unknown: 'Not filled in',
  yes: 'yes',
  no: 'no',
  years: (count) => `${count} years`,
  valueHint: 'Empty clears it. A building by its code.',
  ofBuilding: 'Equipment',
  inList: (count) => `${count} in all, see them in the list of equipment`,
  noEquipment: 'No equipment of this building is known.',
};

export const equipmentWords: PageWords<typeof zh> = { zh, en };
