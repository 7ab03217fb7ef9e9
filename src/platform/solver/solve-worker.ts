/** Reads and solves an instance in a pool thread, so that neither its text nor HiGHS keeps other calls waiting. */
import { readText, valueOf } from '#platform/typed-text/typed-text.ts';
import { Problem } from '#kernel/problem.ts';
import type { SolveAnswer } from './answer.ts';
import { openHighs } from './public/highs.ts';
import { readInstance } from './read-instance.ts';
import { solveInstance } from './solve.ts';

/** The value of a text in JSON or YAML. Throws Problem `instance-bad` if it is neither. */
const instanceOf = (text: string): unknown =>
  valueOf(
    readText(text),
    ({ said }) =>
      new Problem('bad-input', 'instance-bad', { count: 1 }, [{ code: 'instance-broken', severity: 'error', evidence: { said } }]),
  );

export type SolveRequest = { readonly instance: unknown; readonly gap: number; readonly seconds: number };

export async function solveInThread({ instance, gap, seconds }: SolveRequest): Promise<SolveAnswer> {
  const read = readInstance(typeof instance === 'string' ? instanceOf(instance) : instance);
  return solveInstance(read, await openHighs(), { gap, seconds, clock: () => performance.now() });
}
