import path from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';

/** How long a file took: its project, its path, and milliseconds from its first import to its last hook. */
export type FileTime = { readonly project: string; readonly file: string; readonly ms: number };

/** From the start of the first file of a project to the end of the last (ms). */
export type Span = { readonly from: number; to: number };

const mostFiles = 10;

/**
 * Prints where the time went, and the run's own result as the last line: `N passed, N failed, N skipped`. A file that could not be loaded
 * counts as failed, and so does one whose hooks fail: its tests are never run, and would pass for skipped ones.
 */
export default class ClosingLine implements Reporter {
  readonly #spans = new Map<string, Span>();

  onTestModuleQueued({ project }: TestModule): void {
    const now = performance.now();
    if (!this.#spans.has(project.name)) this.#spans.set(project.name, { from: now, to: now });
  }

  onTestModuleEnd({ project }: TestModule): void {
    const span = this.#spans.get(project.name);
    if (span !== undefined) span.to = performance.now();
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const count = { passed: 0, failed: unhandled.length, skipped: 0, pending: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) count[test.result().state] += 1;
      const groups = [module, ...module.children.allSuites()];
      count.failed += groups.filter((group) => group.errors().length > 0).length;
    }
    const times = timeLines(this.#spans, modules.map(timeOf));
    const line = `${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`;
    process.once('exit', () => process.stdout.write(`\n${times.join('\n')}\n\n${line}\n`));
  }
}

function timeOf(module: TestModule): FileTime {
  const { environmentSetupDuration, prepareDuration, setupDuration, collectDuration, duration } = module.diagnostic();
  const ms = environmentSetupDuration + prepareDuration + setupDuration + collectDuration + duration;
  return { project: module.project.name, file: path.relative(process.cwd(), module.moduleId), ms };
}

/**
 * The seconds that each project took by the clock, and in its files, some of which run in parallel; then the slowest files.
 * @example timeLines(new Map([['unit', { from: 0, to: 900 }]]), [{ project: 'unit', file: 'src/a.test.ts', ms: 1500 }]) // ['time: unit 0.9
 * s (1.5 s in its files)', '  1.5 s  src/a.test.ts']
 */
export function timeLines(spans: ReadonlyMap<string, Span>, files: readonly FileTime[]): string[] {
  const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
  const projects = [...spans].map(([name, { from, to }]) => {
    const inFiles = files.filter(({ project }) => project === name).reduce((sum, { ms }) => sum + ms, 0);
    return `${name} ${seconds(to - from)} (${seconds(inFiles)} in its files)`;
  });
  const slowest = files.toSorted((a, b) => b.ms - a.ms).slice(0, mostFiles);
  return [`time: ${projects.join(', ')}`, ...slowest.map(({ file, ms }) => `  ${seconds(ms)}  ${file}`)];
}
