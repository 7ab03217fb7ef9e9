import type { Solver } from '#platform/solver/solver.ts';

/** The solver's answer (`retrofit.md` 5), as stored with a plan. */
export type PlanAnswer = Awaited<ReturnType<Solver['solve']>>;

export type LimitState = PlanAnswer['limits'][number];
