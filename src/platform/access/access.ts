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
  /** The address that people use; it may be learnt when the server listens. */
  readonly site: () => string;
  /** Every origin the console may be opened under. */
  readonly origins: () => readonly string[];
  readonly secureCookies: boolean;
  /** Full rights for who can read the data directory: the command line beside a running server. */
  readonly localKey: string;
  /** Stands in place of the kept secret, where several servers share the stores. */
  readonly secret?: string | undefined;
  /** The one that stood there before, while it is changed. */
  readonly secretBefore?: string | undefined;
  /** All that lies below a region. */
  readonly regionsWithin: (region: string) => Promise<readonly string[]>;
  /** The processes that run on these stores. */
  readonly runners: Runners;
  readonly warn: (message: string) => void;
  /** Gives up waiting for a store that is away: the program ends. */
  readonly ending: AbortSignal;
};

export type Access = Awaited<ReturnType<typeof createAccess>>;

/**
 * Accounts, keys, scopes and the audit trail. Throws where the tables that sign-in needs are not all there.
 * @example await (await createAccess(needs)).callerOf(headers) // who asks, with scope and language; a stranger's scope sees nothing
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
    /** Clears away what counts no more, and closes what was counted in the trail. */
    upkeep: () => upkeep(store, needs.now()),
    /** Writes the audit trail; it can be added to and never changed. Secrets in the detail are left out. */
    audit,
    /** Whether an entry was written with this very scope; a copy of it is another. */
    hasLeft: (scope: Scope): boolean => left.has(scope),
    /** Who is asked from now on in which region lies what an entry of the trail is about. */
    placedBy: (asked: PlacedAt) => void (placed = asked),
    /** Where the city's rules of sign-in are asked for from now on. */
    ruledBy: (asked: () => Promise<SignInRules>) => void (rules = asked),
    /** Whether accounts of this role open nothing without a second factor. */
    needsSecondFactor: async (role: Scope['role']) => (await rules()).secondFactor.some((one) => one === role),
    /** Everything under `/api/auth`. */
    endpoint: createAuthEndpoint({ ...internals, ownWords: () => wordsOf(needs.site()), record: audit, recordRepeated: repeated }),
    /** Who asks: by local key, API key or session; null where nothing is shown. Throws Problem `wrong-key`. */
    callerOf: (headers: Headers) => callerOf(internals, headers),
    auditTrail: (scope: Scope, filter: AuditFilter) => auditTrail(internals, scope, filter),
    /** The place in the chain and the hash of the statement that the trail was last told of; null where it was told of none. */
    lastStatement: () => lastStatement(internals),
    /** The whole trail that a filter means, newest first, a piece at a time. */
    auditPieces: (scope: Scope, filter: Omit<AuditFilter, 'limit'>) => auditPieces(internals, scope, filter),
    /** The rights that an account or key has now, by its identity; null where it opens nothing any more. */
    rightsOf: (identity: string) => rightsOf(internals, identity),
    /** The account of a name, or the key of `key:NAME`; null where there is none. */
    holderNamed: (text: string): Promise<Holder | null> => holderNamed(store, text),
    ...createKeptCalls(store, needs.now, needs.runners),
    ...createGuesses({ store, now: needs.now, recordRepeated: repeated }),
    /** Does what a stranger may do only so often. Throws Problem `too-many-requests`, and what the work throws. */
    paced: <T>(pace: Parameters<typeof paced>[1], work: () => Promise<T>) => paced(store, pace, work),
    /** What `Scope` calls each account and key that there is: a name may be given again, this never. */
    standingIdentities: () => standingIdentities(store),
    ...accountVerbs(internals, audit),
    ...sessionVerbs({ ...internals, record: audit }),
    ...secretVerbs({ ...needs, record: audit }, secret),
    ...keyVerbs(internals, audit),
  };
}

/** What anybody who wants in knows: the program's name, and the parts of the address. */
function wordsOf(site: string): string[] {
  const { hostname } = new URL(site);
  return ['yaodong', '窑洞', hostname, ...hostname.split('.').filter((part) => part.length > 3)];
}

/** An account that somebody closed, or whose one-time password nobody changed in time, gets no session. */
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

/** Where an account or a key lies: with the region or the organisation that it is of; of neither, it is of the whole program. */
const whereHeld = ({
  region,
  organisation,
}: {
  readonly region: string | null;
  readonly organisation: string | null;
}): Exclude<Lies, undefined> => region ?? (organisation === null ? null : { where: [`organisation:${organisation}`] });

function accountVerbs(internals: AccessInternals, audit: Audit) {
  return {
    /** With a password that is given, as the demo's are, it stays; else one is made that has to be changed. */
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
    /** All accounts, each with what `Scope` calls it. */
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
    /** Lets an account be tried again at once, from everywhere. */
    async unlock(scope: Scope, name: string): Promise<UserRow> {
      const user = await accountNamed(internals, name);
      const lifted = await internals.store.clearAttemptsOf(wholeProgram, keyOfName(user.username, internals.secretUsed));
      await audit(scope, { action: 'user-unlock', subject: `user:${user.name}`, region: whereHeld(user), detail: { lifted } });
      return user;
    },
    /** Takes the second factor off an account whose device is lost. */
    async dropSecondFactor(scope: Scope, name: string): Promise<UserRow> {
      const user = await accountNamed(internals, name);
      await internals.store.dropSecondFactor(wholeProgram, user.id);
      await audit(scope, { action: 'second-factor-taken-off', subject: `user:${user.name}`, region: whereHeld(user) });
      return { ...user, twoFactor: false };
    },
    /** The account behind a scope; undefined for keys and the local command line. */
    userOf: (scope: Scope): Promise<UserRow | undefined> => accountBehind(internals.store, scope),
    /** In an empty directory: an administrator, and the password to tell once. Null where there are accounts already. */
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
    /** What of keys ends by itself, by what `Scope` calls them. */
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

/** What of a detail says nothing of the things that were touched. */
const ofNoThing: ReadonlySet<string> = new Set(['kind', 'format', 'live']);

/** An entry as one reader is told it: of what reaches beyond what they see, that it was done, and neither how many nor which. */
function asRead(regions: readonly string[] | null, row: AuditRow): ReadEntry {
  if (regions === null || (row.region !== null && regions.includes(row.region))) return { ...row, elsewhere: false };
  const detail = Object.fromEntries(Object.entries(row.detail).filter(([name]) => ofNoThing.has(name)));
  return { ...row, detail, elsewhere: true };
}

async function lastStatement({ store }: AccessInternals): Promise<{ position: number; hash: string } | null> {
  const [last] = await store.audit(checkedByCaller, { action: 'statement-issue', limit: 1 }, null);
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
