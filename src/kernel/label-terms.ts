import { actionTerms } from './action-terms.ts';
import { headingTerms } from './heading-terms.ts';
import { pageTitleTerms } from './title-terms.ts';
import { rangeTerms } from './range-terms.ts';
import { stateTerms } from './state-terms.ts';
import { wordsIn, category } from './vocabulary.ts';

/** What is requested through a link, without an account. */
const linkTerms = category({
  retrofitSurvey: { zh: '改造调查', en: 'Retrofit survey' },
  unclear: { zh: '不清楚', en: 'Not clear' },
  linkValidDays: { zh: '链接有效天数（默认 14）', en: 'Days the link is valid (default 14)' },
  linkSender: { zh: '发给您链接的人', en: 'The person who sent you the link' },
  makeLink: { zh: '生成链接', en: 'Create link' },
});

/** Headings, states and buttons shared by many tables, forms and documents. */
export const labelTerms = { ...headingTerms, ...stateTerms, ...actionTerms, ...linkTerms, ...rangeTerms, ...pageTitleTerms } as const;

export type Label = keyof typeof labelTerms;

/** The same by language, for dictionaries: `labels.zh.name`. */
export const labels = { zh: wordsIn(labelTerms, 'zh'), en: wordsIn(labelTerms, 'en') } as const;
