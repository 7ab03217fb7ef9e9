import type { Bilingual, Requirable, Rule } from './library.ts';
import type { RestsOn } from './rests.ts';

/** Where a rule stands and how strongly it binds. */
export type Cited = {
  readonly strength: string;
  readonly document: string;
  readonly clause: string;
  readonly quote: string;
  readonly rule: string;
  readonly binds: Rule['binds'];
  readonly doubt?: Bilingual;
  /** Told where it holds only by an outside definition. */
  readonly restsOn?: RestsOn;
};

/** One thing that is required; where the clause leaves a choice, `anyOf` stands in place of item to unit. */
export type Requirement = Cited & (Requirable | { readonly anyOf: readonly Requirable[] });
