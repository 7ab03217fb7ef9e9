import { slice } from '#slice.ts';
import { statusWords } from './status/status-words.ts';
import { tablesWords } from './words.ts';

export const tablesSlice = slice({ name: 'tables', words: { ...tablesWords, ...statusWords } });
