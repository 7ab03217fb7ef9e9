import { slice } from '#slice.ts';

export const counterLineSlice = slice({ name: 'counter-line' });
