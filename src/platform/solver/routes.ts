import { implement } from '@orpc/server';
import { type Words, tellPlain } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { solverContract } from './contract.ts';
import type { Solver } from './solver.ts';

/** @param words the words of all slices */
export function solverRoutes(solver: Solver, words: Words) {
  const on = implement(solverContract).$context<RequestContext>();
  return on.router({
    // nothing is stored: a caller who leaves no longer wants an answer
    solve: on.solve.handler(async ({ input: { text, gap, seconds }, context: { language }, signal }) => {
      const { chosen, out, limits, changes, findings, ...told } = await solver.solve(text, { gap, seconds, signal });
      return {
        ...told,
        chosen: chosen.map(({ serves, ...one }) => ({ ...one, serves: [...serves] })),
        out: out.map(({ best, addNow, ...one }) => ({
          ...one,
          best: best === null ? null : { ...best, options: [...best.options] },
          addNow: [...addNow],
        })),
        limits: [...limits],
        ...(changes !== undefined && { changes: [...changes] }),
        findings: findings.map((one) => tellPlain(one, words, language)),
      };
    }),
  });
}
