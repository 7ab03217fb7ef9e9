import type { Language } from '#kernel/finding.ts';
import type { Word } from './match.ts';
import type { HitKind } from './vocabulary.ts';

/** A search result. */
export type Hit = {
  readonly code: string | null;
  readonly name: string;
  /** Its location or content. */
  readonly detail: string | null;
  /** Its page in the console. */
  readonly href: string;
};

/** The matches of one kind; `least`: there may be more than `total`. */
export type HitGroup = { readonly kind: HitKind; readonly total: number; readonly least: boolean; readonly hits: readonly Hit[] };

export type SearchQuestion = {
  readonly text: string;
  readonly kind?: HitKind | undefined;
  readonly limit: number;
  readonly language: Language;
};

/** A query parsed into words. */
export type SearchWords = { readonly words: readonly Word[]; readonly text: string; readonly limit: number; readonly language: Language };
