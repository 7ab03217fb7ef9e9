import { actionTerms } from './action-terms.ts';
import { headingTerms } from './heading-terms.ts';
import { linkTerms } from './link-terms.ts';
import { pageTitleTerms } from './title-terms.ts';
import { rangeTerms } from './range-terms.ts';
import { stateTerms } from './state-terms.ts';
import { wordsIn } from './vocabulary.ts';

/** Headings, states and buttons that many tables, forms and documents share. */
export const labelTerms = { ...headingTerms, ...stateTerms, ...actionTerms, ...linkTerms, ...rangeTerms, ...pageTitleTerms } as const;

export type Label = keyof typeof labelTerms;

/** The same by language, for dictionaries: `labels.zh.name`. */
export const labels = { zh: wordsIn(labelTerms, 'zh'), en: wordsIn(labelTerms, 'en') } as const;
