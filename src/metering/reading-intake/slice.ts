import { slice } from '#slice.ts';
import { decisionWords } from './decision-words.ts';
import { anewWords } from './anew-terms.ts';
import { openWords } from './open-words.ts';
import { cellWords } from './cell-words.ts';
import { knownWords } from './known-words.ts';
import { valueWords } from './value-words.ts';
import { acrossWords } from './across-words.ts';
import { titleWords } from './title-words.ts';
import { plainerWords } from './plainer-words.ts';
import { readingIntakeWords } from './words.ts';

export const readingIntakeSlice = slice({
  name: 'reading-intake',
  words: {
    ...readingIntakeWords,
    ...titleWords,
    ...acrossWords,
    ...decisionWords,
    ...cellWords,
    ...openWords,
    ...anewWords,
    ...valueWords,
    ...knownWords,
    ...plainerWords,
  },
});
