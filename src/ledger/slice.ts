import { slice } from '#slice.ts';

export const ledgerSlice = slice({ name: 'ledger' });
