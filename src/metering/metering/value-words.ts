import type { Words } from '#kernel/finding.ts';
import { carrierTerms, statusTerms, unitTerms, valueWordsOf } from '#kernel/vocabulary.ts';

/** Corrections of GB/T 51161 as the standard prints them. */
const symbols = Object.fromEntries(
  Object.entries({ g1: 'γ1', g2: 'γ2', th1: 'θ1', th2: 'θ2', d: 'δ' }).map(([code, sign]) => [code, { zh: sign, en: sign }]),
);

/** What coded values of findings about use are called: see `fill`. */
export const valueWords: Words = {
  ...valueWordsOf(['carrier', 'of', 'parts'], carrierTerms),
  ...valueWordsOf(['status'], statusTerms),
  ...valueWordsOf(['unit', 'wanted'], unitTerms),
  ...valueWordsOf(['symbol'], symbols),
};
