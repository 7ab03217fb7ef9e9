import { slice } from '#slice.ts';
import { jobsWords } from './words.ts';

export const jobsSlice = slice({
  name: 'jobs',
  words: jobsWords,
  async create({ stores: { postgres }, now, warn, audit, ending, words }) {
    const [{ createJobs }, { jobsRoutes }] = await Promise.all([import('./jobs.ts'), import('./routes.ts')]);
    const service = createJobs({ postgres, now, warn, audit, ending });
    return {
      service,
      router: jobsRoutes(service, words),
      checks: { jobs: service.health },
      regionOf: { job: service.lies },
      gauges: { yaodong_jobs_running: { help: 'Jobs that run in this process', ask: async () => service.running() } },
      tasks: [{ name: 'taking up jobs that wait', everyMs: 5000, atOnce: true, run: service.takeUp }],
      mend: service.mend,
      start: service.start,
      stop: service.stop,
    };
  },
});
