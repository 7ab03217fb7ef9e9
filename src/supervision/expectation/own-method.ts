import type { LocalizedText } from '#kernel/localized-text.ts';

/** No standard defines how to calculate a day's expected use: this program uses its own method. */
export const ownMethod: LocalizedText = {
  zh: '本系统自有方法：十个相似日（docs/decisions/0054）',
  en: 'own method: ten similar days (docs/decisions/0054)',
};
