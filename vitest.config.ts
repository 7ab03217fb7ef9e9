import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import LongestFirst from './test/gate/longest-first.ts';
import { layTemporaryFilesInMemory } from './test/gate/quick-directory.ts';

layTemporaryFilesInMemory();
// what a worker, a thread or a program of the tests has compiled is reused by the next; the program uses the same cache
process.env['NODE_COMPILE_CACHE'] ??= fileURLToPath(new URL('.cache/compiled', import.meta.url));

/** A timeout set in a project takes precedence over the command line, so longer timeouts are set by the environment. */
const patienceMs = Number(process.env['YAODONG_TEST_PATIENCE_S'] ?? 180) * 1000;

/** `YAODONG_SHUFFLE=7`: files, and the tests of each, in the order given by this seed. No test may depend on another running before it. */
const { YAODONG_SHUFFLE: drawn } = process.env;
const order = drawn === undefined ? {} : { shuffle: true, seed: Number(drawn) };

/** On the engines, in processes that keep loaded modules. */
const onEngines = {
  setupFiles: ['./test/chance.ts', './test/derived-once.ts'],
  sequence: { groupOrder: 1, ...order },
  globalSetup: ['./test/engines.ts'],
  maxWorkers: 2,
  isolate: false,
  // Node reads our TypeScript by itself, as the program does, and caches the compiled code; nothing here needs Vite to transform it
  experimental: { viteModuleRunner: false, nodeLoader: false },
  // a machine that is busy is slow, not wrong
  expect: { poll: { timeout: 20_000 } },
  testTimeout: patienceMs,
  hookTimeout: patienceMs,
};

/**
 * Three kinds of test: `unit` needs nothing but Node; `engine` runs on the real PostgreSQL and ClickHouse, in real processes and in a real
 * browser; `long` does the same, with more cases than a gate has time for (`npm run test:long`). The file name says which kind it is:
 * `*.test.ts`, `*.engine.test.ts` (and `*.spec.ts` for the browser), `*.long.test.ts`.
 */
export default defineConfig({
  test: {
    reporters: ['default', './test/gate/failures-at-once.ts', './test/gate/progress.ts', './test/gate/closing-line.ts'],
    sequence: { sequencer: LongestFirst, ...order },
    projects: [
      {
        test: {
          name: 'unit',
          setupFiles: ['./test/chance.ts'],
          sequence: { groupOrder: 0, ...order },
          include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'lint/*.test.ts', 'web/**/*.test.{ts,tsx}'],
          exclude: ['**/*.{engine,long}.test.ts'],
          // on two processors vitest would leave one of them idle
          maxWorkers: Math.max(2, availableParallelism() - 1),
          isolate: false,
          // a machine that is busy is slow, not wrong
          testTimeout: 180_000,
        },
      },
      {
        test: {
          ...onEngines,
          name: 'engine',
          include: ['src/**/*.engine.test.ts', 'test/**/*.engine.test.ts', 'test/e2e/**/*.spec.ts'],
        },
      },
      { test: { ...onEngines, name: 'long', include: ['{src,test}/**/*.long.test.ts'] } },
    ],
  },
});
