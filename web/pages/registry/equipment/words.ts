import { labels } from '#kernel/label-terms.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const zh = {
  title: '设备',
  below: '各建筑的锅炉、冷机、水泵、外窗等：所在建筑、容量、能效、投用日期和状况',
  table: '设备清单',
  none: '没有符合条件的设备',
  first: { title: '尚无设备', start: '导入设备清单' },
  filter: '筛选设备',
  state: labels.zh.state,
  years: (count: string) => `${count} 年`,
  ofBuilding: '设备',
  inList: (count: string) => `共 ${count} 条，在设备清单中查看`,
  noEquipment: '这栋建筑没有登记设备。',
};

const en: typeof zh = {
  title: 'Equipment',
  below: 'Boilers, chillers, pumps, windows … of buildings: location, size, efficiency, age and state',
  table: 'Equipment',
  none: 'No matching equipment',
  first: { title: 'There is no equipment yet', start: 'Import a list of equipment' },
  filter: 'Filter the equipment',
  state: 'State',
  years: (count) => `${count} years`,
  ofBuilding: 'Equipment',
  inList: (count) => `See all ${count} in the list of equipment`,
  noEquipment: 'No equipment is recorded for this building.',
};

export const equipmentWords: PageWords<typeof zh> = { zh, en };
