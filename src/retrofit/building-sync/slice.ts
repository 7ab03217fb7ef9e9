import { slice } from '#slice.ts';
import { buildingSyncWords } from './words.ts';

/** BuildingSync 2.7 as text: reads and writes it, without I/O. */
export const buildingSyncSlice = slice({ name: 'building-sync', words: buildingSyncWords });
