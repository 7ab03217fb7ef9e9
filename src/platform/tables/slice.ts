import { slice } from '#slice.ts';
import { tablesWords } from './words.ts';

export const tablesSlice = slice({ name: 'tables', words: tablesWords });
