import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono, MiddlewareHandler } from 'hono';
import { consolePolicy, workerPolicy } from './headers.ts';

export type ConsoleNeeds = {
  readonly webRoot: string;
  readonly demo: boolean;
  readonly tilesOrigin: () => Promise<string | null>;
};

/** The console's files from the build; every other address gets the page, with a fresh nonce and a flag for demo data. */
export function mountConsole<E extends object>(app: Hono<E>, needs: ConsoleNeeds): void {
  const root = needs.webRoot;
  // a later build is served from the next start on: its page alone would be blank
  const isBuilt = existsSync(join(root, 'index.html'));
  if (isBuilt) {
    const files = serveStatic({ root, precompressed: true });
    app.use('/assets/*', longLived, files);
    app.use('/:name{[a-z-]+-worker\\.js}', asWorker);
    app.get('/:name{[^/]+\\.[a-z0-9]{2,11}}', async (c, next) => (c.req.path === '/index.html' ? next() : files(c as never, next)));
  }
  app.get('*', (c) => (/\.[a-z0-9]{2,11}$/iu.test(c.req.path) && c.req.path !== '/index.html' ? c.notFound() : page(needs, isBuilt)));
}

const longLived: MiddlewareHandler = async (c, next) => {
  await next();
  if (c.res.ok) c.res.headers.set('cache-control', 'public, max-age=31536000, immutable');
};

/** Its permissions come from its own response headers, and a newer version is noticed immediately. */
const asWorker: MiddlewareHandler = async (c, next) => {
  await next();
  c.res.headers.set('content-security-policy', workerPolicy);
  c.res.headers.set('cache-control', 'no-cache');
};

async function page({ webRoot, demo, tilesOrigin }: ConsoleNeeds, isBuilt: boolean): Promise<Response> {
  const nonce = randomBytes(16).toString('base64');
  const html = isBuilt ? await readFile(join(webRoot, 'index.html'), 'utf8').catch(() => notBuilt) : notBuilt;
  const filled = html.replaceAll('__NONCE__', nonce).replaceAll('__DEMO__', demo ? 'true' : '');
  return new Response(filled, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': consolePolicy(nonce, await tilesOrigin()),
    },
  });
}

const notBuilt = `<!doctype html><html lang="zh"><meta charset="utf-8"><title>窑洞 Yaodong</title>
<p>控制台尚未构建：请在程序目录运行 <code>npm run build</code>，再重新启动程序（<code>npm start</code> 会自动构建）。接口文档在 <a href="/api/docs">/api/docs</a>。</p>
<p lang="en">The console is not built: run <code>npm run build</code> in the program's directory and start it again (<code>npm start</code> builds it by itself). The API is described at <a href="/api/docs">/api/docs</a>.</p></html>`;
