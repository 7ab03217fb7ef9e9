import { category, type Vocabulary } from '#kernel/vocabulary.ts';

/** Settings of the city, as named in pages and commands. */
export const settingTerms = category({
  cityName: { zh: '城市名称', en: 'Name of the city' },
  climate: { zh: '所在气候区', en: 'Climate zone of the place' },
  mapNumber: { zh: '审图号', en: 'Map number 审图号' },
  tiles: { zh: '底图地址', en: 'Address of map tiles' },
  tilesBy: { zh: '底图来源说明', en: 'Source of the map tiles' },
  filesKeptYears: { zh: '导入文件保存年数', en: 'Years that imported files are kept' },
  open: { zh: '开放公示页（无需登录即可访问）', en: 'The public page is open (no sign-in)' },
  consent: { zh: '公示建筑须有业主同意的记录', en: 'A building is disclosed only with a record of consent' },
  leastArea: { zh: '建筑面积门槛（m²）', en: 'Least floor area (m²)' },
  leastCoverage: { zh: '数据覆盖率门槛（%）', en: 'Least coverage (%)' },
  leastBuildings: { zh: '地区合计至少包含的建筑数', en: 'Least number of buildings in the total of a district' },
  targetsOf: { zh: '公示页列出该地区文件规定的目标', en: 'The public page lists the targets of this place' },
  notice: { zh: '公示说明', en: 'Notice' },
});

/** The names of the city's settings. */
export const settingsVocabulary = { setting: settingTerms } as const satisfies Vocabulary;
