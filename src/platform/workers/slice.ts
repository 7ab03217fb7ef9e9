import { slice } from '#slice.ts';
import { workersWords } from './words.ts';

export const workersSlice = slice({
  name: 'workers',
  words: workersWords,
  async create() {
    const { createWorkers } = await import('./workers.ts');
    const face = createWorkers();
    return {
      face,
      gauges: { yaodong_threads_busy: { help: 'Worker threads at work', ask: async () => face.busy() } },
      stop: face.stop,
    };
  },
});
