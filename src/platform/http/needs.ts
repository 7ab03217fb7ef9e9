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
  /** Looks for what a question narrows itself to. Throws Problem where that is not there. */
  readonly refuseUnknown?:
    | ((
        asked: { readonly method?: string | undefined; readonly path?: string | undefined; readonly inputSchema?: unknown },
        scope: Scope,
        input: unknown,
      ) => Promise<void>)
    | undefined;
  readonly access: Pick<Access, 'callerOf' | 'endpoint' | 'audit' | 'refuseGuesser' | 'wrongSecret' | 'reserveCall'>;
  /** Takes an uploaded file as it comes; the imports' service. */
  readonly keepFile: (scope: Scope, name: string, bytes: ReadableStream<Uint8Array>) => Promise<{ file: string; bytes: number }>;
  /** As whom the holder of a link into one case hands over files. Throws Problem `link-not-valid`. */
  readonly linkScope: (token: string, address: string) => Promise<Scope>;
  /** Takes a file that the command line on this machine has copied into the spool; the imports' service. */
  readonly takeSpooled: (
    scope: Scope,
    asked: { name: string; id: string; mostBytes: number },
  ) => Promise<{ file: string; bytes: number } | 'too-large'>;
  /** Where tables that a page shows are told to have been taken. */
  readonly tableExport: Pick<TableExport, 'above' | 'taken'>;
  /** Threads in which large tables are written. */
  readonly workers: Pick<Workers, 'run'>;
  readonly downloads: readonly DownloadRoute[];
  /** Protocols beside the API. */
  readonly mounts: readonly Mount[];
  /** See `HttpContext`; the readings' service. */
  readonly steady: HttpContext['steady'];
  /** Another text whenever knowledge may answer otherwise than it did; the knowledge's service. */
  readonly knowledgeStands: (now: number) => string;
  readonly words: Words;
  readonly log: Logger;
  readonly now: () => number;
  readonly origins: () => readonly string[];
  readonly readiness: Readiness;
  /** What a monitor reads beside the requests. */
  readonly gauges: Gauges;
  /** Proxies whose `X-Forwarded-For` is believed. */
  readonly trustsProxy: Trusts;
  /** Told whenever a store did not answer: it may have died between two halves of a promise. */
  readonly storeFailed: () => void;
  /** Ends what waits for a store that hangs. */
  readonly watchdog: StoreWatchdog;
  /** How much of each kind of work goes on at once. */
  readonly limit: ConcurrencyLimit;
  /** People come over https under a name of ours: browsers are told to stay with it. */
  readonly https: boolean;
  /** Where the build left the console. */
  readonly webRoot: string;
  /** Demonstration data: every page and answer says so. */
  readonly demo: boolean;
  /** The origin that a city's own map tiles come from: the one thing outside that the console may then ask; null where there is none. */
  readonly tilesOrigin: () => Promise<string | null>;
  readonly version: string;
  readonly mostBodyBytes: number;
  readonly mostUploadBytes: number;
  /** Of a body, after its first minute. */
  readonly leastBytesAMinute: number;
};

export type HttpEnv = {
  Bindings: Partial<HttpBindings>;
  Variables: { id: string; context: HttpRequestContext; actor: string; route: string; problem: string; action: Action | undefined };
};
