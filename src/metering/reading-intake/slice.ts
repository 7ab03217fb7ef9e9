import { slice } from '#slice.ts';
import { decisionWords } from './words/decision-words.ts';
import { anewWords } from './words/anew-terms.ts';
import { openWords } from './words/open-words.ts';
import { billWords } from './words/bill-words.ts';
import { cellWords } from './words/cell-words.ts';
import { knownWords } from './inspection/known-words.ts';
import { valueWords } from './words/value-words.ts';
import { acrossWords } from './words/across-words.ts';
import { titleWords } from './words/title-words.ts';
import { plainerWords } from './words/plainer-words.ts';
import { readingIntakeWords } from './words.ts';

export const readingIntakeSlice = slice({
  name: 'reading-intake',
  words: {
    ...readingIntakeWords,
    ...titleWords,
    ...acrossWords,
    ...decisionWords,
    ...cellWords,
    ...billWords,
    ...openWords,
    ...anewWords,
    ...valueWords,
    ...knownWords,
    ...plainerWords,
  },
});
