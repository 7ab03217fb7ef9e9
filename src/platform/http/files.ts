import type { TableRequest, writeTable } from './table-worker.ts';
import type { Workers } from '#platform/workers/workers.ts';
import type { Written } from '#platform/table-export/table-export.ts';
import { ORPCError, ValidationError } from '@orpc/contract';
import type { Context, Hono, Next } from 'hono';
import { ZodError, type z } from 'zod';
import type { DownloadRoute } from '#kernel/download.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import type { HttpEnv, HttpNeeds } from './needs.ts';
import type { HttpRequestContext } from './procedure-guard.ts';
import { sizeText } from './inputs/body.ts';
import { counted } from './inputs/limit.ts';
import { begun } from './outgoing.ts';
import { copyRequest } from './inputs/copy-request.ts';
import { downloadQuestion } from './inputs/download-question.ts';
import { refuseUnsound } from './inputs/input-check.ts';
import { unfit } from './inputs/list-check.ts';

/** A table of at least this size is read in a separate thread; below it, the thread costs more than it saves. */
const mostBytesInline = 32 * 1024;

const module = new URL('./table-worker.ts', import.meta.url);

/** Reads and writes a table in a thread. Throws the same as the contract's own procedure. */
async function writeTableInWorker(workers: Pick<Workers, 'run'>, request: TableRequest): Promise<Written> {
  const reply = await workers.run<typeof writeTable>(module, 'writeTable', request);
  if ('written' in reply) return reply.written;
  const message = 'Input validation failed';
  const issues = JSON.parse(reply.issues) as z.core.$ZodIssue[];
  throw new ORPCError('BAD_REQUEST', { message, cause: new ValidationError({ message, issues, data: undefined }) });
}

/** The authorized caller: every request was checked before it came here. */
type ContextOf = (c: Context<HttpEnv>) => HttpRequestContext;

/** The maximum upload size for callers without an account. */
const mostByLink = 50_000_000;

/** Files in (`PUT /api/files?name=`) and out (the slices' downloads), streamed both ways. */
export function mountFiles(app: Hono<HttpEnv>, needs: HttpNeeds, contextOf: ContextOf): void {
  app.post('/api/exports/table', async (c, next) => largeTable(needs, c, next, contextOf));
  app.put('/api/files', async (c) => upload(needs, c, contextOf(c).scope, needs.mostUploadBytes));
  app.post('/api/uploads', async (c, next) => parcel(needs, c, next, contextOf(c).scope));
  app.put('/api/public/case-link/files', async (c) =>
    upload(
      needs,
      c,
      await needs.linkScope(c.req.header('x-case-link') ?? '', contextOf(c).address ?? ''),
      Math.min(mostByLink, needs.mostUploadBytes),
    ),
  );
  for (const route of needs.downloads) {
    app.get(`/api${route.path.replaceAll(/\{(\w+)\}/gu, ':$1')}`, async (c) => {
      const context = contextOf(c);
      const asked = downloadQuestion(route, { path: c.req.param(), query: c.req.queries() });
      // what HEAD would report is known only once the file is produced, which is not done for HEAD
      if (c.req.method === 'HEAD')
        return new Response(null, { headers: { 'content-disposition': 'attachment', 'cache-control': 'no-store' } });
      const file = await opened(route, context, asked);
      return new Response(await begun(file.body), {
        headers: {
          ...file.headers,
          'content-type': file.type,
          'content-disposition': disposition(file.name),
          'cache-control': 'no-store',
        },
      });
    });
  }
}

/** Large tables are written in a thread, all others by the contract's procedure. */
async function largeTable(needs: HttpNeeds, c: Context<HttpEnv>, next: Next, contextOf: ContextOf): Promise<Response | undefined> {
  const [context, bytes] = [contextOf(c), await c.req.raw.bytes()];
  if (bytes.length < mostBytesInline) {
    c.req.raw = copyRequest(c.req.raw, { body: bytes });
    await next();
    return undefined;
  }
  const written = await writeTableInWorker(needs.workers, { bytes, above: needs.tableExport.above(context) });
  await needs.tableExport.taken(context.scope, written);
  return new Response(new Blob([...written.pieces]), {
    headers: { 'content-type': written.type, 'content-disposition': disposition(written.name), 'cache-control': 'no-store' },
  });
}

/** The requested file; problems that its slice finds in several parameters together are reported like those of a single one. */
async function opened(route: DownloadRoute, context: HttpRequestContext, asked: Readonly<Record<string, string>>) {
  try {
    return await route.open(context, asked);
  } catch (error) {
    throw error instanceof ZodError ? unfit(error.issues) : error;
  }
}

async function upload(needs: HttpNeeds, c: Context<HttpEnv>, scope: Scope, mostBytes: number): Promise<Response> {
  const name = c.req.query('name');
  refuseUnsound(name);
  if (name === undefined || name.trim() === '') throw new Problem('bad-input', 'file-name-missing');
  const body = c.req.raw.body;
  const tooLarge = () => new Problem('too-large', 'body-too-large', { size: sizeText(mostBytes) });
  const spooled = c.req.query('spooled');
  if (spooled !== undefined && scope.role !== 'public') {
    const taken = await needs.takeSpooled(scope, { name, id: spooled, mostBytes });
    if (taken === 'too-large') throw tooLarge();
    return c.json(taken);
  }
  if (body === null) throw new Problem('bad-input', 'no-body');
  if (Number(c.req.header('content-length') ?? 0) > mostBytes) throw tooLarge();
  return c.json(await needs.keepFile(scope, name, counted(body, { mostBytes, leastBytesAMinute: needs.leastBytesAMinute }, tooLarge)));
}

const json = /^application\/json\b/iu;
const mostJson = 16 * 1024;

/** A parcel sent as the body becomes an upload that the contract's procedure takes; a JSON request is passed on unchanged. */
async function parcel(needs: HttpNeeds, c: Context<HttpEnv>, next: Next, scope: Scope): Promise<undefined> {
  const { body, headers } = c.req.raw;
  const isJson = json.test(headers.get('content-type') ?? '');
  const mostBytes = isJson ? mostJson : needs.mostUploadBytes;
  const tooLarge = () => new Problem('too-large', 'body-too-large', { size: sizeText(mostBytes) });
  if (body === null) throw new Problem('bad-input', 'no-body');
  if (Number(headers.get('content-length') ?? 0) > mostBytes) throw tooLarge();
  const coming = counted(body, { mostBytes, leastBytesAMinute: needs.leastBytesAMinute }, tooLarge);
  const url = new URL(c.req.raw.url);
  if (isJson) c.req.raw = copyRequest(c.req.raw, { url, body: await new Response(coming).bytes() });
  else {
    const name = c.req.query('name') ?? nameIn(headers.get('content-disposition')) ?? 'parcel.zip';
    refuseUnsound(name);
    const { file } = await needs.keepFile(scope, name, coming);
    url.search = '';
    const made = new Headers(headers);
    for (const one of ['content-length', 'transfer-encoding', 'content-disposition']) made.delete(one);
    made.set('content-type', 'application/json');
    c.req.raw = copyRequest(c.req.raw, { url, headers: made, body: new TextEncoder().encode(JSON.stringify({ file })) });
  }
  await next();
  return undefined;
}

/** The file name in a header (RFC 6266). */
function nameIn(said: string | null): string | undefined {
  return /filename="?(?<name>[^";]+)"?/iu.exec(said ?? '')?.groups?.['name'];
}

/** A file name in any script, for old and new clients (RFC 6266). */
function disposition(name: string): string {
  const plain = name.replaceAll(/[^\w.-]+/gu, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name).replaceAll(/['()*]/gu, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`;
}
