import { slice } from '#slice.ts';

export const scheduleSlice = slice({ name: 'schedule' });
