import { slice } from '#slice.ts';
import { workersWords } from './words.ts';

export const workersSlice = slice({
  name: 'workers',
  words: workersWords,
  async create({ threads }) {
    const { createWorkers } = await import('./workers.ts');
    const service = threads ?? createWorkers();
    return {
      service,
      gauges: { yaodong_threads_busy: { help: 'Worker threads at work', ask: async () => service.busy() } },
      stop: threads === undefined ? service.stop : async () => undefined,
    };
  },
});
