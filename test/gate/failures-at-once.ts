import { stripVTControlCharacters } from 'node:util';
import type { Reporter, TestCase, TestModule, TestSuite } from 'vitest/node';

/** What went wrong in a test or outside of one, as passed by vitest. */
export type Failure = { readonly message: string; readonly diff?: string | undefined; readonly stack?: string | undefined };

const mostFrames = 6;

/**
 * Reports immediately why a test failed. The other reporters do so after the last file, which a run that is cut off by its time limit never
 * reaches.
 */
export default class FailuresAtOnce implements Reporter {
  onTestCaseResult(test: TestCase): void {
    tell(test.module, test.fullName, test.result().errors ?? []);
  }

  onTestSuiteResult(suite: TestSuite): void {
    tell(suite.module, suite.fullName, suite.errors());
  }

  onTestModuleEnd(module: TestModule): void {
    tell(module, 'the file itself', module.errors());
  }
}

function tell(module: TestModule, name: string, errors: readonly Failure[]): void {
  for (const error of errors) process.stderr.write(`\n${failureLines(module.relativeModuleId, name, error).join('\n')}\n\n`);
}

/**
 * The time, the file and the test, then what was expected and what was received, then where.
 * @param now UTC, because a test may fail because of the hour
 */
export function failureLines(file: string, name: string, { message, diff, stack = '' }: Failure, now = new Date()): string[] {
  const frames = stack.split('\n').filter((line) => /^\s+at /u.test(line));
  const text = [message, ...(diff === undefined ? [] : [diff])].map((part) => stripVTControlCharacters(part));
  return [`FAILED ${now.toISOString()} ${file} > ${name}`, ...text, ...frames.slice(0, mostFrames)];
}
