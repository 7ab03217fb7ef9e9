import { category, type Category } from '#kernel/vocabulary.ts';

/** The six grounds for renewing equipment, in the order of the documents (`retrofit.md` 2). */
export const groundTerms = category({
  'below-standard': { zh: '不符合现行产品标准', en: 'Below the product standard' },
  'past-life': { zh: '超出设备使用寿命', en: 'Past its service life' },
  'unsafe-not-worth-repair': { zh: '存在安全隐患且无维修价值', en: 'Unsafe and not worth repairing' },
  inefficient: { zh: '能效低于限值', en: 'Efficiency below the limit' },
  'major-accident': { zh: '发生过重大事故', en: 'Had a major accident' },
  'main-part-damaged': { zh: '主要部件受损严重', en: 'Main part is badly damaged' },
});

export type Ground = keyof typeof groundTerms;

export const grounds = Object.keys(groundTerms) as [Ground, ...Ground[]];

/** Whether equipment is due for renewal. */
export const renewalTerms = category({
  due: { zh: '应更新', en: 'To be renewed' },
  'not-due': { zh: '不需更新', en: 'No renewal needed' },
  unknown: { zh: '待查明', en: 'Not known' },
});

export type RenewalVerdict = keyof typeof renewalTerms;

export const renewalVerdicts = Object.keys(renewalTerms) as [RenewalVerdict, ...RenewalVerdict[]];

/** Headings of lists and files of it. */
export const renewalHeadTerms = category({
  title: { zh: '设备更新', en: 'Renewal of equipment' },
  verdict: { zh: '是否更新', en: 'Renewal' },
  grounds: { zh: '更新情形', en: 'Grounds' },
  openGrounds: { zh: '待查情形', en: 'Open grounds' },
  needs: { zh: '补充后即可判定', en: 'Data that would decide' },
  indicative: { zh: '依据未核实', en: 'Indicative' },
  clauses: { zh: '条款原文', en: 'Clauses' },
  notLoaded: { zh: '尚未载入的依据', en: 'Not loaded yet' },
  due: { zh: '应更新台套', en: 'Due' },
});

export const renewalVocabulary = {
  renewalGround: groundTerms,
  renewalVerdict: renewalTerms,
  renewalHead: renewalHeadTerms,
} as const satisfies Readonly<Record<string, Category>>;
