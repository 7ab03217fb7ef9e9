export const roles = ['administrator', 'bureau', 'owner', 'operator', 'auditor', 'viewer', 'aggregator'] as const;

export type Role = (typeof roles)[number];

/**
 * Who asks, and what they may see. Every store function takes one first, so that a query without a scope does not compile.
 * `operator` sees the meters that name the organisation as their operator; `owner` the buildings that name it as theirs; `aggregator` no
 * building but what its portfolios tell of their members.
 */
export type Scope = {
  /**
   * Which account or key it is, never given to another: `user:…`, `key:…`, `local` (the command line), `program`, `public`, `nobody`. What
   * belongs to somebody belongs to this, whatever the name.
   */
  readonly identity: string;
  /** The account's or key's name, for people to read. A name may be given again. */
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
  | { readonly operator: string }
  | { readonly aggregator: string };

/** The organisation that a sight is of; null where it is of a place or of all. */
export function organisationOf(sees: Sight): string | null {
  if ('organisation' in sees) return sees.organisation;
  if ('operator' in sees) return sees.operator;
  return 'aggregator' in sees ? sees.aggregator : null;
}

/** Who asks without signing in. No account and no key has this role; it sees no row of any slice, only what was disclosed. */
export const publicScope: Scope = { identity: 'public', actor: 'public', role: 'public', sees: { region: '' } };

/** The program itself: migrations, schedules, the local command line. */
export const programScope: Scope = {
  identity: 'program',
  actor: 'yaodong',
  role: 'administrator',
  sees: { all: true },
};
