/** Reads and solves an instance in a thread of the pool: neither its text nor HiGHS keeps other calls waiting. */
import type { SolveAnswer } from './answer.ts';
import { openHighs } from './public/highs.ts';
import { readInstance } from './read-instance.ts';
import { instanceOf } from './read-text.ts';
import { solveInstance } from './solve.ts';

export type SolveRequest = { readonly instance: unknown; readonly gap: number; readonly seconds: number };

export async function solveInThread({ instance, gap, seconds }: SolveRequest): Promise<SolveAnswer> {
  const read = readInstance(typeof instance === 'string' ? instanceOf(instance) : instance);
  return solveInstance(read, await openHighs(), { gap, seconds, clock: () => performance.now() });
}
