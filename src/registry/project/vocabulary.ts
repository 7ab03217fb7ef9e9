import { kindFields } from '#kernel/kind-fields.ts';
import { kindList } from '#kernel/kind-list.ts';
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

/** What is known of a project besides its name, its buildings, its life and the facts that rules refer to. */
export const projectFacts = kindFields({
  region: labelTerms.place,
  developmentZone: buildingFieldTerms.developmentZone,
  address: labelTerms.address,
  organisation: labelTerms.projectOwner,
  note: labelTerms.note,
});

/** Fields of a project, as headings of forms, tables and files. */
export const projectFieldTerms = kindFields({
  code: labelTerms.code,
  name: labelTerms.name,
  ...projectFacts,
  buildings: labelTerms.buildings,
  stage: { ...labelTerms.stage, of: projectStageTerms },
  initiatedOn: { zh: '立项日期', en: 'Initiated on', is: 'day' },
  plannedOn: { zh: '规划日期', en: 'Planned on', is: 'day' },
  designedOn: { zh: '设计日期', en: 'Designed on', is: 'day' },
  materialsOn: { zh: '建材日期', en: 'Materials on', is: 'day' },
  constructionOn: { zh: '施工日期', en: 'Construction began on', is: 'day' },
  deliveredOn: { zh: '交付日期', en: 'Delivered on', is: 'day' },
  operationOn: { zh: '运营日期', en: 'In operation from', is: 'day' },
  demolishedOn: { zh: '拆除日期', en: 'Demolished on', is: 'day' },
  from: { ...buildingFieldTerms.from, is: 'day' },
});

/** How their list is filtered, searched and sorted; what is no field of its own is a fact that rules refer to. */
export const projectList = kindList({
  filters: { region: 'place', organisation: 'organisation', building: 'building', work: 40, class: 40, stage: projectStageTerms },
  sought: ['name', 'code'],
  sort: { code: 'code', name: 'name', region: 'code', organisation: 'name', projectAreaM2: 'number' },
});

export const projectVocabulary = {
  projectField: projectFieldTerms,
  projectStage: projectStageTerms,
} as const satisfies Readonly<Record<string, Category>>;
