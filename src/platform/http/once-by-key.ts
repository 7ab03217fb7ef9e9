import { createHash, type Hash } from 'node:crypto';
import type { Context, Next } from 'hono';
import type { KeyedCall } from '#platform/access/access.ts';
import { Problem } from '#kernel/problem.ts';
import { copyRequest } from './inputs/copy-request.ts';
import { readIdempotencyKey } from './idempotency-key.ts';
import type { HttpEnv, HttpNeeds } from './needs.ts';
import { neighbourhood } from './proxies.ts';
import { isUpload } from './work-kinds.ts';

type OnceNeeds = { readonly access: Pick<HttpNeeds['access'], 'reserveCall'>; readonly mostUploadBytes: number };

/** Longer responses are not stored, only the fact that the call was done. */
const mostKept = 16 * 1024;

/** Values that are shown only once: never stored in the clear. */
const secret: ReadonlySet<string> = new Set(['secret', 'clientSecret', 'password', 'token', 'link']);

/**
 * Calls with the header Idempotency-Key are done once: a repeat gets the same response as the first, and does nothing. A query whose
 * response is not stored is answered again. A refused call was not done, and its key is free again.
 */
export function onceByKey({ access, mostUploadBytes }: OnceNeeds) {
  return async (c: Context<HttpEnv>, next: Next): Promise<void> => {
    const given = c.req.header('idempotency-key');
    if (given === undefined || c.req.method === 'GET' || c.req.method === 'HEAD') return next();
    if (c.req.path.startsWith('/api/auth/')) throw new Problem('bad-input', 'idempotency-key-unread', { path: c.req.path });
    const key = readIdempotencyKey(given);
    const asked = await readAsked(c);
    const call = callOf(c, key, asked.whole);
    const reserved = await access.reserveCall(call);
    if (reserved.kept !== null) {
      await refuseOther(asked, reserved.kept.asked, mostUploadBytes, call);
      c.res = repeated(reserved.kept, call);
      return;
    }
    await next().catch(async (error: unknown) => {
      await reserved.lose();
      throw error;
    });
    await ended(c, asked, reserved);
  };
}

type RequestDigest = {
  /** SHA-256 of method, address and body; null for a file that is yet to arrive. */
  readonly whole: string | null;
  /** Once all of it has arrived. */
  readonly digest: () => string;
  /** Reads the bytes of a file and discards them. */
  readonly drain: (most: number) => Promise<string>;
};

/** The digest that distinguishes a request from others. A file is streamed on and hashed on its way. */
async function readAsked(c: Context<HttpEnv>): Promise<RequestDigest> {
  const { method, path } = c.req;
  const url = new URL(c.req.url);
  url.searchParams.delete('lang');
  const hash = createHash('sha256').update(JSON.stringify([method, path, url.search, c.req.header('x-case-link') ?? null]));
  if (isUpload({ path: path.slice('/api'.length), method })) return streamed(c, hash);
  const body = await c.req.raw.bytes();
  c.req.raw = copyRequest(c.req.raw, { body });
  const whole = hash.update(body).digest('hex');
  return { whole, digest: () => whole, drain: async () => whole };
}

function streamed(c: Context<HttpEnv>, hash: Hash): RequestDigest {
  const { body } = c.req.raw;
  let digest: string | undefined;
  const told = (): string => (digest ??= hash.digest('hex'));
  if (body === null) return { whole: told(), digest: told, drain: async () => told() };
  const looked = new TransformStream<Uint8Array, Uint8Array>({
    transform(piece, controller) {
      hash.update(piece);
      controller.enqueue(piece);
    },
  });
  const through = body.pipeThrough(looked);
  c.req.raw = copyRequest(c.req.raw, { body: through });
  const drain = async (most: number): Promise<string> => {
    let bytes = 0;
    for await (const piece of through) {
      bytes += piece.length;
      if (bytes > most) break;
    }
    return told();
  };
  return { whole: null, digest: told, drain };
}

/** A caller with only a link is identified by what they send: no one else can request its response. */
function callOf(c: Context<HttpEnv>, key: string, asked: string | null): KeyedCall {
  const { scope, address = '' } = c.get('context');
  const isStranger = scope.role === 'public';
  const link = createHash('sha256')
    .update(c.req.header('x-case-link') ?? '')
    .digest('hex');
  return {
    key,
    asked,
    who: isStranger ? `link:${asked ?? link}` : scope.identity,
    holder: isStranger ? `address:${neighbourhood(address)}` : scope.identity,
    rights: JSON.stringify([scope.role, scope.sees]),
    route: `${c.req.method} ${c.get('route')}`,
  };
}

type Kept = {
  readonly rights: string;
  readonly route: string;
  readonly began: Date;
  readonly status: number | null;
  readonly answer: string | null;
};

async function refuseOther(asked: RequestDigest, kept: string | null, most: number, { route }: KeyedCall): Promise<void> {
  if ((await asked.drain(most)) !== kept) throw new Problem('cannot-do', 'idempotency-key-reused', { route });
}

/** The stored response; returned to callers with the same rights as then. Throws Problem `idempotency-answer-not-kept`. */
function repeated({ rights, route, began, status, answer }: Kept, call: KeyedCall): Response {
  if (status === null || answer === null || rights !== call.rights)
    throw new Problem('conflict', 'idempotency-answer-not-kept', { route, at: began.toISOString(), status });
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store', 'idempotency-replayed': 'true' };
  return new Response(answer === '' ? null : answer, { status, headers });
}

type Taken = { readonly keep: (outcome: { asked: string; status: number; answer: string | null }) => Promise<void> } & Readonly<
  Record<'release' | 'lose', () => Promise<void>>
>;

/** A refused call was not done; if the program failed, it is unknown. */
async function ended(c: Context<HttpEnv>, asked: RequestDigest, taken: Taken): Promise<void> {
  const { status } = c.res;
  if (c.res.ok) {
    const answer = await answerOf(c);
    if (answer === null && c.get('action') === 'view') await taken.release();
    else await taken.keep({ asked: asked.digest(), status, answer });
  } else if (status < 500 || isShed(c.error)) await taken.release();
  else await taken.lose();
}

/** Answered with a time to retry, before anything was done. */
const isShed = (error: unknown): boolean => error instanceof Problem && error.kind === 'busy' && 'seconds' in error.evidence;

/** The response in the form in which it may be stored; null if it may not. */
async function answerOf(c: Context<HttpEnv>): Promise<string | null> {
  const { status, headers } = c.res;
  if (c.res.body === null) return '';
  if (headers.get('content-type')?.startsWith('application/json') !== true) return null;
  const text = await c.res.text();
  c.res = new Response(text, { status, headers });
  return text.length > mostKept || tellsOnce(JSON.parse(text)) ? null : text;
}

/** Whether a response contains a value that is shown only once. */
function tellsOnce(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, one]) => (secret.has(name) && typeof one === 'string') || tellsOnce(one));
}
