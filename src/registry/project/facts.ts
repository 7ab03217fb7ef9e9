import type { Language } from '#kernel/finding.ts';
import type { Fields } from '#platform/ledger/kind-spec.ts';

export type { StageOn } from './stages.ts';

/** A project to be completed on a local day: its region and what is known about it. */
export type Completion = { readonly region: string; readonly day: string; readonly project: Fields };

/** A clause on completion. `missing`: names of the facts on which it depends and that the project lacks; empty: it applies. */
export type CompletionClause = {
  readonly place: unknown;
  readonly quote: string;
  readonly missing: readonly Readonly<Record<Language, string>>[];
};

/** The clause by which a project must not be completed without green acceptance 绿色建筑专项验收; null if none does, or may. */
export type CompletionRule = (asked: Completion) => CompletionClause | null;
