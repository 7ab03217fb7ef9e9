/** What a draft is about: each kind is a page of the console and a procedure of the contract. */
export const draftKinds = ['design-check', 'planning-conditions', 'rating', 'prefab'] as const;

export type DraftKind = (typeof draftKinds)[number];

/** A draft without its question. */
export type DraftHead = {
  readonly id: number;
  readonly kind: DraftKind;
  /** The code of its project. */
  readonly project: string | null;
  readonly title: string;
  /** Counted from 1, incremented with each save. */
  readonly revision: number;
  /** The account or key that owns it. */
  readonly owner: string;
  readonly created: Date;
  readonly createdBy: string;
  readonly updated: Date;
  readonly updatedBy: string;
};

export type Draft = DraftHead & {
  readonly question: Readonly<Record<string, unknown>>;
  /** `id@version` of what its answer was based on when it was saved. */
  readonly knowledge: readonly string[];
};

/**
 * An entry of knowledge that is in force in a different version than when a draft was saved; null if it was not or no longer is in force.
 */
export type KnowledgeChange = { readonly id: string; readonly saved: string | null; readonly now: string | null };
