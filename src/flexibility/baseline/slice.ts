import { slice } from '#slice.ts';

export const baselineSlice = slice({ name: 'baseline' });
