import { slice } from '#slice.ts';

export const listIntakeSlice = slice({ name: 'list-intake' });
