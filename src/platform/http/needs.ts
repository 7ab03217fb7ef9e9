import type { HttpBindings } from '@hono/node-server';
import type { AnyContractRouter } from '@orpc/contract';
import type { AnyRouter } from '@orpc/server';
import type { Logger } from 'pino';
import type { Access } from '#platform/access/access.ts';
import type { DownloadRoute } from '#kernel/download.ts';
import type { Action } from '#kernel/rights.ts';
import type { Mount } from '#kernel/mount.ts';
import type { Words } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import type { TableExport } from '#platform/table-export/table-export.ts';
import type { Workers } from '#platform/workers/workers.ts';
import type { HttpRequestContext, HttpContext } from './procedure-guard.ts';
import type { Readiness } from './health.ts';
import type { Gauges } from './metrics.ts';
import type { StoreWatchdog } from './store-watchdog.ts';
import type { Trusts } from './proxies.ts';
import type { ConcurrencyLimit } from './concurrency-limit.ts';

export type HttpNeeds = {
  readonly contract: AnyContractRouter;
  readonly router: AnyRouter;
  /** Checks that what a request filters by exists. Throws Problem if it does not. */
  readonly refuseUnknown?:
    | ((
        asked: { readonly method?: string | undefined; readonly path?: string | undefined; readonly inputSchema?: unknown },
        scope: Scope,
        input: unknown,
      ) => Promise<void>)
    | undefined;
  readonly access: Pick<Access, 'callerOf' | 'endpoint' | 'audit' | 'refuseGuesser' | 'wrongSecret' | 'reserveCall'>;
  /** Stores an uploaded file as it arrives; the imports' service. */
  readonly keepFile: (scope: Scope, name: string, bytes: ReadableStream<Uint8Array>) => Promise<{ file: string; bytes: number }>;
  /** The scope under which the holder of a link to one case uploads files. Throws Problem `link-not-valid`. */
  readonly linkScope: (token: string, address: string) => Promise<Scope>;
  /** Takes a file that the local command line has copied into the spool; the imports' service. */
  readonly takeSpooled: (
    scope: Scope,
    asked: { name: string; id: string; mostBytes: number },
  ) => Promise<{ file: string; bytes: number } | 'too-large'>;
  /** Where exports of tables shown on a page are recorded. */
  readonly tableExport: Pick<TableExport, 'above' | 'taken'>;
  /** Threads in which large tables are written. */
  readonly workers: Pick<Workers, 'run'>;
  readonly downloads: readonly DownloadRoute[];
  /** Protocols in addition to the API. */
  readonly mounts: readonly Mount[];
  /** See `HttpContext`; the readings' service. */
  readonly steady: HttpContext['steady'];
  /** A value that changes whenever knowledge may give different answers; the knowledge's service. */
  readonly knowledgeStands: (now: number) => string;
  readonly words: Words;
  readonly log: Logger;
  readonly now: () => number;
  readonly origins: () => readonly string[];
  readonly readiness: Readiness;
  /** What a monitor reads in addition to the requests. */
  readonly gauges: Gauges;
  /** Proxies whose `X-Forwarded-For` is trusted. */
  readonly trustsProxy: Trusts;
  /** Called whenever a store did not answer: it may have died between two halves of a promise. */
  readonly storeFailed: () => void;
  /** Ends what waits for a store that hangs. */
  readonly watchdog: StoreWatchdog;
  /** How much of each kind of work runs concurrently. */
  readonly limit: ConcurrencyLimit;
  /** The site is served over https under its own name: browsers are told to keep to it. */
  readonly https: boolean;
  /** The build directory of the console. */
  readonly webRoot: string;
  /** Demonstration data: every page and response is marked as such. */
  readonly demo: boolean;
  /** The origin of a city's own map tiles: the only external source that the console may then use; null if there is none. */
  readonly tilesOrigin: () => Promise<string | null>;
  readonly version: string;
  readonly mostBodyBytes: number;
  readonly mostUploadBytes: number;
  /** Of a body, after its first minute. */
  readonly leastBytesAMinute: number;
};

export type HttpEnv = {
  Bindings: Partial<HttpBindings>;
  Variables: {
    id: string;
    context: HttpRequestContext;
    actor: string;
    route: string;
    problem: string;
    action: Action | undefined;
    sent: (() => string) | undefined;
  };
};
