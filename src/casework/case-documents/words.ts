import type { Words } from '#kernel/finding.ts';

export const caseDocumentsWords: Words = {
  'no-such-register': {
    zh: '该流程没有名为 {register} 的名录。现有：{known}。',
    en: 'The procedure has no register {register}. Available: {known}.',
  },
  'no-such-paper': {
    zh: '流程 {procedure} 没有文书 {document}。它出具的文书：{known}。',
    en: 'The procedure {procedure} issues no paper {document}. It issues: {known}.',
  },
  'office-unnamed': {
    zh: '请填写地区 {region} 的机关中文名称，再填英文名称。',
    en: 'Enter the Chinese name of the office of {region} first, then its English name.',
  },
  'template-tag-unknown': {
    zh: '流程没有标记“{tag}”对应的字段，出具时此处显示“—”。',
    en: 'The procedure has no field for the tag {tag}; it is printed as a dash.',
  },
};
