import { category, type Category } from '#kernel/vocabulary.ts';

/** The possible placements of an array. */
export const placementTerms = category({
  best: { zh: '最佳朝向', en: 'Optimal' },
  flat: { zh: '平铺', en: 'Level' },
  latitude: { zh: '按纬度倾斜', en: 'Tilted as the latitude' },
  given: { zh: '按文件', en: 'As given' },
});

/** Terms for showing a design of photovoltaics. */
export const solarDesignTerms = category({
  title: { zh: '光伏设计', en: 'Design' },
  kw: { zh: '拟装功率', en: 'Power to be installed', unit: 'kW' },
  facing: { zh: '限定朝向', en: 'Required azimuth', unit: '°' },
  density: { zh: '每平方米组件的功率', en: 'Power per square metre', unit: 'kW' },
  loadFrom: { zh: '用电年度起始日', en: 'First day of the load year' },
  placement: { zh: '安装姿态', en: 'Placement' },
  load: { zh: '比较的用电', en: 'Load compared', unit: 'kWh' },
  ownKwh: { zh: '自用电量', en: 'Used on site', unit: 'kWh' },
  exportKwh: { zh: '余电上网', en: 'Exported', unit: 'kWh' },
  importKwh: { zh: '仍需购电', en: 'Still imported', unit: 'kWh' },
  ownShare: { zh: '自用率', en: 'Share used on site' },
  coveredShare: { zh: '光伏供电占比', en: 'Share of the load covered' },
  saving: { zh: '全年节省', en: 'Saved in the year', unit: 'yuan' },
});

export const solarDesignVocabulary = {
  placement: placementTerms,
  solarDesign: solarDesignTerms,
} as const satisfies Readonly<Record<string, Category>>;
