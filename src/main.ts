import type { AnyContractRouter } from '@orpc/contract';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import type { UpgradeCopy } from '#upkeep/backup/backup.ts';
import { programVersion, removeServer, writeServer } from '#platform/db/data-directory.ts';
import { openStores, probesOf } from '#platform/db/stores.ts';
import type { Stores, StoreSettings } from '#platform/db/stores.ts';
import { createApp } from '#platform/http/app.ts';
import { rooms } from '#platform/http/work-kinds.ts';
import { listen } from '#platform/http/listen.ts';
import type { Listening } from '#platform/http/listen.ts';
import { createStoreWatchdog } from '#platform/http/store-watchdog.ts';
import { createConcurrencyLimit } from '#platform/http/concurrency-limit.ts';
import { trusting } from '#platform/http/proxies.ts';
import { today } from '#kernel/today.ts';
import type { Clock } from '#kernel/request-context.ts';
import { watchedClock } from './clock.ts';
import { isLoopback, refuseOpenDoor } from './config.ts';
import type { Config } from './config.ts';
import { contract } from './contract.ts';
import { openProgramLog } from './log.ts';
import type { ProgramLog } from './log.ts';
import { demoPassword } from '#kernel/demo-accounts.ts';
import type { Shipped } from '#platform/knowledge/knowledge.ts';
import type { OwnCity } from '#platform/settings/settings.ts';
import type { Workers } from '#platform/workers/workers.ts';
import { weighMemoryWhole } from './memory.ts';
import { createSite } from './site.ts';
import type { Slice } from './slice.ts';
import { createSlices } from './create-slices.ts';
import type { ProgramNeeds, Slices } from './create-slices.ts';
import { endInTurn } from './end-in-turn.ts';

/** What `serve` returns. */
export type Served = { readonly url: string; readonly user?: string; readonly password?: string };

export type App = {
  /** The whole program as one function; without a server, the command line uses it instead of the network. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** Listens, lets the command line find the server, and creates the first administrator if there is none. */
  readonly serve: () => Promise<Served>;
  /** Why the program has to end by itself: another one has claimed its stores. Pending otherwise. */
  readonly lost: Stores['lost'];
  /** Ends what is under way and closes the stores. Calling it twice does no harm. */
  readonly stop: () => Promise<void>;
  /** `Authorization: Bearer` with full rights, for this process and anyone who can read the data directory. */
  readonly localKey: string;
  readonly slices: Slices;
};

/** Replacements of real parts, in tests, and callbacks while waiting. */
export type Parts = {
  readonly stores?: Stores;
  readonly clock?: Clock;
  /** If omitted, the program writes its own into the data directory. */
  readonly log?: Logger | undefined;
  /** Opens an empty city next to this one; for the demo. */
  readonly ownCity?: OwnCity | undefined;
  /** The built-in knowledge, if already read: several cities in one process read it once. */
  readonly knowledge?: Shipped | undefined;
  /** Threads that several programs in one process share; otherwise the program has its own, which end with it. */
  readonly threads?: Workers | undefined;
  /** Called once if another program holds the data directory; the program then waits for it. */
  readonly onWait?: StoreSettings['onWait'];
  /** Called with the file into which a backup is written before external stores are migrated. */
  readonly onUpgradeCopy?: ((file: string) => void) | undefined;
  /** Slices after ours, and the contract including theirs. */
  readonly slices?: readonly Slice[];
  readonly contract?: AnyContractRouter;
  /** Aborts waiting. */
  readonly signal?: StoreSettings['signal'];
};

const webRoot = fileURLToPath(new URL('../dist/web', import.meta.url));

/** From settings to a program that answers: stores, slices in order, the HTTP service. Throws Problem if a setting cannot be used. */
export async function compose(config: Config, parts: Parts = {}): Promise<App> {
  weighMemoryWhole();
  let copied: UpgradeCopy | undefined;
  const beforeMigrations: StoreSettings['beforeMigrations'] = async (old) => {
    if (config.upgradeCopy) copied = await copyOf(old, config, parts);
  };
  const stores = parts.stores ?? (await openStores({ ...config, ...waiting(config, parts), beforeMigrations }));
  const { log, close } = await openLog(config, parts.log, stores);
  if (copied !== undefined) log.warn(copied, 'a backup was written before the stores were migrated');
  const site = createSite(config);
  const needs: ProgramNeeds = {
    config,
    log,
    stores,
    now: watchedClock(
      parts.clock ?? Date.now,
      () => performance.now(),
      (seconds) => log.warn({ seconds }, 'the clock jumped'),
    ),
    site,
    localKey: randomBytes(32).toString('base64url'),
    ownCity: parts.ownCity,
    knowledge: parts.knowledge,
    threads: parts.threads,
  };
  let slices: Slices | undefined;
  try {
    slices = await createSlices(needs, parts.slices);
    await slices.mend();
    stores.postgres.on('error', slices.storeFailed);
    return createProgram(needs, slices, close, parts.contract ?? contract);
  } catch (error) {
    await slices?.stop();
    await stores.stop();
    await close();
    throw error;
  }
}

const waiting = ({ data }: Config, { onWait, signal }: Parts) => ({ dataDirectory: data, onWait, signal });

async function copyOf(stores: Pick<Stores, 'postgres' | 'clickhouse' | 'places'>, { demo }: Config, parts: Parts): Promise<UpgradeCopy> {
  const { copyBeforeUpgrade } = await import('#upkeep/backup/backup.ts');
  return await copyBeforeUpgrade(stores, { demo, now: (parts.clock ?? Date.now)(), onBegin: parts.onUpgradeCopy ?? (() => undefined) });
}

async function openLog(config: Config, given: Parts['log'], stores: Stores): Promise<ProgramLog> {
  if (given !== undefined) return { log: given, close: async () => {} };
  return openProgramLog(config.log, stores.places.logs).catch(async (error: unknown) => {
    await stores.stop();
    throw error;
  });
}

/** How many files may be uploaded by links from one address. */
const filesByLink = { what: 'link-file', most: 100, windowMs: 3_600_000 };

/** The scope of a link holder, rate-limited by the caller's address. */
const scopeBehindLink = async (slices: Slices, token: string, from: Parameters<Slices['access']['paced']>[0]) =>
  slices.access.paced(
    from,
    async () =>
      (await slices.energyAudit.behind(token)) ?? (await slices.retrofitSurvey.behind(token)) ?? (await slices.cases.behind(token)).scope,
  );

function createProgram(needs: ProgramNeeds, slices: Slices, closeLog: () => Promise<void>, served: AnyContractRouter): App {
  const { config, log, stores, site } = needs;
  const probes = probesOf(stores);
  const watchdog = createStoreWatchdog(probes.ask, config.storePatienceMs);
  const http = createApp({
    contract: served,
    router: slices.router,
    refuseUnknown: slices.refuseUnknown,
    access: slices.access,
    keepFile: slices.imports.keepFile,
    linkScope: (token, address) => scopeBehindLink(slices, token, { address, ...filesByLink, now: needs.now() }),
    takeSpooled: slices.imports.takeSpooled,
    tableExport: slices.tableExport,
    workers: slices.workers,
    downloads: slices.downloads,
    mounts: slices.mounts,
    steady: slices.readings.steady,
    knowledgeStands: (at) => slices.knowledge.standing({ on: today(at), recorded: at }),
    words: slices.words,
    log,
    now: needs.now,
    origins: site.origins,
    storeFailed: slices.storeFailed,
    watchdog,
    limit: createConcurrencyLimit(rooms),
    readiness: {
      postgres: () => stores.postgres.query('select 1'),
      clickhouse: () => stores.clickhouse.query('select 1'),
    },
    gauges: slices.gauges,
    trustsProxy: trusting(config.trustedProxies),
    https: config.publicUrl?.startsWith('https:') === true,
    webRoot,
    demo: config.demo,
    tilesOrigin: slices.settings.tilesOrigin,
    version: programVersion,
    mostBodyBytes: config.mostBodyBytes,
    mostUploadBytes: config.mostUploadBytes,
    leastBytesAMinute: config.leastBytesAMinute,
  });
  const fetch = async (request: Request, env: object = {}) => http.fetch(request, env);
  const server = createServer(needs, slices, fetch);
  const end = async () => {
    watchdog.stop();
    slices.jobs.endWatching();
    const told = (message: string, error?: unknown): void => log.warn({ err: error }, message);
    await endInTurn([server.stop, slices.stop, probes.close, stores.stop], told);
    await closeLog();
  };
  let ending: Promise<void> | undefined;
  const stop = () => (ending ??= end());
  void stores.lost.then((problem) => log.fatal({ err: problem }, 'another program has claimed the stores'));
  return { fetch, serve: server.serve, lost: stores.lost, stop, localKey: needs.localKey, slices };
}

function createServer(needs: ProgramNeeds, slices: Slices, fetch: (request: Request, env: object) => Promise<Response>) {
  const { config, log, site } = needs;
  const root = needs.stores.places.root;
  const listening: Listening[] = [];
  const open = async (host: string, port: number, tls: Config['tls']): Promise<number> => {
    const { unreadMs, leastBytesAMinute } = config;
    const one = await listen({ host, port, tls, fetch, unreadMs, leastBytesAMinute, trustsProxy: trusting(config.trustedProxies) });
    listening.push(one);
    return one.port;
  };
  return {
    async serve(): Promise<Served> {
      refuseOpenDoor(config);
      site.listensAt(await open(config.host, config.port, config.tls));
      const url = site.url();
      // only now, when the password can be shown
      const first = await slices.access.firstAdministrator(config.demo ? { password: demoPassword } : undefined);
      if (!site.https && !isLoopback(config.host)) log.warn({ url }, 'served over plain http: passwords and sessions travel readable');
      // the command line on this machine cannot know the certificate: it gets its own address, which never leaves the machine
      const local = config.tls === null ? site.local() : `http://127.0.0.1:${await open('127.0.0.1', 0, null)}`;
      writeServer(root, { url: local, key: needs.localKey });
      slices.start();
      return { url, ...(config.demo ? { user: 'admin', password: demoPassword } : (first ?? {})) };
    },
    async stop(): Promise<void> {
      if (listening.length === 0) return;
      removeServer(root);
      await Promise.all(listening.splice(0).map((one) => one.close()));
    },
  };
}

/** Waits for SIGTERM or SIGINT, then stops in order. A second signal ends the process immediately. */
export async function stopOnSignal(app: Pick<App, 'stop'>): Promise<void> {
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(1));
  await app.stop();
}
