import { slice } from '#slice.ts';
import { jobsWords } from './words.ts';

export const jobsSlice = slice({
  name: 'jobs',
  words: jobsWords,
  async create({ stores: { postgres }, now, warn, words }) {
    const [{ createJobs }, { jobsRoutes }] = await Promise.all([import('./jobs.ts'), import('./routes.ts')]);
    const face = createJobs({ postgres, now, warn });
    return {
      face,
      router: jobsRoutes(face, words),
      gauges: { yaodong_jobs_running: { help: 'Jobs that run in this process', ask: async () => face.running() } },
      mend: face.mend,
      stop: face.stop,
    };
  },
});
