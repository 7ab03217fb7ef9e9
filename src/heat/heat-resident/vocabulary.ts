import { labelTerms } from '#kernel/label-terms.ts';
import { category, type Category } from '#kernel/vocabulary.ts';

/** The names of residents' links. */
export const residentLinkTerms = category({
  link: { zh: '给用热人的链接', en: 'Link for the resident' },
  made: { zh: '生成时间', en: 'Created' },
  used: { zh: '最近打开', en: 'Last opened' },
  state: { zh: '链接状态', en: 'State of the link' },
});

/** The current state of a resident's link. */
export const residentLinkStateTerms = category({
  open: { zh: '可用', en: 'Open' },
  ended: { zh: '链接到期', en: 'Expired' },
  revoked: labelTerms.takenBack,
});

export const heatResidentVocabulary = {
  residentLink: residentLinkTerms,
  residentLinkState: residentLinkStateTerms,
} as const satisfies Readonly<Record<string, Category>>;
