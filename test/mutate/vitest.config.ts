import { defineConfig } from 'vitest/config';

/** The unit tests as the mutation tester runs them: of these, those that rest on what it changes by imports. */
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/oracle/**/*.test.ts', 'test/random-meter.test.ts'],
    exclude: ['**/*.{engine,long}.test.ts'],
    setupFiles: [new URL('setup.ts', import.meta.url).pathname],
    testTimeout: 60_000,
  },
});
