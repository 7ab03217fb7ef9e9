import type { PlanAnswer } from './answer.ts';
import type { DueClause } from './clauses.ts';
import type { PlanInstance } from './instance.ts';
import type { PlanBeside } from './make.ts';
import type * as store from './store.ts';
import type { Works } from './works.ts';

export type Names = { readonly zh: string; readonly en: string };

/** A plan as made, parsed. */
export type PlanShown = {
  readonly row: store.PlanRow;
  readonly answer: PlanAnswer;
  readonly beside: PlanBeside;
  readonly instance: PlanInstance['instance'];
  readonly adoption: store.AdoptionRow | null;
  readonly dueClauses: readonly DueClause[];
  readonly works: readonly Works[];
  /** Names of packages. */
  readonly packages: ReadonlyMap<string, Names>;
  /** Contains only its limits and some of its projects. */
  readonly partial: boolean;
};
