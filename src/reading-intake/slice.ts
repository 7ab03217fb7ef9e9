import { slice } from '#slice.ts';
import { readingIntakeWords } from './words.ts';

export const readingIntakeSlice = slice({ name: 'reading-intake', words: readingIntakeWords });
