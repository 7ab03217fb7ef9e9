import { slice } from '#slice.ts';
import { tariffWords } from './words.ts';

export const tariffSlice = slice({ name: 'tariff', words: tariffWords });
