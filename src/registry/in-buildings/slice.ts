import { slice } from '#slice.ts';

/** What kinds whose entities are in buildings have in common: equipment, adjustable resources. */
export const inBuildingsSlice = slice({ name: 'in-buildings' });
