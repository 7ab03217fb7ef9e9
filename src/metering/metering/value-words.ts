import type { Words } from '#kernel/finding.ts';
import { carrierTerms, statusTerms, unitTerms, valueWordsOf } from '#kernel/vocabulary.ts';

/** Corrections of GB/T 51161 as printed in the standard. */
const symbols = Object.fromEntries(
  Object.entries({ g1: 'γ1', g2: 'γ2', th1: 'θ1', th2: 'θ2', d: 'δ' }).map(([code, sign]) => [code, { zh: sign, en: sign }]),
);

/** Names for coded values of findings about use: see `fill`. */
export const valueWords: Words = {
  ...valueWordsOf(['carrier', 'of', 'parts'], carrierTerms),
  ...valueWordsOf(['status'], statusTerms),
  ...valueWordsOf(['unit', 'wanted'], unitTerms),
  ...valueWordsOf(['symbol'], symbols),
};
