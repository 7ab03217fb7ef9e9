import { slice } from '#slice.ts';
import type { Knowledge } from '#knowledge/knowledge.ts';
import type { Workdays } from '#workdays/workdays.ts';
import type { Workers } from '#workers/workers.ts';
import { scheduleVocabulary } from './vocabulary.ts';
import { scheduleWords } from './words.ts';

type Before = { readonly workers: Workers; readonly knowledge: Knowledge; readonly workdays: Workdays };

export const scheduleSlice = slice({
  name: 'schedule',
  words: scheduleWords,
  vocabulary: scheduleVocabulary,
  async create({ words, now }, { workers, knowledge, workdays }: Before) {
    const [{ createSchedule }, { scheduleRoutes }] = await Promise.all([import('./schedule.ts'), import('./routes.ts')]);
    const face = createSchedule({ workers, knowledge, workdays, now });
    return { face, router: scheduleRoutes(face, words) };
  },
});
