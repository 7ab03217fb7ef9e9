import type { LocalizedText } from '#kernel/localized-text.ts';

/** No standard says how a day's expected use is calculated: it is a method of this program's own. */
export const ownMethod: LocalizedText = {
  zh: '本系统自有方法：十个相似日（docs/decisions/0054）',
  en: 'own method: ten similar days (docs/decisions/0054)',
};
