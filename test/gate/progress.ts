import path from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';

const each = 60_000;

/** A running test file: its path, and when it began (ms of `performance.now`). */
export type AtWork = { readonly file: string; readonly since: number };

/** Reports once a minute how far a run is, what has been running longest, and how much has failed so far. */
export default class Progress implements Reporter {
  readonly #atWork = new Map<string, number>();
  #all = 0;
  #ended = 0;
  #tests = 0;
  #failed = 0;
  #began = performance.now();
  #clock: NodeJS.Timeout | undefined;

  onTestRunStart(files: readonly unknown[]): void {
    this.#all = files.length;
    this.#began = performance.now();
    this.#clock = setInterval(() => console.log(this.#line()), each).unref();
  }

  onTestModuleStart({ moduleId }: TestModule): void {
    this.#atWork.set(moduleId, performance.now());
  }

  onTestModuleEnd(module: TestModule): void {
    this.#atWork.delete(module.moduleId);
    this.#ended += 1;
    for (const test of module.children.allTests()) {
      this.#tests += 1;
      if (test.result().state === 'failed') this.#failed += 1;
    }
  }

  onTestRunEnd(): void {
    clearInterval(this.#clock);
  }

  #line(): string {
    const atWork = [...this.#atWork].map(([file, since]) => ({ file: path.relative(process.cwd(), file), since }));
    const counts = { all: this.#all, ended: this.#ended, tests: this.#tests, failed: this.#failed };
    return progressLine(counts, atWork, this.#began, performance.now());
  }
}

/**
 * @example progressLine({ all: 740, ended: 12, tests: 310, failed: 0 }, [{ file: 'a.test.ts', since: 0 }], 0, 61_000)
 * // '1 min: 12 of 740 files, 310 tests, 0 failed; at work: a.test.ts (61 s)'
 */
export function progressLine(
  { all, ended, tests, failed }: { readonly all: number; readonly ended: number; readonly tests: number; readonly failed: number },
  atWork: readonly AtWork[],
  began: number,
  now: number,
): string {
  const working = atWork
    .toSorted((a, b) => a.since - b.since)
    .map(({ file, since }) => `${file} (${Math.round((now - since) / 1000)} s)`)
    .join(', ');
  return `${Math.floor((now - began) / 60_000)} min: ${ended} of ${all} files, ${tests} tests, ${failed} failed; at work: ${working}`;
}
