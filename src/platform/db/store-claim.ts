import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Problem } from '#kernel/problem.ts';
import { programVersion } from './data-directory.ts';
import { problemOf, storeProblem } from './trouble.ts';

/** External stores claimed by this program: no program with another data directory can use them meanwhile. */
export type StoreClaim = {
  /** Records the holder, for programs that are refused; does nothing until the migrations have created the table for it. */
  describe(): Promise<void>;
  /** Why this program must end: while PostgreSQL was away, another program claimed the stores. Otherwise pending. */
  readonly lost: Promise<Problem>;
  release(): Promise<void>;
};

/** The lock of the claim. PostgreSQL ties it to a connection and releases it with that, however the program ends. */
const claimLock = 7_061_984_002;

/** How soon a server notices that the machine of an idle connection is gone: 5 s, and three probes of 5 s each. */
const serverSettings = '-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3 -c idle_session_timeout=0';
const answerMs = 10_000;
const watchEveryMs = 5_000;
const retryEveryMs = 250;
/** A killed program may still be visible for a moment; one on this very directory, which we now hold, until the server has noticed. */
const patienceMs = { another: 2_000, ownDirectory: 60_000 };

type Claimant = { readonly claim: string; readonly host: string; readonly directory: string };
type Holder = { readonly [K in keyof Claimant]: string | null } & { readonly since: Date | null };
/** A connection of the claim; `gone` once it is closed. */
type Connection = pg.Client & { readonly gone: AbortSignal };
type Claim = { readonly pool: pg.Pool; readonly me: Claimant; readonly ended: AbortSignal; client: Connection; described: boolean };

/**
 * Claims the PostgreSQL of a pool, and with it the ClickHouse that is bound to it, on a separate connection. The connection is watched, and
 * the claim is made again after the store was away.
 * @param directory of this program, shown to programs that are refused
 * Throws Problem `stores-claimed`, which names the holder; `stores-claimed-unknown`; `store-busy`.
 */
export async function claimStores(pool: pg.Pool, directory: string, signal?: AbortSignal): Promise<StoreClaim> {
  const me = { claim: randomUUID(), host: hostname(), directory: path.resolve(directory) };
  const client = await connected(pool).catch((error: unknown) => {
    throw storeProblem('postgres', error);
  });
  try {
    await claimFirst(client, me, signal);
  } catch (error) {
    await close(client);
    throw error;
  }
  const ending = new AbortController();
  const claim: Claim = { pool, me, client, ended: ending.signal, described: false };
  return {
    describe: () => describe(claim),
    lost: watch(claim),
    release: async () => {
      ending.abort();
      await release(claim);
    },
  };
}

async function connected(pool: pg.Pool): Promise<Connection> {
  const options = `${pool.options.options ?? ''} ${serverSettings}`;
  const patience = { connectionTimeoutMillis: answerMs, query_timeout: answerMs, keepAlive: true, keepAliveInitialDelayMillis: 5_000 };
  const gone = new AbortController();
  const client = Object.assign(new pg.Client({ ...pool.options, ...patience, options }), { gone: gone.signal });
  client.once('end', () => gone.abort());
  // reported at the next query; without a listener it would end the program
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await close(client);
    throw error;
  }
}

async function close(client: pg.Client): Promise<void> {
  await client.end().catch(() => undefined);
}

async function tryLock(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [claimLock]);
  return rows[0]?.mine === true;
}

async function claimFirst(client: pg.Client, me: Claimant, signal?: AbortSignal): Promise<void> {
  for (const began = performance.now(); !(await tryLock(client));) {
    const holder = await holderOf(client);
    const own = holder !== null && holder.host === me.host && holder.directory === me.directory;
    if (performance.now() - began > patienceMs[own ? 'ownDirectory' : 'another']) throw claimed(holder);
    await sleep(retryEveryMs, undefined, signal === undefined ? {} : { signal });
  }
}

function claimed(holder: Holder | null): Problem {
  if (holder === null || holder.claim === null) return problemOf('conflict', 'stores-claimed-unknown', {});
  const { host, directory, since } = holder;
  return problemOf('conflict', 'stores-claimed', { host, directory, since: since?.toISOString() ?? null });
}

async function holderOf(client: pg.Client): Promise<Holder | null> {
  const table = await client.query<{ there: boolean }>(`select to_regclass('installation') is not null as there`);
  if (table.rows[0]?.there !== true) return null;
  const { rows } = await client.query<Holder>('select claim, host, directory, since from installation');
  return rows[0] ?? null;
}

async function describe(claim: Claim): Promise<void> {
  const { client, me } = claim;
  if ((await holderOf(client)) === null) return;
  const values = [me.claim, me.host, me.directory, programVersion];
  await client.query('update installation set claim = $1, host = $2, directory = $3, program = $4, since = now()', values);
  claim.described = true;
}

/** Repeatedly checks that the connection lives, and claims again if it does not. */
async function watch(claim: Claim): Promise<Problem> {
  for (;;) {
    const { client, ended } = claim;
    await sleep(watchEveryMs, undefined, { signal: client.gone, ref: false }).catch(() => undefined);
    if (!ended.aborted && (await lives(client))) continue;
    await close(client);
    const lost = ended.aborted ? null : await claimAgain(claim);
    if (lost !== null) return lost;
    if (ended.aborted) return new Promise(() => undefined);
  }
}

const lives = (client: pg.Client): Promise<boolean> =>
  client.query('select 1').then(
    () => true,
    () => false,
  );

/** @returns null once it is claimed again, or has ended; otherwise the reason */
async function claimAgain(claim: Claim): Promise<Problem | null> {
  while (!claim.ended.aborted) {
    const client = await connected(claim.pool).catch(() => null);
    const answer = client === null ? 'away' : await claimOn(client, claim).catch(() => 'away' as const);
    if (client !== null && answer === null && !claim.ended.aborted) {
      claim.client = client;
      return null;
    }
    if (client !== null) await close(client);
    if (answer !== 'away' && answer !== null) return answer;
    await sleep(retryEveryMs, undefined, { signal: claim.ended, ref: false }).catch(() => undefined);
  }
  return null;
}

/** Our own earlier connection may still be open; programs that came and went meanwhile have changed what we know. */
async function claimOn(client: pg.Client, { me, described }: Claim): Promise<Problem | 'away' | null> {
  const mine = await tryLock(client);
  const holder = await holderOf(client);
  if (described && holder?.claim !== me.claim) return claimed(holder);
  return mine ? null : 'away';
}

async function release({ client, me }: Claim): Promise<void> {
  const nobody = 'update installation set claim = null, host = null, directory = null, program = null, since = null where claim = $1';
  await client.query(nobody, [me.claim]).catch(() => undefined);
  await client.query('select pg_advisory_unlock($1)', [claimLock]).catch(() => undefined);
  await close(client);
}
