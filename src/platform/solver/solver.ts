import type { Workers } from '#platform/workers/workers.ts';
import type { SolveAnswer } from './answer.ts';
import type { solveInThread } from './solve-worker.ts';

export { mostChoices } from './read-instance.ts';

export type SolverNeeds = { readonly workers: Workers };

export type Solver = ReturnType<typeof createSolver>;

const module = new URL('./solve-worker.ts', import.meta.url);

/**
 * Plans under limits, each with its proof. Nothing is stored.
 * @example const { chosen } = await createSolver({ workers }).solve(text, { gap: 0.001, seconds: 60 });
 */
export function createSolver({ workers }: SolverNeeds) {
  return {
    /**
     * Solves an instance (its text, JSON or YAML, or its value) in a thread.
     * @param gap a share: the relative distance to the bound that is near enough @param seconds after which the result so far is returned
     * @throws Problem `instance-bad`, `instance-too-big`; the reason of `signal` shortly after it is aborted
     */
    solve: (
      instance: unknown,
      { gap = 0.001, seconds = 60, signal }: { gap?: number; seconds?: number; signal?: AbortSignal | undefined } = {},
    ): Promise<SolveAnswer> =>
      workers.run<typeof solveInThread>(module, 'solveInThread', { instance, gap, seconds }, signal === undefined ? {} : { signal }),
  };
}
