import { defineConfig } from 'vitest/config';

/** The unit tests as the mutation tester runs them: those of the slices that it changes, and of the model that these are held against. */
export default defineConfig({
  test: {
    include: [
      'src/{kernel,metering/counter-line,metering/reading-intake,metering/readings,metering/metering,supervision/benchmarking,supervision/overview}/**/*.test.ts',
      'test/oracle/**/*.test.ts',
      'test/random-meter.test.ts',
    ],
    exclude: ['**/*.engine.test.ts'],
    setupFiles: [new URL('setup.ts', import.meta.url).pathname],
    testTimeout: 60_000,
  },
});
