export const roles = ['administrator', 'bureau', 'owner', 'operator', 'auditor', 'viewer'] as const;

export type Role = (typeof roles)[number];

/**
 * Who asks, and what they may see. Every store function takes one first, so that a query without a scope does not compile.
 * `operator` sees the meters that name the organisation as their operator; `owner` the buildings that name it as theirs.
 */
export type Scope = {
  /** The account's or key's name, as it stands in the audit trail. */
  readonly actor: string;
  readonly role: Role | 'public';
  readonly sees: Sight;
  /** Aborted when who asked a question has left before its answer: long work for them alone may end. */
  readonly leaves?: AbortSignal;
};

export type Sight =
  | { readonly all: true }
  | { readonly region: string }
  | { readonly organisation: string }
  | { readonly operator: string };

/** Who asks without signing in. No account and no key has this role; it sees no row of any slice, only what was disclosed. */
export const publicScope: Scope = { actor: 'public', role: 'public', sees: { region: '' } };

/** The program itself: migrations, schedules, the local command line. */
export const programScope: Scope = { actor: 'yaodong', role: 'administrator', sees: { all: true } };
