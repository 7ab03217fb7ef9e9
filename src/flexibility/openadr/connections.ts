import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { asOfNow } from '#kernel/as-of.ts';
import { today } from '#kernel/today.ts';
import {
  connectionNamed,
  connections,
  endConnection,
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
};

const secretName = (name: string): string => `openadr-connection-${name}`;

/** Following remote OpenADR servers, as their client (VEN). */
export function connectionVerbs(context: FollowContext) {
  const { postgres, now, access, audit, portfolio, flexibility } = context;
  const poll = (name: string) => pollOne(context, name);
  return {
    /**
     * Saves a server to be followed from now on; the same name again replaces it. Throws Problem `openadr-vtn-address`,
     * `no-such-portfolio`, `no-such-programme`.
     */
    async connect(scope: Scope, given: ConnectionGiven) {
      const url = vtnAddress(given.url);
      const tokenUrl = given.tokenUrl === undefined ? null : vtnTokenAddress(given.tokenUrl);
      await portfolio.facts(scope, given.portfolio, asOfNow);
      flexibility.programme(given.programme, today(now()), asOfNow);
      await access.keepSecret(secretName(given.name), given.clientSecret);
      await saveConnection(postgres, scope, { ...given, url, tokenUrl }, now());
      const told = { url, tokenUrl, portfolio: given.portfolio, programme: given.programme };
      await audit(scope, { action: 'openadr-connect', subject: `openadr-server:${given.name}`, region: null, detail: told });
      return { name: given.name, ...told };
    },
    poll,
    /**
     * Stops following a server and deletes its secret. Events created from it stay; if it is followed again, it continues from there.
     * Throws Problem `no-such-openadr-connection`.
     */
    async disconnect(scope: Scope, name: string) {
      await whileAlone(postgres, wholeProgram, name, async () => {
        if (!(await endConnection(postgres, wholeProgram, name, now())))
          throw new Problem('not-found', 'no-such-openadr-connection', { name });
        await access.dropSecret(secretName(name));
      });
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
