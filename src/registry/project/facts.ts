import type { Fields } from '#platform/ledger/kind-spec.ts';

export type { StageOn } from './stages.ts';

/** A project to be completed on a local day: its region and what is known about it. */
export type Completion = { readonly region: string; readonly day: string; readonly project: Fields };

/** The clause by which a project must not be completed without green acceptance 绿色建筑专项验收; null if none certainly says so. */
export type CompletionRule = (asked: Completion) => { readonly place: unknown; readonly quote: string } | null;
