import { slice } from '#slice.ts';
import { typedTextWords } from './words.ts';

export const typedTextSlice = slice({ name: 'typed-text', words: typedTextWords });
