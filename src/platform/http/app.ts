import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { routePath } from 'hono/route';
import type { Context } from 'hono';
import { jsonFaultAt } from '#kernel/json-fault.ts';
import { isAway } from '#kernel/store-retry.ts';
import { Problem } from '#kernel/problem.ts';
import { createAddressBook } from './address-book.ts';
import { createBodyMemory } from './inputs/body.ts';
import { addressOf, callerOf, callerOrNobody, refuseForeign, withAddress } from './caller.ts';
import { mountConsole } from './console.ts';
import { createDocuments } from './docs.ts';
import { onceByKey } from './once-by-key.ts';
import { mountFiles } from './files.ts';
import { createSameForAll } from './same-for-all.ts';
import { secureHeaders } from './headers.ts';
import { allow } from './procedure-guard.ts';
import type { HttpRequestContext } from './procedure-guard.ts';
import { readyResponse } from './health.ts';
import { takeBodies } from './body-intake.ts';
import { languageOf } from './language.ts';
import { refuseOddMethod } from './methods.ts';
import { createMetrics } from './metrics.ts';
import type { Metrics } from './metrics.ts';
import { discard } from './outgoing.ts';
import { encodeProblem, problemFrom, problemResponse } from './problem.ts';
import { createProcedures } from './procedures.ts';
import { mountProtocols } from './mounts.ts';
import { watchKeys, watchLinks } from './secret-doors.ts';
import { copyRequest } from './inputs/copy-request.ts';
import type { HttpEnv, HttpNeeds } from './needs.ts';

/** Responses with thousands of numbers, which compress to a tenth. */
const large = ['/api/map', '/api/places', '/api/completeness'];

/** The whole HTTP service: API, documents, uploads, downloads, health, console. */
export function createApp(needs: HttpNeeds): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>();
  const metrics = createMetrics(needs.readiness, needs.gauges);
  app.use(async (c, next) => observe(needs, metrics, c, next));
  app.use(async (c, next) => {
    refuseOddMethod(c.req.method);
    await next();
  });
  app.onError((error, c) => answerTrouble(needs, c, error));
  app.notFound((c) => answerTrouble(needs, c, new Problem('not-found', 'no-such-address', { path: c.req.path })));
  watchKeys(app, { access: needs.access, peerOf: (c) => peerOf(needs, c) });
  app.get('/healthz', (c) => c.json({ alive: true }));
  app.get('/readyz', () => readyResponse(needs.readiness));
  app.get('/metrics', async (c) => {
    allow(await askerOf(needs, c), 'maintain');
    return metrics.answer();
  });
  const book = createAddressBook(needs.contract, needs.downloads);
  const memory = createBodyMemory();
  app.use(
    '/api/*',
    takeBodies({
      ...needs,
      book,
      memory,
      mostBytes: needs.mostBodyBytes,
      askerOf: (c) => askerOf(needs, c, callerOrNobody),
      peerOf: (c) => peerOf(needs, c),
    }),
  );
  watchLinks(app, { access: needs.access, peerOf: (c) => peerOf(needs, c) });
  app.use('/api/*', onceByKey(needs));
  mountProtocols(app, { ...needs, memory, mostBytes: needs.mostBodyBytes, peerOf: (c) => peerOf(needs, c) });
  app.all('/api/auth/*', async (c) => signIn(needs, c));
  mountDocuments(app, needs);
  mountFiles(app, needs, (c) => c.get('context'));
  for (const path of large) app.get(path, compress());
  mountProcedures(app, needs);
  mountConsole(app, needs);
  return app;
}

/**
 * Adds a number to every request, headers to every response, and a log line stating any refusal and its reason: no query, no headers, no
 * bodies.
 */
async function observe(needs: HttpNeeds, metrics: Metrics, c: Context<HttpEnv>, next: () => Promise<void>): Promise<void> {
  const [id, began] = [randomUUID(), performance.now()];
  c.set('id', id);
  await next();
  if (c.req.method === 'HEAD') c.res = await headOf(c.res);
  c.res.headers.set('x-request-id', id);
  if (needs.demo) c.res.headers.set('x-yaodong-demo', 'true');
  secureHeaders(c.res.headers, needs.https);
  const took = performance.now() - began;
  const { method, path } = c.req;
  metrics.count({ method, route: c.get('route') ?? routePath(c, -1), status: c.res.status, seconds: took / 1000 });
  needs.log.info(
    {
      id,
      method,
      path,
      status: c.res.status,
      ms: Math.round(took),
      actor: c.get('actor'),
      from: peerOf(needs, c),
      problem: c.get('problem'),
    },
    'request',
  );
}

/** The response to HEAD: its body is not produced any further. */
async function headOf(answer: Response): Promise<Response> {
  await discard(answer);
  return new Response(null, answer);
}

/** The one place where errors become responses. */
function answerTrouble(needs: HttpNeeds, c: Context<HttpEnv>, error: unknown): Response {
  const found = withPlace(problemFrom(error), c.get('sent'));
  const id = c.get('id');
  c.set('problem', found.problem.code);
  if (isAway(error)) needs.storeFailed();
  if (found.unforeseen && !c.req.raw.signal.aborted) needs.log.error({ id, err: error, path: c.req.path }, 'unforeseen');
  return problemResponse(encodeProblem(found, needs.words, languageOf(c.req.raw), id));
}

/** Where a body that is no JSON goes wrong. */
function withPlace(found: ReturnType<typeof problemFrom>, sent: (() => string) | undefined): ReturnType<typeof problemFrom> {
  const place = found.problem.code === 'not-json' && sent !== undefined ? jsonFaultAt(sent()) : null;
  return place === null ? found : { ...found, problem: new Problem('bad-input', 'not-json', { about: 'place', ...place }) };
}

/** The address that a request comes from. */
function peerOf(needs: HttpNeeds, c: Context<HttpEnv>): string {
  return addressOf(c.req.raw.headers, c.env?.incoming?.socket.remoteAddress, needs.trustsProxy);
}

async function signIn(needs: HttpNeeds, c: Context<HttpEnv>): Promise<Response> {
  refuseForeign(c.req.raw, needs.origins());
  const address = peerOf(needs, c);
  const answer = await needs.access.endpoint(withAddress(c.req.raw, address));
  return c.req.path === '/api/auth/sign-out' && answer.ok ? forgotten(answer) : answer;
}

/** Tells the browser to drop what it has cached of our responses. */
function forgotten({ body, status, headers }: Response): Response {
  const more = new Headers(headers);
  more.set('clear-site-data', '"cache"');
  return new Response(body, { status, headers: more });
}

/** The request context: caller, language and time; cookies that extend the session are passed along. */
async function askerOf(needs: HttpNeeds, c: Context<HttpEnv>, who = callerOf): Promise<HttpRequestContext> {
  const caller = await who(needs, c.req.raw);
  c.set('actor', caller.scope.actor);
  for (const cookie of caller.cookies) c.header('set-cookie', cookie, { append: true });
  const found = (route: string) => c.set('route', route);
  // a requested action is done whether or not the caller still waits for the response
  const { method, signal } = c.req.raw;
  return {
    scope: method === 'GET' ? { ...caller.scope, leaves: signal } : caller.scope,
    mustFirst: caller.mustFirst,
    session: caller.session,
    language: languageOf(c.req.raw),
    now: needs.now(),
    address: peerOf(needs, c),
    found,
    steady: needs.steady,
  };
}

function mountDocuments(app: Hono<HttpEnv>, needs: HttpNeeds): void {
  const documents = createDocuments(needs);
  app.get('/api/openapi.json', (c) => documents.openApi(c.req.raw));
  app.get('/api/docs', (c) => documents.page(c.req.raw));
}

function mountProcedures(app: Hono<HttpEnv>, needs: HttpNeeds): void {
  const answer = createProcedures(needs.router, needs.refuseUnknown);
  const sameForAll = createSameForAll(needs, answer);
  app.all('/api/*', async (c) => {
    const [request, context] = [withoutLanguage(c.req.raw), c.get('context')];
    const answered = (await sameForAll(request, context)) ?? (await answer(request, context));
    if (answered === undefined) throw new Problem('not-found', 'no-such-address', { path: c.req.path });
    for (const cookie of c.res.headers.getSetCookie()) answered.headers.append('set-cookie', cookie);
    if (!answered.headers.has('etag')) answered.headers.set('cache-control', 'no-store');
    asAttachment(answered.headers);
    return answered;
  });
}

/** A file is to be saved, never shown by the browser under our origin. */
function asAttachment(headers: Headers): void {
  const said = headers.get('content-disposition');
  if (said !== null) headers.set('content-disposition', said.replace(/^inline\b/iu, 'attachment'));
}

/** `?lang=` is for the reader's language and not an input of any procedure. */
function withoutLanguage(request: Request): Request {
  const url = new URL(request.url);
  if (!url.searchParams.has('lang')) return request;
  url.searchParams.delete('lang');
  return copyRequest(request, { url });
}
