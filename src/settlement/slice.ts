import { slice } from '#slice.ts';

export const settlementSlice = slice({ name: 'settlement' });
