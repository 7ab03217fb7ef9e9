import type { Reporter, TestModule } from 'vitest/node';

/** Prints the run's own result as the last line: `N passed, N failed, N skipped`. A file that could not be loaded counts as failed. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const count = { passed: 0, failed: unhandled.length, skipped: 0, pending: 0 };
    for (const module of modules) {
      let tests = 0;
      for (const test of module.children.allTests()) {
        count[test.result().state] += 1;
        tests += 1;
      }
      if (tests === 0 && module.errors().length > 0) count.failed += 1;
    }
    const line = `${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`;
    process.once('exit', () => process.stdout.write(`\n${line}\n`));
  }
}
