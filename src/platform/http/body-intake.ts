import type { Context, Next } from 'hono';
import { whileStays } from '#kernel/cancellation.ts';
import { Problem } from '#kernel/problem.ts';
import type { Address, AddressBook } from './address-book.ts';
import type { HttpEnv } from './needs.ts';
import { withWholeBody, type BodyNeeds } from './inputs/body.ts';
import { allow } from './procedure-guard.ts';
import type { HttpRequestContext } from './procedure-guard.ts';
import { jsonLimitOf, type JsonLimit } from './inputs/json-limits.ts';
import { isUpload, kindOf } from './work-kinds.ts';
import { discard } from './outgoing.ts';
import { neighbourhood } from './proxies.ts';
import type { StoreWatchdog } from './store-watchdog.ts';
import type { ConcurrencyLimit } from './concurrency-limit.ts';
import { refuseOtherThanJson } from './inputs/input-check.ts';

export type BodyIntakeNeeds = BodyNeeds & {
  readonly book: AddressBook;
  readonly limit: ConcurrencyLimit;
  readonly watchdog: StoreWatchdog;
  /** The caller, or an anonymous one. */
  readonly askerOf: (c: Context<HttpEnv>) => Promise<HttpRequestContext>;
  /** The address that a request comes from. */
  readonly peerOf: (c: Context<HttpEnv>) => string;
};

/** Public documents, which need no authentication. */
const documents: ReadonlySet<string> = new Set(['/api/openapi.json', '/api/docs']);

/** What is known of a request before a slot is taken for it. */
type Admitted = {
  readonly context: string;
  readonly address: Pick<Address, 'method' | 'path' | 'download' | 'action'>;
  readonly limit: JsonLimit;
  /** Everything except sign-in takes only JSON bodies. */
  readonly isJson: boolean;
};

/**
 * Every API request passes through here. First the caller and their rights are determined; then the body arrives, complete and at a minimum
 * rate; only then a slot is taken for it, with a share for each caller, and the work is done. It ends when a store hangs. A streamed
 * response keeps its slot until its last byte.
 */
export function takeBodies(needs: BodyIntakeNeeds) {
  return async (c: Context<HttpEnv>, next: Next): Promise<void> => {
    const refused = new AbortController();
    const work = async (): Promise<void> => {
      await takeBody(needs, c, next, refused.signal);
      // the caller was already informed that a store hangs
      if (refused.signal.aborted) await discard(c.res);
    };
    await needs.watchdog.during(work).catch((error: unknown) => {
      refused.abort(error);
      throw error;
    });
  };
}

async function takeBody(needs: BodyIntakeNeeds, c: Context<HttpEnv>, next: Next, refused: AbortSignal): Promise<void> {
  const signal = AbortSignal.any([c.req.raw.signal, refused]);
  const { context, address, limit, isJson } = await admitted(needs, c);
  const isFile = isUpload(address);
  if (isJson && !isFile) refuseOtherThanJson(c.req.raw);
  const { request, bytes, text, give } = isFile
    ? { request: c.req.raw, bytes: 0, text: () => '', give: () => undefined }
    : await withWholeBody(c.req.raw, limit, context, needs);
  try {
    const leave = await needs.limit.enter(kindOf(address, c.req.path, bytes), context, signal);
    c.req.raw = request;
    c.set('sent', text);
    await worked({ c, next, signal }, leave, address.download);
  } finally {
    give();
  }
}

type Question = {
  readonly c: Context<HttpEnv>;
  readonly next: Next;
  /** Aborted when the caller leaves or is informed that a store hangs: work that only reads is then stopped, in the stores too. */
  readonly signal: AbortSignal;
};

async function worked({ c, next, signal }: Question, leave: () => void, download: boolean): Promise<void> {
  try {
    // a requested action is done whether or not the caller still waits for the response
    await (c.req.method === 'GET' ? whileStays(signal, next) : next());
  } catch (error) {
    leave();
    throw error;
  }
  const { body } = c.res;
  // an error response is not a file any more
  if (body === null || !download || !c.res.ok) leave();
  else c.res = new Response(upTo(body, leave), c.res);
}

/** Throws Problem if this caller, or anyone, may not do this. */
async function admitted({ book, askerOf, peerOf }: BodyIntakeNeeds, c: Context<HttpEnv>): Promise<Admitted> {
  const { method, path } = c.req;
  const stranger = `address:${neighbourhood(peerOf(c))}`;
  const isSignIn = path.startsWith('/api/auth/');
  if (isSignIn || documents.has(path))
    return { context: stranger, address: { method, path: '', download: false, action: 'public' }, limit: jsonLimitOf(null), isJson: false };
  const context = await askerOf(c);
  c.set('context', context);
  const address = found(book, method, path, context);
  c.set('route', `/api${address.path}`);
  c.set('action', address.action);
  allow(context, address.action);
  const isHead = method === 'HEAD';
  return {
    context: context.scope.role === 'public' ? stranger : context.scope.identity,
    address: isHead ? { ...address, download: false } : address,
    limit: jsonLimitOf(address.path, address.shape),
    isJson: true,
  };
}

/** Anonymous callers do not learn which addresses exist. */
function found(book: AddressBook, method: string, path: string, context: HttpRequestContext): Address {
  try {
    return book.find(method, path);
  } catch (error) {
    throw context.scope.role === 'public' ? new Problem('not-signed-in', 'not-signed-in') : error;
  }
}

/** The same bytes; `over` is called when they have been sent or are no longer wanted. */
function upTo(body: ReadableStream<Uint8Array>, over: () => void): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (!done) return controller.enqueue(value);
        over();
        controller.close();
      } catch (error) {
        over();
        controller.error(error);
      }
    },
    async cancel(reason) {
      over();
      await reader.cancel(reason);
    },
  });
}
