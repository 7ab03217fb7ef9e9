import { labelTerms } from '#kernel/label-terms.ts';
import { category, type Category } from '#kernel/vocabulary.ts';
import { buildingFieldTerms, stationTerms } from '#registry/registry/vocabulary.ts';

/** The stages of a project's life, in order. */
export const projectStageTerms = category({
  initiated: stationTerms.initiated,
  planned: stationTerms.planned,
  designed: stationTerms.designed,
  materials: { zh: '建材', en: 'Materials' },
  construction: stationTerms.construction,
  delivered: { zh: '交付', en: 'Delivered' },
  operation: { zh: '运营', en: 'In operation' },
  demolished: stationTerms.demolished,
});

/** Fields of a project, as headings of forms, tables and files. */
export const projectFieldTerms = category({
  code: labelTerms.code,
  name: labelTerms.name,
  region: labelTerms.place,
  developmentZone: buildingFieldTerms.developmentZone,
  address: labelTerms.address,
  organisation: labelTerms.projectOwner,
  buildings: labelTerms.buildings,
  note: labelTerms.note,
  stage: labelTerms.stage,
  initiatedOn: { zh: '立项日期', en: 'Initiated on' },
  plannedOn: { zh: '规划日期', en: 'Planned on' },
  designedOn: { zh: '设计日期', en: 'Designed on' },
  materialsOn: { zh: '建材日期', en: 'Materials on' },
  constructionOn: { zh: '施工日期', en: 'Construction began on' },
  deliveredOn: { zh: '交付日期', en: 'Delivered on' },
  operationOn: { zh: '运营日期', en: 'In operation from' },
  demolishedOn: { zh: '拆除日期', en: 'Demolished on' },
  from: buildingFieldTerms.from,
});

export const projectVocabulary = {
  projectField: projectFieldTerms,
  projectStage: projectStageTerms,
} as const satisfies Readonly<Record<string, Category>>;
