import { slice } from '#slice.ts';
import { scheduleWords } from './words.ts';

export const scheduleSlice = slice({ name: 'schedule', words: scheduleWords });
