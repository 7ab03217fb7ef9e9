import { slice } from '#slice.ts';
import type { Workers } from '#workers/workers.ts';
import { scheduleVocabulary } from './vocabulary.ts';
import { scheduleWords } from './words.ts';

type Before = { readonly workers: Workers };

export const scheduleSlice = slice({
  name: 'schedule',
  words: scheduleWords,
  vocabulary: scheduleVocabulary,
  async create({ words }, { workers }: Before) {
    const [{ createSchedule }, { scheduleRoutes }] = await Promise.all([import('./schedule.ts'), import('./routes.ts')]);
    const face = createSchedule({ workers });
    return { face, router: scheduleRoutes(face, words) };
  },
});
