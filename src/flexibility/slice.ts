import { slice } from '#slice.ts';

export const flexibilitySlice = slice({ name: 'flexibility' });
