import { labelTerms } from '#kernel/label-terms.ts';
import { category, type Category } from '#kernel/vocabulary.ts';

/** What an import brings in, or what was changed by hand. */
export const importKindTerms = category({
  buildings: labelTerms.buildings,
  meters: labelTerms.meters,
  readings: labelTerms.reading,
  organisations: labelTerms.organisations,
  projects: labelTerms.projects,
  equipment: labelTerms.equipment,
  retrofits: labelTerms.retrofitProjects,
  points: labelTerms.measuringPoints,
  channels: { zh: '通道清单', en: 'Channels' },
  people: labelTerms.people,
  training: { zh: '培训记录', en: 'Training' },
  'green-certificates': { zh: '绿电证书', en: 'Green certificates' },
  places: { zh: '行政区划', en: 'Regions' },
  boundaries: { zh: '边界', en: 'Boundaries' },
  weather: labelTerms.weather,
  decisions: { zh: '疑点裁定', en: 'Decisions on findings' },
  attachments: { zh: '备注与附件清单', en: 'Lists of files and notes' },
  standards: labelTerms.standards,
  catalogue: labelTerms.catalogues,
  cases: labelTerms.cases,
  'building-edit': { zh: '手工修改建筑', en: 'Building edited by hand' },
  'meter-edit': { zh: '手工修改计量点', en: 'Metering point edited by hand' },
  'project-edit': { zh: '手工修改项目', en: 'Project edited by hand' },
  occupancy: labelTerms.occupiedTime,
  swap: { zh: '换表', en: 'Meter swapped' },
  merge: { zh: '合并建筑', en: 'Buildings merged' },
  unmerge: labelTerms.takeBackMerge,
  distinct: { zh: '判为不同建筑', en: 'Judged to be different buildings' },
  decision: { zh: '判定存疑', en: 'Decision on a finding' },
  'project-add': { zh: '手工新增项目', en: 'Project added by hand' },
  'organisation-add': { zh: '手工新增单位', en: 'Organisation added by hand' },
  'equipment-edit': { zh: '手工修改设备', en: 'Equipment edited by hand' },
  'retrofit-edit': { zh: '手工修改改造项目', en: 'Retrofit project edited by hand' },
  'retrofit-add': { zh: '手工新增改造项目', en: 'Retrofit project added by hand' },
  'retrofit-advance': { zh: '推进改造项目', en: 'Step of a retrofit project' },
  'retrofit-survey-accept': { zh: '改造调查填报', en: 'Retrofit survey taken over' },
  'retrofit-adopt': { zh: '采纳改造计划', en: 'Retrofit plan adopted' },
  'equipment-add': { zh: '手工新增设备', en: 'Equipment added by hand' },
  'point-edit': { zh: '手工修改测点', en: 'Point edited by hand' },
  'point-add': { zh: '手工新增测点', en: 'Point added by hand' },
  'channel-add': { zh: '自动绑定通道', en: 'Channel bound by itself' },
  'channel-create': { zh: '采集器登记计量点', en: 'Metering point registered by a collector' },
  'person-edit': { zh: '手工修改专家和检查员', en: 'Expert or inspector edited by hand' },
  'person-add': { zh: '手工新增专家和检查员', en: 'Expert or inspector added by hand' },
  'organisation-edit': { zh: '手工修改单位', en: 'Organisation edited by hand' },
});

export const importStateTerms = category({
  begun: labelTerms.running,
  shown: { zh: '已导入', en: 'Imported' },
  previewed: labelTerms.preview,
  failed: { zh: '未导入', en: 'Not imported' },
  undone: labelTerms.undone,
});

export const importsVocabulary = {
  importKind: importKindTerms,
  importState: importStateTerms,
} as const satisfies Readonly<Record<string, Category>>;
