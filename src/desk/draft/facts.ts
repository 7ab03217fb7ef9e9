/** What a draft is of: each kind is a page of the console and a procedure of the contract. */
export const draftKinds = ['design-check', 'planning-conditions', 'rating', 'prefab'] as const;

export type DraftKind = (typeof draftKinds)[number];

/** A draft without its question. */
export type DraftHead = {
  readonly id: number;
  readonly kind: DraftKind;
  /** The code of the project that it is of. */
  readonly project: string | null;
  readonly title: string;
  /** Counted from 1 with each time it is saved. */
  readonly revision: number;
  /** The account or key whose it is. */
  readonly owner: string;
  readonly created: Date;
  readonly createdBy: string;
  readonly updated: Date;
  readonly updatedBy: string;
};

export type Draft = DraftHead & {
  readonly question: Readonly<Record<string, unknown>>;
  /** `id@version` of what its answer rested on when it was saved. */
  readonly knowledge: readonly string[];
};

/** An entry of knowledge that holds in another version than when a draft was saved; null where it did not hold or no longer does. */
export type KnowledgeChange = { readonly id: string; readonly saved: string | null; readonly now: string | null };
