import { slice } from '#slice.ts';
import { jobsWords } from './words.ts';

export const jobsSlice = slice({
  name: 'jobs',
  words: jobsWords,
  async create({ stores: { postgres }, now, warn, audit, ending, words }) {
    const [{ createJobs }, { jobsRoutes }] = await Promise.all([import('./jobs.ts'), import('./routes.ts')]);
    const face = createJobs({ postgres, now, warn, audit, ending });
    return {
      face,
      router: jobsRoutes(face, words),
      checks: { jobs: face.health },
      regionOf: { job: face.lies },
      gauges: { yaodong_jobs_running: { help: 'Jobs that run in this process', ask: async () => face.running() } },
      tasks: [{ name: 'taking up jobs that wait', everyMs: 5000, atOnce: true, run: face.takeUp }],
      mend: face.mend,
      start: face.start,
      stop: face.stop,
    };
  },
});
