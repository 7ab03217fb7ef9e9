import type { PlanAnswer } from './answer.ts';
import type { DueClause } from './clauses.ts';
import type { PlanInstance } from './instance.ts';
import type { PlanBeside } from './make.ts';
import type * as store from './store.ts';
import type { Works } from './works.ts';

export type Names = { readonly zh: string; readonly en: string };

/** A plan as it was made, opened. */
export type PlanShown = {
  readonly row: store.PlanRow;
  readonly answer: PlanAnswer;
  readonly beside: PlanBeside;
  readonly instance: PlanInstance['instance'];
  readonly adoption: store.AdoptionRow | null;
  readonly dueClauses: readonly DueClause[];
  readonly works: readonly Works[];
  /** What packages are called. */
  readonly packages: ReadonlyMap<string, Names>;
  /** Its limits and some of its projects alone. */
  readonly partial: boolean;
};
