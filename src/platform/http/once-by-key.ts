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

/** Longer answers are not kept: that it was done is. */
const mostKept = 16 * 1024;

/** What is told once: it is never kept in plain. */
const secret: ReadonlySet<string> = new Set(['secret', 'clientSecret', 'password', 'token', 'link']);

/**
 * Calls that name themselves by the header Idempotency-Key are done once: a repeat is answered as the first was, and does nothing. A
 * question whose answer is not kept is answered anew. What was refused was not done, and its key is free again.
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
  /** SHA-256 of method, address and body; null of a file that is yet to come. */
  readonly whole: string | null;
  /** Once all of it has come. */
  readonly digest: () => string;
  /** Takes the bytes of a file, and does nothing with them. */
  readonly drain: (most: number) => Promise<string>;
};

/** What is asked, as it is told apart from another thing. A file goes on as it comes, and is looked at on its way. */
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

/** Who has a link alone is known by what they send: nobody else can ask for its answer. */
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

/** The answer that was kept; told to who may still ask as then. Throws Problem `idempotency-answer-not-kept`. */
function repeated({ rights, route, began, status, answer }: Kept, call: KeyedCall): Response {
  if (status === null || answer === null || rights !== call.rights)
    throw new Problem('conflict', 'idempotency-answer-not-kept', { route, at: began.toISOString(), status });
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-store', 'idempotency-replayed': 'true' };
  return new Response(answer === '' ? null : answer, { status, headers });
}

type Taken = { readonly keep: (outcome: { asked: string; status: number; answer: string | null }) => Promise<void> } & Readonly<
  Record<'release' | 'lose', () => Promise<void>>
>;

/** What was refused was not done; where the program failed, nobody knows. */
async function ended(c: Context<HttpEnv>, asked: RequestDigest, taken: Taken): Promise<void> {
  const { status } = c.res;
  if (c.res.ok) {
    const answer = await answerOf(c);
    if (answer === null && c.get('action') === 'view') await taken.release();
    else await taken.keep({ asked: asked.digest(), status, answer });
  } else if (status < 500 || isShed(c.error)) await taken.release();
  else await taken.lose();
}

/** Told to come again in so many seconds, before anything was done. */
const isShed = (error: unknown): boolean => error instanceof Problem && error.kind === 'busy' && 'seconds' in error.evidence;

/** The answer as it may be kept; null where it may not. */
async function answerOf(c: Context<HttpEnv>): Promise<string | null> {
  const { status, headers } = c.res;
  if (c.res.body === null) return '';
  if (headers.get('content-type')?.startsWith('application/json') !== true) return null;
  const text = await c.res.text();
  c.res = new Response(text, { status, headers });
  return text.length > mostKept || tellsOnce(JSON.parse(text)) ? null : text;
}

/** Whether a text stands in an answer that is told once. */
function tellsOnce(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, one]) => (secret.has(name) && typeof one === 'string') || tellsOnce(one));
}
