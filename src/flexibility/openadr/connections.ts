import type { PoolClient } from 'pg';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { changedNames, refuseNotLatest, refuseUnread } from '#kernel/seen.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { asOfNow } from '#kernel/as-of.ts';
import { today } from '#kernel/today.ts';
import { inTransaction } from '#platform/imports/imports.ts';
import {
  connectionNamed,
  connections,
  endConnection,
  holdConnection,
  notePolled,
  noteTrouble,
  saveConnection,
  whileAlone,
  type ConnectionRow,
} from './connection-store.ts';
import { followEvents } from './follow.ts';
import type { FollowContext } from './needs.ts';
import { reportResponses } from './report-response.ts';
import { createVtnClient, vtnAddress, vtnTokenAddress, type VtnClient } from './vtn-caller.ts';

export type ConnectionGiven = {
  readonly name: string;
  readonly url: string;
  /** The token endpoint, if on a different host than the server. */
  readonly tokenUrl?: string | undefined;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly portfolio: string;
  readonly programme: string;
  /** The instant of the last change that was returned with the one it replaces. */
  readonly seen?: string | undefined;
};

const secretName = (name: string): string => `openadr-connection-${name}`;

/** Following remote OpenADR servers, as their client (VEN). */
export function connectionVerbs(context: FollowContext) {
  const { postgres, now, access, audit, portfolio, flexibility } = context;
  const poll = (name: string) => pollOne(context, name);
  return {
    /**
     * Saves a server to be followed from now on; the same name again replaces it, if the requester has read what stands. Throws Problem
     * `openadr-vtn-address`, `no-such-portfolio`, `no-such-programme`, `seen-missing`, `seen-not-latest`.
     */
    async connect(scope: Scope, given: ConnectionGiven) {
      const url = vtnAddress(given.url);
      const tokenUrl = given.tokenUrl === undefined ? null : vtnTokenAddress(given.tokenUrl);
      await portfolio.facts(scope, given.portfolio, asOfNow);
      flexibility.programme(given.programme, today(now()), asOfNow);
      const { made, isNew } = await inTransaction(postgres, (on) => connectAlone(context, on, scope, { ...given, url, tokenUrl }));
      const told = { url, tokenUrl, portfolio: given.portfolio, programme: given.programme };
      if (isNew) await audit(scope, { action: 'openadr-connect', subject: `openadr-server:${given.name}`, region: null, detail: told });
      return { name: given.name, ...told, changedAt: made.toISOString() };
    },
    poll,
    /**
     * Stops following a server and deletes its secret. Events created from it stay; if it is followed again, it continues from there.
     * Throws Problem `no-such-openadr-connection`.
     */
    async disconnect(scope: Scope, name: string) {
      const end = async (on: PoolClient): Promise<void> => {
        await holdConnection(on, wholeProgram, name);
        if (!(await endConnection(on, wholeProgram, name, now()))) throw new Problem('not-found', 'no-such-openadr-connection', { name });
        await access.dropSecret(secretName(name), on);
      };
      await whileAlone(postgres, wholeProgram, name, () => inTransaction(postgres, end));
      await audit(scope, { action: 'openadr-disconnect', subject: `openadr-server:${name}`, region: null, detail: {} });
      return { name };
    },
    connections: () => connections(postgres, wholeProgram),
    /** Polls every followed server; one that is unreachable is noted in its connection and does not hold up the others. */
    async pollAll(): Promise<void> {
      const all = await connections(postgres, wholeProgram);
      await Promise.all(all.map(({ name }) => poll(name).catch((error: unknown) => context.warn(`polling ${name}`, error))));
    },
  };
}

type Checked = Omit<ConnectionGiven, 'tokenUrl'> & { readonly tokenUrl: string | null };

/** Saves a server unless it stands like this already. One that stands is replaced by who has read it. */
async function connectAlone({ access, now }: FollowContext, on: PoolClient, scope: Scope, given: Checked) {
  const { name, url, tokenUrl, clientId, clientSecret, portfolio, programme, seen } = given;
  await holdConnection(on, wholeProgram, name);
  const before = await connectionNamed(on, wholeProgram, name);
  const fields = { url, tokenUrl, clientId, portfolio, programme };
  const stood = before && {
    url: before.url,
    tokenUrl: before.tokenUrl,
    clientId: before.clientId,
    portfolio: before.portfolio,
    programme: before.programme,
  };
  // a secret that cannot be opened any more is another one
  const isSameSecret = (await access.secretNamed(secretName(name), on).catch(() => null)) === clientSecret;
  const changed = [changedNames(stood, fields), isSameSecret ? '—' : 'clientSecret'].filter((one) => one !== '—');
  if (before !== undefined && changed.length === 0) return { made: before.made, isNew: false };
  if (before === undefined) refuseNotLatest(seen, '—', '—');
  else refuseUnread(seen, before.made.toISOString(), changed.join(', '));
  await access.keepSecret(secretName(name), clientSecret, on);
  // each change has a distinct instant, which later ones name as `seen`
  const made = new Date(Math.max(now(), (before?.made.getTime() ?? 0) + 1));
  await saveConnection(on, scope, { name, ...fields, made });
  return { made, isNew: true };
}

async function pollOne(context: FollowContext, name: string) {
  const { postgres, now, access, ending } = context;
  return whileAlone(postgres, wholeProgram, name, async () => {
    const connection = await connectionNamed(postgres, wholeProgram, name);
    if (connection === undefined) throw new Problem('not-found', 'no-such-openadr-connection', { name });
    const { url, tokenUrl, clientId } = connection;
    const clientSecret = (await access.secretNamed(secretName(name))) ?? '';
    const client = createVtnClient({ url, tokenUrl, clientId, clientSecret }, ending);
    try {
      const findings = await registered(client, connection);
      const told = await followEvents(context, connection, client);
      const reported = await reportResponses(context, connection, client);
      await notePolled(postgres, wholeProgram, name, now(), findings);
      return { ...told, reported, findings };
    } catch (error) {
      if (error instanceof Problem) await noteTrouble(postgres, wholeProgram, name, { code: error.code, evidence: error.evidence });
      throw error;
    }
  });
}

/**
 * The ven object that represents the program there: the server's own, otherwise one with this name is created unless it exists. A server
 * that keeps none for its clients is followed all the same. @returns a finding that there is none, with the response
 */
async function registered(client: VtnClient, { url, name }: ConnectionRow): Promise<Finding[]> {
  const missing = (method: string, status: number): Finding[] => [
    { code: 'openadr-ven-missing', severity: 'warning', evidence: { url, method, status } },
  ];
  const { status, body } = await client.ask('GET', '/vens?limit=1');
  if (status !== 200 || !Array.isArray(body)) return missing('GET', status);
  if (body.length > 0) return [];
  const made = await client.ask('POST', '/vens', { objectType: 'VEN_VEN_REQUEST', venName: name });
  return made.status === 201 || made.status === 409 ? [] : missing('POST', made.status);
}
