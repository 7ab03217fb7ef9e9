import { slice } from '#slice.ts';

export const contractTermsSlice = slice({ name: 'contract-terms' });
