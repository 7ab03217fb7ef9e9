import { type Lies, liesOf, ofAsker, type PlacedAt, type TrailEntry, type WriteTrail } from '#kernel/trail.ts';
import type { Pool } from 'pg';
import { untilBack } from '#kernel/store-retry.ts';
import type { Evidence } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import type { Scope } from '#kernel/scope.ts';
import { keyOfName } from './sign-in/attempts.ts';
import { accountNamed, addAccount, hasExpired, oneTimeLink, setAccountDisabled } from './accounts.ts';
import type { Given } from './accounts.ts';
import { createAuth, missingTables } from './auth.ts';
import type { Auth } from './auth.ts';
import { callerOf } from './caller.ts';
import { createAuthEndpoint } from './sign-in/auth-endpoint.ts';
import { usualSignInRules } from './facts.ts';
import type { SignInRules } from './facts.ts';
import { type Holder, holderNamed, standingIdentities } from './holder.ts';
import { accountBehind, identityOfKey, identityOfUser } from './identity.ts';
import { rightsOf } from './standing-rights.ts';
import { createKey, presentKey } from './keys.ts';
import { createKeptCalls, type Runners } from './kept-calls.ts';
import { recordRepeated } from './repeats.ts';
import { createGuesses } from './sign-in/guesses.ts';
import { paced } from './sign-in/rates.ts';
import type { RepeatedEntry } from './store/repeat-store.ts';
import { freshSecret, secretVerbs } from './secret.ts';
import { sessionVerbs } from './sign-in/sessions.ts';
import { accessStore } from './store/store.ts';
import type { AccessStore, AuditFilter, AuditRow } from './store/store.ts';
import type { UserRow } from './store/rows.ts';
import { upkeep } from './upkeep.ts';

export { addressHeader } from './auth.ts';
export type { Caller } from './caller.ts';
export type { Holder } from './holder.ts';
export type { KeyedCall } from './kept-calls.ts';

export type AccessNeeds = {
  readonly postgres: Pool;
  readonly now: () => number;
  /** The public address of the site; may be known only once the server listens. */
  readonly site: () => string;
  /** Every origin the console may be opened from. */
  readonly origins: () => readonly string[];
  readonly secureCookies: boolean;
  /** Full rights for anyone who can read the data directory: the command line used alongside a running server. */
  readonly localKey: string;
  /** Replaces the stored secret when several servers share the stores. */
  readonly secret?: string | undefined;
  /** The previous secret, while it is being changed. */
  readonly secretBefore?: string | undefined;
  /** All regions within a region. */
  readonly regionsWithin: (region: string) => Promise<readonly string[]>;
  /** The processes running on these stores. */
  readonly runners: Runners;
  readonly warn: (message: string) => void;
  /** Stops waiting for an unavailable store: the program is shutting down. */
  readonly ending: AbortSignal;
};

export type Access = Awaited<ReturnType<typeof createAccess>>;

/**
 * Accounts, keys, scopes and the audit trail. Throws if any table that sign-in needs is missing.
 * @example await (await createAccess(needs)).callerOf(headers) // the caller, with scope and language; anonymous scopes see nothing
 */
export async function createAccess(needs: AccessNeeds) {
  const store = accessStore(needs.postgres);
  const secret = needs.secret ?? (await store.secret(wholeProgram, freshSecret()));
  const authNeeds = { ...needs, secret, site: needs.site(), shut: (id: string) => whyShut(store, id, needs.now()) };
  const missing = await missingTables(authNeeds);
  if (missing.length > 0) throw new Error(`sign-in lacks tables or columns: ${missing.join('; ')}`);
  const auth = createAuth(authNeeds);
  let rules: () => Promise<SignInRules> = async () => usualSignInRules;
  const internals = { ...needs, auth, store, secretUsed: secret, rules: () => rules() };
  let placed: PlacedAt = async (lies) => ({ region: typeof lies === 'string' ? lies : undefined, touched: [] });
  const left = new WeakSet<Scope>();
  const audit = (scope: Scope, entry: TrailEntry) =>
    untilBack(async () => {
      left.add(scope);
      const { action, subject, detail = {} } = entry;
      const there = await placed(liesOf(entry));
      const { region, touched } = there.region === undefined ? await placed(ofAsker(scope)) : there;
      if (entry.oncePerPlace === true && (await store.isWrittenOf(wholeProgram, { action, subject, touched }))) return;
      await store.addAudit(scope, { action, subject, region: region ?? null, touched, detail: withoutSecrets(detail) });
    }, needs.ending);
  const repeated = (scope: Scope, entry: RepeatedEntry) => untilBack(() => recordRepeated(store, needs.now(), scope, entry), needs.ending);
  return {
    /** Removes expired records and closes counted repeats in the audit trail. */
    upkeep: () => upkeep(store, needs.now()),
    /** Writes to the audit trail, which is append-only. Secrets in the detail are left out. */
    audit,
    /** Whether an entry was written with exactly this scope object; a copy does not count. */
    hasLeft: (scope: Scope): boolean => left.has(scope),
    /** Sets the function that is called from now on for the region of an audit entry's subject. */
    placedBy: (asked: PlacedAt) => void (placed = asked),
    /** Sets where the city's sign-in rules are read from. */
    ruledBy: (asked: () => Promise<SignInRules>) => void (rules = asked),
    /** Whether accounts of this role have no access without a second factor. */
    needsSecondFactor: async (role: Scope['role']) => (await rules()).secondFactor.some((one) => one === role),
    /** Everything under `/api/auth`. */
    endpoint: createAuthEndpoint({ ...internals, ownWords: () => wordsOf(needs.site()), record: audit, recordRepeated: repeated }),
    /** The caller, by local key, API key or session; null without a key or a valid session. Throws Problem `wrong-key`. */
    callerOf: (headers: Headers) => callerOf(internals, headers),
    auditTrail: (scope: Scope, filter: AuditFilter) => auditTrail(internals, scope, filter),
    /** The position in the chain and the hash of the last statement recorded in the audit trail; null if there is none. */
    lastStatement: () => lastStatement(internals),
    /** All audit entries that match a filter, newest first, in chunks. */
    auditPieces: (scope: Scope, filter: Omit<AuditFilter, 'limit'>) => auditPieces(internals, scope, filter),
    /** The current rights of an account or key, by its identity; null if it no longer gives access. */
    rightsOf: (identity: string) => rightsOf(internals, identity),
    /** The account with a name, or the key for `key:NAME`; null if there is none. */
    holderNamed: (text: string): Promise<Holder | null> => holderNamed(store, text),
    ...createKeptCalls(store, needs.now, needs.runners),
    ...createGuesses({ store, now: needs.now, recordRepeated: repeated }),
    /** Rate-limits work that anonymous callers may do. Throws Problem `too-many-requests`, and anything that the work throws. */
    paced: <T>(pace: Parameters<typeof paced>[1], work: () => Promise<T>) => paced(store, pace, work),
    /** The identities that `Scope` uses for all existing accounts and keys: a name may be reused, an identity never is. */
    standingIdentities: () => standingIdentities(store),
    ...accountVerbs(internals, audit),
    ...sessionVerbs({ ...internals, record: audit }),
    ...secretVerbs({ ...needs, record: audit }, secret),
    ...keyVerbs(internals, audit),
  };
}

/** Words that any attacker knows: the program's name and the parts of the address. */
function wordsOf(site: string): string[] {
  const { hostname } = new URL(site);
  return ['yaodong', '窑洞', hostname, ...hostname.split('.').filter((part) => part.length > 3)];
}

/** An account that is closed, or whose one-time password was not changed in time, gets no session. */
async function whyShut(store: AccessStore, id: string, now: number) {
  const user = await store.userById(wholeProgram, id);
  if (user === undefined || user.disabled) return 'ACCOUNT_CLOSED';
  return hasExpired(user, now) ? 'ONE_TIME_EXPIRED' : null;
}

type AccessInternals = AccessNeeds & {
  readonly auth: Auth;
  readonly store: AccessStore;
  readonly secretUsed: string;
  readonly rules: () => Promise<SignInRules>;
};
type Audit = WriteTrail;

/** The location of an account or key: its region or its organisation; without either, it belongs to the whole program. */
const whereHeld = ({
  region,
  organisation,
}: {
  readonly region: string | null;
  readonly organisation: string | null;
}): Exclude<Lies, undefined> => region ?? (organisation === null ? null : { where: [`organisation:${organisation}`] });

function accountVerbs(internals: AccessInternals, audit: Audit) {
  return {
    /** A given password is kept unchanged, as in the demo; otherwise one is generated that must be changed. */
    async addUser(scope: Scope, given: Given & { readonly password?: string }) {
      const { place, password, expiresAt } = await addAccount(internals, { ...given, mustChange: given.password === undefined });
      await audit(scope, {
        action: 'user-add',
        subject: `user:${given.name}`,
        region: whereHeld(place),
        detail: { role: given.role, ...place },
      });
      return { name: given.name, role: given.role, ...place, secret: password, expiresAt };
    },
    users: (): Promise<readonly UserRow[]> => internals.store.users(wholeProgram),
    /** All accounts, each with its identity in `Scope`. */
    people: async () => (await internals.store.users(wholeProgram)).map((user) => ({ ...user, identity: identityOfUser(user.id) })),
    async setUserDisabled(scope: Scope, name: string, disabled: boolean): Promise<UserRow> {
      const user = await setAccountDisabled(internals, name, disabled);
      await audit(scope, { action: disabled ? 'user-disable' : 'user-enable', subject: `user:${user.name}`, region: whereHeld(user) });
      return user;
    },
    async resetUser(scope: Scope, name: string) {
      const { region, organisation, ...link } = await oneTimeLink(internals, name);
      await audit(scope, { action: 'user-reset', subject: `user:${link.name}`, region: whereHeld({ region, organisation }) });
      return link;
    },
    /** Lifts the lock on an account immediately, for all addresses. */
    async unlock(scope: Scope, name: string): Promise<UserRow> {
      const user = await accountNamed(internals, name);
      const lifted = await internals.store.clearAttemptsOf(wholeProgram, keyOfName(user.username, internals.secretUsed));
      await audit(scope, { action: 'user-unlock', subject: `user:${user.name}`, region: whereHeld(user), detail: { lifted } });
      return user;
    },
    /** Removes the second factor of an account whose device is lost. */
    async dropSecondFactor(scope: Scope, name: string): Promise<UserRow> {
      const user = await accountNamed(internals, name);
      await internals.store.dropSecondFactor(wholeProgram, user.id);
      await audit(scope, { action: 'second-factor-taken-off', subject: `user:${user.name}`, region: whereHeld(user) });
      return { ...user, twoFactor: false };
    },
    /** The account behind a scope; undefined for keys and the local command line. */
    userOf: (scope: Scope): Promise<UserRow | undefined> => accountBehind(internals.store, scope),
    /** In an empty directory: creates an administrator and returns the password to show once. Null if accounts already exist. */
    async firstAdministrator(fixed?: { readonly password: string }): Promise<{ user: string; password: string } | null> {
      if ((await internals.store.users(wholeProgram)).length > 0) return null;
      const given = { name: 'admin', role: 'administrator' as const, mustChange: fixed === undefined, ...fixed };
      const { password } = await addAccount(internals, given);
      await audit(programScope, { action: 'user-add', subject: 'user:admin', region: null, detail: { role: 'administrator' } });
      return { user: 'admin', password };
    },
  };
}

function keyVerbs(internals: AccessInternals, audit: Audit) {
  return {
    async createKey(scope: Scope, given: Given & { readonly days?: number | undefined }) {
      const key = await createKey(internals, scope, given);
      const { name, role, region, organisation } = key;
      await audit(scope, { action: 'key-create', subject: `key:${name}`, region: whereHeld(key), detail: { role, region, organisation } });
      return key;
    },
    keys: async () => (await internals.store.keys(wholeProgram)).map(presentKey),
    /** The keys that expire, by their identity in `Scope`. */
    endingKeys: async () =>
      (await internals.store.keys(wholeProgram)).flatMap(({ id, name, createdAt, expiresAt }) =>
        expiresAt === null ? [] : [{ identity: identityOfKey(id), name, createdAt, expiresAt }],
      ),
    async revokeKey(scope: Scope, name: string): Promise<void> {
      const key = (await internals.store.keys(wholeProgram)).find((one) => one.name === name);
      if (key === undefined || !(await internals.store.removeKey(wholeProgram, name)))
        throw new Problem('not-found', 'no-such-key', { name });
      await audit(scope, { action: 'key-revoke', subject: `key:${name}`, region: whereHeld(presentKey(key)) });
    },
  };
}

async function auditTrail(internals: AccessInternals, scope: Scope, filter: AuditFilter) {
  const regions = await visibleRegions(internals, scope);
  const [entries, total, actions] = await Promise.all([
    internals.store.audit(checkedByCaller, filter, regions),
    internals.store.countAudit(checkedByCaller, filter, regions),
    internals.store.auditActions(checkedByCaller, regions),
  ]);
  const told = entries.map((entry) => ({ ...asRead(regions, entry), id: Number(entry.id), at: entry.at.toISOString() }));
  return { entries: told, next: told.length === filter.limit ? (told.at(-1)?.id ?? null) : null, total, actions };
}

type ReadEntry = AuditRow & { readonly elsewhere: boolean };

/** The fields of a detail that reveal nothing about the objects affected. */
const ofNoThing: ReadonlySet<string> = new Set(['kind', 'format', 'live']);

/**
 * An entry as shown to one reader: if it reaches beyond what they may see, only that it happened, not how many or which objects it
 * affected.
 */
function asRead(regions: readonly string[] | null, row: AuditRow): ReadEntry {
  if (regions === null || (row.region !== null && regions.includes(row.region))) return { ...row, elsewhere: false };
  const detail = Object.fromEntries(Object.entries(row.detail).filter(([name]) => ofNoThing.has(name)));
  return { ...row, detail, elsewhere: true };
}

async function lastStatement({ store }: AccessInternals): Promise<{ position: number; hash: string } | null> {
  const [last] = await store.audit(wholeProgram, { action: 'statement-issue', limit: 1 }, null);
  const { position, hash } = last?.detail ?? {};
  return typeof position === 'number' && typeof hash === 'string' ? { position, hash } : null;
}

async function* auditPieces(
  internals: AccessInternals,
  scope: Scope,
  filter: Omit<AuditFilter, 'limit'>,
): AsyncGenerator<readonly ReadEntry[]> {
  const regions = await visibleRegions(internals, scope);
  let before: number | undefined;
  for (;;) {
    const rows = await internals.store.audit(checkedByCaller, { ...filter, before, limit: 1000 }, regions);
    if (rows.length > 0) yield rows.map((row) => asRead(regions, row));
    if (rows.length < 1000) return;
    before = Number(rows.at(-1)?.id);
  }
}

async function visibleRegions(internals: AccessInternals, scope: Scope): Promise<readonly string[] | null> {
  if ('all' in scope.sees) return null;
  return 'region' in scope.sees ? [scope.sees.region, ...(await internals.regionsWithin(scope.sees.region))] : [];
}

function withoutSecrets(detail: Evidence): Evidence {
  return Object.fromEntries(Object.entries(detail).filter(([name]) => !/password|secret|token|cookie/iu.test(name)));
}
