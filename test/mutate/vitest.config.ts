import { defineConfig } from 'vitest/config';

/** The unit tests as the mutation tester runs them: only those that depend by imports on what it changes. */
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/oracle/**/*.test.ts', 'test/random-meter.test.ts'],
    exclude: ['**/*.{engine,long}.test.ts'],
    setupFiles: [new URL('setup.ts', import.meta.url).pathname],
    testTimeout: 60_000,
  },
});
