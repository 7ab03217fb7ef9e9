import { slice } from '#slice.ts';
import { workersWords } from './words.ts';

export const workersSlice = slice({
  name: 'workers',
  words: workersWords,
  async create({ threads }) {
    const { createWorkers } = await import('./workers.ts');
    const face = threads ?? createWorkers();
    return {
      face,
      gauges: { yaodong_threads_busy: { help: 'Worker threads at work', ask: async () => face.busy() } },
      stop: threads === undefined ? face.stop : async () => undefined,
    };
  },
});
