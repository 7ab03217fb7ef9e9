import { slice } from '#slice.ts';

export const archiveSlice = slice({ name: 'archive' });
