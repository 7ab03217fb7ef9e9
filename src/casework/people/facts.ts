export { conflicts } from './conflict.ts';

/** A person who reviews, votes, inspects, or is kept for their training. Days are local; both ends of the term are included. */
export type Person = {
  readonly code: string;
  readonly name: string;
  readonly kind: PersonKind;
  /** As written, code or name; empty if unknown. */
  readonly organisation: string;
  /** Region codes; none means everywhere. */
  readonly regions: readonly string[];
  readonly groups: readonly string[];
  readonly title: string;
  readonly from: string | null;
  readonly until: string | null;
  /** Codes or names of organisations, codes of buildings and cases that this person keeps out of. */
  readonly recuse: readonly string[];
  /** The account that represents the person: its name, or `key:NAME`. */
  readonly user: string | null;
};

/** Experts sit on panels and inspectors are drawn; managers and technicians are kept for their training alone. */
export type PersonKind = 'expert' | 'inspector' | 'manager' | 'technician';

/** What a person was drawn or seated for: a number of objects of a draw, or one case of a panel. */
export type Load = {
  readonly person: string;
  readonly source: 'draw' | 'panel';
  /** The code of the draw or the case. */
  readonly of: string;
  readonly name: string;
  /** The local day on which it was drawn or seated. */
  readonly day: string;
  readonly count: number;
};

/** Who acts in a role of a procedure, where and when; local days, both included. */
export type Post = {
  /** The name of an account, or `key:NAME`. */
  readonly holder: string;
  readonly procedure: string;
  readonly role: string;
  readonly region: string;
  readonly from: string | null;
  readonly until: string | null;
  /** The person on whose behalf the holder acts, named the same way as holders. */
  readonly insteadOf: string | null;
};
