import type { Fields } from '#platform/ledger/kind-spec.ts';

export type { StageOn } from './stages.ts';

/** A project that is to be completed on a local day: where it lies and what is known of it. */
export type Completion = { readonly region: string; readonly day: string; readonly project: Fields };

/** Where it says that a project may not be completed without green acceptance 绿色建筑专项验收; null where nothing says so for sure. */
export type CompletionRule = (asked: Completion) => { readonly place: unknown; readonly quote: string } | null;
