import { labelTerms } from '#kernel/label-terms.ts';
import { category, type Category } from '#kernel/vocabulary.ts';

/** Fields of an organisation, as named in forms, tables and file headers. */
export const organisationFieldTerms = category({
  code: labelTerms.code,
  name: labelTerms.name,
  uscc: { zh: '统一社会信用代码', en: 'Unified social credit code' },
  kind: { zh: '单位类型', en: 'Kind of organisation' },
  parent: { zh: '上级单位', en: 'Parent organisation' },
  region: { zh: '所在地区', en: 'Region' },
  contact: { zh: '联系人', en: 'Contact' },
  phone: { zh: '电话', en: 'Phone' },
  from: { zh: '生效日期', en: 'Valid from' },
});

export const organisationKindTerms = category({
  'state-organ': { zh: '国家机关', en: 'State organ' },
  'public-institution': { zh: '事业单位', en: 'Public institution' },
  enterprise: { zh: '企业', en: 'Enterprise' },
  supplier: { zh: '供能单位', en: 'Supplier' },
  'service-company': { zh: '节能服务公司', en: 'Service company' },
  other: { zh: '其他', en: 'Other' },
});

/** Levels of places; a zone has duties of its own in addition to its county's. */
export const placeKindTerms = category({
  nation: { zh: '国家', en: 'Nation' },
  province: { zh: '省级', en: 'Province' },
  prefecture: { zh: '地级', en: 'Prefecture' },
  county: { zh: '县级', en: 'County' },
  zone: { zh: '功能区', en: 'Zone' },
});

/** The names in the administrative tree and of its organisations. */
export const placeVocabulary = {
  organisationField: organisationFieldTerms,
  organisationKind: organisationKindTerms,
  placeKind: placeKindTerms,
} as const satisfies Readonly<Record<string, Category>>;
