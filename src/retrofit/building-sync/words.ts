import type { Words } from '#kernel/finding.ts';

/** Messages of the BuildingSync reader. */
export const buildingSyncWords: Words = {
  'not-buildingsync': {
    zh: '这不是可接受的 BuildingSync 2.7 文件（{why}）；不接受文档类型、实体和其他命名空间。',
    en: 'This is no BuildingSync 2.7 file that is taken ({why}): document types, entities and other namespaces are refused.',
  },
  'sync-no-building': { zh: '文件中没有建筑。', en: 'The file has no building.' },
  'sync-more-buildings': {
    zh: '只取了第一栋建筑，另有 {count} 栋没有取。',
    en: 'The first building alone is taken; {count} more are not.',
  },
  'sync-not-taken': { zh: '没有取用：{elements}。', en: 'Not taken: {elements}.' },
  'sync-no-measured': { zh: '没有实测情景，用量没有取。', en: 'There is no measured scenario: no use is taken.' },
  'sync-no-area': { zh: '没有总建筑面积（Gross）。', en: 'There is no gross floor area.' },
  'sync-resource-left': {
    zh: '资源 {resource} 没有取：种类、单位或分项不在可取之列。',
    en: 'Resource {resource} is not taken: its kind, unit or end use is none that is.',
  },
  'sync-series-left': {
    zh: '{count} 个时间序列没有取（{reason}）：只取自然月的合计用量。',
    en: '{count} time series are not taken ({reason}): totals of calendar months alone are.',
  },
  'sync-measure-left': {
    zh: '措施 {measure} 没有取：没有说明节约哪种能源，或编号重复。',
    en: 'Measure {measure} is not taken: it does not say which carrier it saves, or its code is there already.',
  },
};
