import type { Solver } from '#platform/solver/solver.ts';

/** What the solver answers (`retrofit.md` 5), as it is kept with a plan. */
export type PlanAnswer = Awaited<ReturnType<Solver['solve']>>;

export type LimitState = PlanAnswer['limits'][number];
