export const roles = ['administrator', 'bureau', 'owner', 'operator', 'auditor', 'viewer', 'aggregator'] as const;

export type Role = (typeof roles)[number];

/**
 * The requester, and what it may see. Every store function takes a scope before anything else, so that a query without one does not
 * compile. `operator` sees the meters that name the organisation as their operator; `owner` the buildings that name it as their owner;
 * `aggregator` no building except what its portfolios show of their members.
 */
export type Scope = {
  /**
   * The account or key, never reassigned: `user:…`, `key:…`, `local` (the command line), `program`, `public`, `nobody`. Ownership is tied
   * to this, whatever the name.
   */
  readonly identity: string;
  /** The account's or key's name, for display. A name may be reused. */
  readonly actor: string;
  readonly role: Role | 'public';
  readonly sees: Sight;
  /** Aborted when the requester has disconnected before the response: long work done only for it may stop. */
  readonly leaves?: AbortSignal;
};

export type Sight =
  | { readonly all: true }
  | { readonly region: string }
  | { readonly organisation: string }
  | { readonly operator: string }
  | { readonly aggregator: string };

/** The organisation of a sight; null if it is for a place or for everything. */
export function organisationOf(sees: Sight): string | null {
  if ('organisation' in sees) return sees.organisation;
  if ('operator' in sees) return sees.operator;
  return 'aggregator' in sees ? sees.aggregator : null;
}

/** A requester that is not signed in. No account and no key has this role; it sees no row of any slice, only what was disclosed. */
export const publicScope: Scope = { identity: 'public', actor: 'public', role: 'public', sees: { region: '' } };

/** The program itself: migrations, schedules, the local command line. */
export const programScope: Scope = {
  identity: 'program',
  actor: 'yaodong',
  role: 'administrator',
  sees: { all: true },
};
