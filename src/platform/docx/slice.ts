import { slice } from '#slice.ts';
import { docxReasonWords, docxWords } from './words.ts';

export const docxSlice = slice({ name: 'docx', words: docxWords, valueWords: docxReasonWords });
