import type { Bilingual, Requirable, Rule } from './library.ts';
import type { RestsOn } from './rests.ts';

/** The source of a rule, and how strongly it binds. */
export type Cited = {
  readonly strength: string;
  readonly document: string;
  readonly clause: string;
  readonly quote: string;
  readonly rule: string;
  readonly binds: Rule['binds'];
  readonly doubt?: Bilingual;
  /** Present if it applies only by an outside definition. */
  readonly restsOn?: RestsOn;
};

/** A single requirement; if the clause leaves a choice, `anyOf` replaces the fields from item to unit. */
export type Requirement = Cited & (Requirable | { readonly anyOf: readonly Requirable[] });
