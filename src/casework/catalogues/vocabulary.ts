import { labelTerms } from '#kernel/label-terms.ts';
import { category, type Category } from '#kernel/vocabulary.ts';

/** Columns of a catalogue, as headed in files and tables (`casework.md` 2). */
export const catalogueFieldTerms = category({
  code: { zh: '编码', en: 'Code' },
  name: labelTerms.name,
  list: { zh: '目录', en: 'List' },
  document: labelTerms.document,
  clause: labelTerms.clause,
  from: { zh: '起始日', en: 'From' },
  until: { zh: '终止日', en: 'Until' },
});

/** The lists, strictest last. */
export const catalogueListTerms = category({
  promoted: { zh: '推广', en: 'Promoted' },
  restricted: { zh: '限制', en: 'Restricted' },
  prohibited: { zh: '禁止', en: 'Prohibited' },
});

export type CatalogueList = keyof typeof catalogueListTerms;

/** The verdict on a product. */
export const catalogueVerdictTerms = category({
  ...catalogueListTerms,
  unlisted: { zh: '未列入', en: 'Not listed' },
  'no-catalogue': { zh: '没有已载入的目录', en: 'No catalogue is loaded' },
});

export type CatalogueVerdict = keyof typeof catalogueVerdictTerms;

/** Other words shown in lists of entries. */
export const catalogueTerms = category({
  entries: { zh: '目录条目', en: 'Entries of the catalogues' },
  nation: { zh: '全国', en: 'Nation' },
  published: { zh: '现行的推广、限制、禁止目录', en: 'Promoted, restricted, prohibited' },
  sources: { zh: '对照所用目录', en: 'Catalogues used' },
});

/** The vocabulary of catalogues. */
export const cataloguesVocabulary = {
  catalogueField: catalogueFieldTerms,
  catalogueVerdict: catalogueVerdictTerms,
} as const satisfies Readonly<Record<string, Category>>;
