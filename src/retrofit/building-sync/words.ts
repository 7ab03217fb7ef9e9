import type { Words } from '#kernel/finding.ts';

/** Messages of the BuildingSync reader. */
export const buildingSyncWords: Words = {
  'not-buildingsync': {
    zh: '这不是可接受的 BuildingSync 2.7 文件（{why}）；不接受文档类型、实体和其他命名空间。',
    en: 'This is not an acceptable BuildingSync 2.7 file ({why}): document types, entities and other namespaces are refused.',
  },
  'sync-no-building': { zh: '文件中没有建筑。', en: 'The file has no building.' },
  'sync-more-buildings': {
    zh: '只导入了第一栋建筑，另有 {count} 栋未导入。',
    en: 'Only the first building was imported; {count} more were not.',
  },
  'sync-not-taken': { zh: '未导入：{elements}。', en: 'Not imported: {elements}.' },
  'sync-no-measured': { zh: '没有实测情景，用量未导入。', en: 'There is no measured scenario, so no use was imported.' },
  'sync-no-area': { zh: '没有总建筑面积（Gross）。', en: 'There is no gross floor area.' },
  'sync-resource-left': {
    zh: '资源 {resource} 未导入：种类、单位或分项不在可导入之列。',
    en: 'Resource {resource} was not imported: its kind, unit or end use is not supported.',
  },
  'sync-series-left': {
    zh: '{count} 个时间序列未导入（{reason}）：只导入自然月的合计用量。',
    en: '{count} time series were not imported ({reason}): only totals of calendar months are.',
  },
  'sync-measure-left': {
    zh: '措施 {measure} 未导入：没有说明节约哪种能源，或编号重复。',
    en: 'Measure {measure} was not imported: it does not say which carrier it saves, or its code is a duplicate.',
  },
};
