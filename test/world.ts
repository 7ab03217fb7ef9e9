import pino from 'pino';
import type { Pool } from '#platform/db/postgres.ts';
import type { Logger } from 'pino';
import type { ClickHouse } from '#platform/db/clickhouse.ts';
import type { Clock } from '#kernel/request-context.ts';
import { organisationOf, type Role, type Sight } from '#kernel/scope.ts';
import { createClient } from '#client.ts';
import { raise } from '#kernel/problem-answer.ts';
import type { Client } from '#client.ts';
import { readConfig } from '#config.ts';
import { readShipped } from '#platform/knowledge/knowledge.ts';
import { createWorkers } from '#platform/workers/workers.ts';
import { shippedFolder } from '#platform/knowledge/slice.ts';
import { compose } from '#main.ts';
import type { App, Parts } from '#main.ts';
import { freshStores } from './stores.ts';

export type World = Awaited<ReturnType<typeof createWorld>>;

/** The shipped knowledge is the same in every world. */
const shipped = readShipped(shippedFolder);

/** Threads keep nothing of a world: a new one reads and compiles its modules, a tenth to a fifth of a second of processor. */
const threads = createWorkers();

/** The whole program on fresh databases of the running engines, called as any user. `stop` removes databases and directory. */
export async function createWorld(
  given: {
    readonly clock?: Clock;
    readonly log?: Logger;
    readonly port?: number;
    readonly settings?: Record<string, string>;
    /** A connection to ClickHouse other than the run's own; the database already exists. */
    readonly clickhouse?: (database: string) => ClickHouse;
    /** A connection to PostgreSQL other than the run's own. */
    readonly postgres?: (pool: Pool) => Pool;
    /** Makes it the demo, with a way to a city of one's own. */
    readonly ownCity?: Parts['ownCity'];
    /** Acts as an OpenADR server. */
    readonly openadr?: 'on' | 'test';
    /** Slices after ours, and the contract including theirs. */
    readonly slices?: Parts['slices'];
    readonly contract?: Parts['contract'];
  } = {},
) {
  const stores = await freshStores();
  const config = readConfig(
    { data: stores.places.root, port: given.port ?? 0, demo: given.ownCity !== undefined, openadr: given.openadr },
    given.settings ?? {},
  );
  const log = given.log ?? pino({ level: 'error' }, pino.destination({ dest: 2, sync: true }));
  const app = await compose(config, {
    stores: {
      ...stores,
      postgres: given.postgres?.(stores.postgres) ?? stores.postgres,
      clickhouse: given.clickhouse?.(stores.clickhouse.database) ?? stores.clickhouse,
      stop: async () => undefined,
    },
    log,
    ownCity: given.ownCity,
    knowledge: await shipped,
    threads,
    ...(given.slices && { slices: given.slices }),
    ...(given.contract && { contract: given.contract }),
    ...(given.clock === undefined ? {} : { clock: given.clock }),
  });
  const secrets = new Map<string, Promise<string>>();
  /** The secret of a key with that role and sight, created at the first request. */
  const secretOf = (role: Role, sight: Sight): Promise<string> => {
    const name = JSON.stringify([role, sight]);
    const secret = secrets.get(name) ?? makeKey(app, role, sight, secrets.size);
    secrets.set(name, secret);
    return secret;
  };
  return {
    app,
    stores,
    /** The contract as the local command line has it: all rights. */
    local: clientOf(app, async () => app.localKey),
    /** The contract for a user of that role and sight, through a key of theirs. */
    as: (role: Role, sight: Sight = { all: true }, language: 'zh' | 'en' = 'zh'): Client =>
      clientOf(app, () => secretOf(role, sight), language),
    secretOf,
    /**
     * A request as it would come over the network, with full rights unless another key is given. Problems are returned as answers, not
     * thrown.
     */
    ask: (path: string, init: RequestInit = {}) => app.fetch(requestTo(app, path, init)),
    /** Uploads a file as people do, with full rights or by the key given; the answer names it for an import. Throws ProblemAnswer. */
    async upload(name: string, bytes: string | Uint8Array, secret = app.localKey): Promise<string> {
      const body = typeof bytes === 'string' ? bytes : new Uint8Array(bytes);
      const init = { method: 'PUT', body, headers: { authorization: `Bearer ${secret}` } };
      const answer = await raise(await app.fetch(requestTo(app, `/api/files?name=${encodeURIComponent(name)}`, init)));
      return ((await answer.json()) as { file: string }).file;
    },
    async stop() {
      await app.stop();
      await stores.drop();
    },
  };
}

const inProcess = 'http://localhost';

function requestTo(app: App, path: string, init: RequestInit): Request {
  const headers = new Headers(init.headers);
  if (!headers.has('authorization') && !headers.has('cookie')) headers.set('authorization', `Bearer ${app.localKey}`);
  return new Request(`${inProcess}${path}`, { ...init, headers });
}

function clientOf(app: App, secret: () => Promise<string>, language = 'zh'): Client {
  const headers = async () => ({ authorization: `Bearer ${await secret()}`, 'accept-language': language });
  return createClient({ url: inProcess, fetch: app.fetch, headers });
}

async function makeKey(app: App, role: Role, sight: Sight, number: number): Promise<string> {
  const { secret } = await app.slices.access.createKey(localScope, { name: `${role}-${number}`, role, ...placeOf(sight) });
  return secret;
}

const localScope = { identity: 'local', actor: 'local', role: 'administrator', sees: { all: true } } as const;

function placeOf(sight: Sight): { region?: string; organisation?: string } {
  const organisation = organisationOf(sight);
  return 'region' in sight ? { region: sight.region } : organisation === null ? {} : { organisation };
}
