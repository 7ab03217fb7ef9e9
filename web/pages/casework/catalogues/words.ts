import { catalogueFieldTerms, catalogueListTerms, catalogueTerms, catalogueVerdictTerms } from '#casework/catalogues/vocabulary.ts';
import { labels } from '#kernel/label-terms.ts';
import { wordsIn } from '#kernel/vocabulary.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const termsIn = (language: 'zh' | 'en') => ({
  field: wordsIn(catalogueFieldTerms, language),
  list: wordsIn(catalogueListTerms, language),
  verdict: wordsIn(catalogueVerdictTerms, language),
  ...wordsIn(catalogueTerms, language),
});

const zh = {
  ...termsIn('zh'),
  label: {
    catalogues: labels.zh.catalogues,
    import: labels.zh.import,
    place: labels.zh.place,
    day: labels.zh.day,
    row: labels.zh.row,
    product: labels.zh.product,
    verdict: labels.zh.verdict,
    basis: labels.zh.basis,
    check: labels.zh.check,
    findings: labels.zh.findings,
  },
  below: '产品和技术对照国家、省、市的推广、限制和禁止目录。名称或编码完全一致才作认定，近似名称只供参考。',
  products: '产品清单（csv 或 xlsx，含名称或编码一列）',
  checked: '对照结果',
  candidates: '近似名称（不作认定）',
  none: '尚无目录。请导入目录（csv 或 xlsx）。',
  signIn: labels.zh.staffSignIn,
  publicMeans: '本日有效的推广、限制、禁止目录；以公布目录的文件为准。',
  allPlaces: '不限地区',
  allLists: '全部目录',
  search: '名称或编码',
  more: '更多',
  count: (count: string, on: string) => `${on} 有效，共 ${count} 条。`,
  nonePublic: '尚未载入任何目录。',
  noneFound: '没有符合条件的条目；未列出不等于允许使用，以公布目录的文件为准。',
};

const en: typeof zh = {
  ...termsIn('en'),
  label: {
    catalogues: labels.en.catalogues,
    import: labels.en.import,
    place: labels.en.place,
    day: labels.en.day,
    row: labels.en.row,
    product: labels.en.product,
    verdict: labels.en.verdict,
    basis: labels.en.basis,
    check: labels.en.check,
    findings: labels.en.findings,
  },
  below:
    'Products and techniques checked against the national, provincial and city catalogues. Only an exact name or code counts; similar names are shown for information.',
  products: 'Product list (csv or xlsx, with a name or code column)',
  checked: 'Result',
  candidates: 'Similar names (for information)',
  none: 'There are no catalogues yet. Import one (csv or xlsx).',
  signIn: labels.en.staffSignIn,
  publicMeans: 'What is promoted, restricted and prohibited today. The published documents decide.',
  allPlaces: 'All places',
  allLists: 'All lists',
  search: 'Name or code',
  more: 'More',
  count: (count, on) => `${count} entries in force on ${on}.`,
  nonePublic: 'No catalogue is loaded.',
  noneFound: 'No such entry. That a product is not listed does not permit it: the published documents decide.',
};

export const cataloguesPageWords: PageWords<typeof zh> = { zh, en };
