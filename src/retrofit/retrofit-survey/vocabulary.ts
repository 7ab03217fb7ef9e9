import { category, type Category } from '#kernel/vocabulary.ts';

export const retrofitSurveyStateTerms = category({
  open: { zh: '调查中', en: 'In progress' },
  returned: { zh: '已退回补填', en: 'Sent back' },
  accepted: { zh: '已接收', en: 'Accepted' },
  expired: { zh: '链接已到期', en: 'Link expired' },
});

export const retrofitSurveyVocabulary = { retrofitSurveyState: retrofitSurveyStateTerms } as const satisfies Readonly<
  Record<string, Category>
>;
