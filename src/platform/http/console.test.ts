import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { Hono } from 'hono';
import { afterAll, expect, test } from 'vitest';
import { mountConsole } from './console.ts';

const directory = mkdtempSync(join(tmpdir(), 'yaodong-web-'));
const root = join(directory, 'web');
mkdirSync(join(root, 'assets'), { recursive: true });
writeFileSync(join(root, 'index.html'), '<meta name="yaodong-demo" content="__DEMO__"><meta property="csp-nonce" nonce="__NONCE__">');
writeFileSync(join(root, 'assets', 'main-1a2b.js'), 'plain');
writeFileSync(join(root, 'assets', 'main-1a2b.js.br'), brotliCompressSync('packed'));
writeFileSync(join(root, 'favicon.svg'), '<svg/>');
writeFileSync(join(directory, 'outside.txt'), 'outside');

afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
});

function consoleOf(demo: boolean) {
  const app = new Hono();
  mountConsole(app, { webRoot: root, demo, tilesOrigin: async () => null });
  return (path: string, headers: Record<string, string> = {}) => app.request(path, { headers });
}

const ask = consoleOf(false);

test('any address without a file is the page, with a nonce named by the policy', async () => {
  for (const path of ['/', '/buildings/A1', '/index.html', '/ranking']) {
    const answer = await ask(path);
    const nonce = /'nonce-([^']+)'/u.exec(answer.headers.get('content-security-policy') ?? '')?.[1];
    expect(await answer.text(), path).toBe(`<meta name="yaodong-demo" content=""><meta property="csp-nonce" nonce="${nonce}">`);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  }
});

test('the demo’s page says so', async () => {
  expect(await (await consoleOf(true)('/')).text()).toContain('content="true"');
});

test('built files are cached forever, compressed if the browser accepts it', async () => {
  const packed = await ask('/assets/main-1a2b.js', { 'accept-encoding': 'gzip, br' });
  expect(packed.headers.get('content-encoding')).toBe('br');
  expect(packed.headers.get('content-type')).toMatch(/^text\/javascript/u);
  expect(packed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(await (await ask('/assets/main-1a2b.js')).text()).toBe('plain');
  expect((await ask('/favicon.svg')).headers.get('content-type')).toMatch(/^image\/svg\+xml/u);
});

test('a missing file is 404 and not the page; nothing outside is served', async () => {
  for (const path of ['/assets/gone.js', '/gone.png', '/..%2foutside.txt', '/assets/..%2f..%2foutside.txt', '/%2e%2e/outside.txt']) {
    expect((await ask(path)).status, path).toBe(404);
  }
});

test('without a build the page says in both languages what to do, and appears once built while the program runs', async () => {
  const app = new Hono();
  const bare = join(directory, 'bare');
  mountConsole(app, { webRoot: bare, demo: false, tilesOrigin: async () => null });
  for (const later of [false, true]) {
    if (later) {
      mkdirSync(bare, { recursive: true });
      writeFileSync(join(bare, 'index.html'), 'built');
    }
    const text = await (await app.request('/')).text();
    expect(text).toContain('请在程序目录运行 <code>npm run build</code>，再重新启动程序');
    expect(text).toContain('run <code>npm run build</code> in the program');
  }
});
