import { headingTerms } from '#kernel/heading-terms.ts';
import { wordsIn } from '#kernel/vocabulary.ts';
import { briefTerms } from '#reporting/brief/vocabulary.ts';
import { targetStatusTerms } from '#reporting/targets/vocabulary.ts';
import type { PageWords } from '../../../i18n/language.tsx';

const wordsOf = (language: 'zh' | 'en') => ({
  ...wordsIn(briefTerms, language),
  statusOf: wordsIn(targetStatusTerms, language),
  place: headingTerms.place[language],
  year: headingTerms.year[language],
  unit: headingTerms.unit[language],
});
const zh = { ...wordsOf('zh'), without: (count: string) => `缺数据、无法判断的 ${count} 项` };

export const briefWords: PageWords<typeof zh> = {
  zh,
  en: { ...wordsOf('en'), without: (count) => `${count} without the data to be judged` },
};
