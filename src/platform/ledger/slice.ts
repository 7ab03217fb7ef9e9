import { slice } from '#slice.ts';
import { ledgerWords } from './words.ts';

export const ledgerSlice = slice({ name: 'ledger', words: ledgerWords });
