import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bodyOf, visitor } from '../../../test/visitor.ts';
import { runJob } from '../../../test/job.ts';
import { createWorld } from '../../../test/world.ts';
import type { World } from '../../../test/world.ts';

let world: World;
const logged: string[] = [];

beforeAll(async () => {
  world = await createWorld({ log: pino({ level: 'info' }, { write: (line) => void logged.push(line) }) });
});

afterAll(async () => {
  await world.stop();
});

const json = { 'content-type': 'application/json' };

test('invalid input is reported field by field, in Chinese and in English', async () => {
  const body = JSON.stringify({ name: 'x', role: 'king' });
  const zh = await world.ask('/api/users', { method: 'POST', body, headers: json });
  const en = await world.ask('/api/users?lang=en', { method: 'POST', body, headers: json });
  expect(zh.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(await bodyOf(zh)).toMatchObject({ status: 400, title: '输入有误', code: 'input-invalid', detail: '输入有 2 处不合要求。' });
  const { findings } = (await en.json()) as { findings: { evidence: { field: string }; detail: string; severity: string }[] };
  expect(findings.map((one) => one.evidence.field)).toEqual(['name', 'role']);
  expect(findings[0]?.detail).toBe('name: it needs at least 2 characters');
  expect(findings.every((one) => one.severity === 'error')).toBe(true);
});

test('unknown input is refused: a field, a query next to a body, a path name stated differently', async () => {
  const asked = async (method: string, path: string, body?: unknown) =>
    bodyOf(await world.ask(path, { method, ...(body === undefined ? {} : { body: JSON.stringify(body), headers: json }) }));
  const unknown = (name: string) => ({ status: 400, code: 'input-field-unknown', evidence: { name } });
  expect(await asked('POST', '/api/settings', { cityName: '新城', colour: 'red' })).toMatchObject(unknown('colour'));
  expect((await asked('GET', '/api/organisations?colour=red'))['detail']).toMatch(/^输入中没有 colour 这一项，此处可用：.+。/u);
  expect(await asked('GET', '/api/me?colour=red&lang=en')).toMatchObject(unknown('colour'));
  expect(await asked('POST', '/api/procedures/check?name=a.yaml&lang=en', { text: 'x' })).toMatchObject({
    status: 400,
    code: 'query-unread',
    evidence: { name: 'name', method: 'POST' },
  });
  expect(await asked('GET', '/api/procedures/label?id=other')).toMatchObject({
    status: 400,
    code: 'input-field-in-path',
    evidence: { name: 'id' },
  });
  expect((await asked('GET', '/api/procedures/cold-home?id=cold-home'))['id']).toBe('cold-home');
  expect((await asked('GET', '/api/settings'))['cityName']).not.toBe('新城');
});

test('the language is the reader’s: ?lang=, then Accept-Language, then Chinese', async () => {
  const detail = async (path: string, language?: string) =>
    (await bodyOf(await world.ask(path, { headers: language === undefined ? {} : { 'accept-language': language } })))['title'];
  expect(await detail('/api/nothing')).toBe('未找到');
  expect(await detail('/api/nothing', 'fr, en;q=0.8, zh;q=0.5')).toBe('Not found');
  expect(await detail('/api/nothing', 'en;q=0.3, zh-CN')).toBe('未找到');
  expect(await detail('/api/nothing?lang=en', 'zh-CN')).toBe('Not found');
});

test('a body that is not JSON, and one that is too long, are refused with an explanation', async () => {
  const broken = await world.ask('/api/users', { method: 'POST', body: '{"name":', headers: json });
  expect(await bodyOf(broken)).toMatchObject({ status: 400, code: 'not-json' });
  const long = await world.ask('/api/users', {
    method: 'POST',
    body: JSON.stringify({ name: 'x'.repeat(17 * 1024 * 1024) }),
    headers: json,
  });
  expect(await bodyOf(long)).toMatchObject({ status: 413, code: 'body-too-large', evidence: { size: '128 KB' } });
});

test('an unexpected error is reported without internals, under a number that is in the log', async () => {
  await world.stores.postgres.query('alter table access_audit rename to hidden_table');
  const answer = await world.ask('/api/audit');
  await world.stores.postgres.query('alter table hidden_table rename to access_audit');
  const document = await bodyOf(answer);
  expect(document).toMatchObject({ status: 500, code: 'broken', title: '程序出错' });
  expect(document['instance']).toBe(answer.headers.get('x-request-id'));
  expect(JSON.stringify(document)).not.toMatch(/access_audit|relation|select/u);
  expect(logged.some((line) => line.includes(String(document['instance'])) && line.includes('access_audit'))).toBe(true);
});

test('the log has a line for every request, and no secret, query, header or body', async () => {
  const { secret } = await world.local.access.users.add({ name: 'logged', role: 'viewer' });
  const person = visitor(world.app);
  await person.signIn('logged', secret);
  await person.get('/api/me?token=in-the-query');
  const [session = ''] = person.cookies.values();
  expect(logged.some((line) => line.includes('"path":"/api/me"') && line.includes('"actor":"logged"'))).toBe(true);
  for (const hidden of [secret, session, world.app.localKey, 'in-the-query'])
    expect(logged.filter((line) => line.includes(hidden))).toEqual([]);
});

test('without sign-in every address of the API, known or not, gets 401', async () => {
  for (const path of ['/api/me', '/api/users', '/api/nothing', '/api/imports'])
    expect((await visitor(world.app).get(path)).status, path).toBe(401);
});

test('a request with a cookie from another site is refused', async () => {
  const { secret } = await world.local.access.users.add({ name: 'eve', role: 'viewer' });
  const person = visitor(world.app);
  await person.signIn('eve', secret);
  expect((await person.get('/api/me')).status).toBe(200);
  expect(await bodyOf(await person.get('/api/me', { origin: 'https://elsewhere.example' }))).toMatchObject({
    status: 403,
    code: 'foreign-origin',
  });
  expect(
    (await visitor(world.app).post('/api/auth/sign-in/username', { username: 'eve', password: secret }, { origin: 'null' })).status,
  ).toBe(403);
});

test('an uploaded file arrives byte for byte', async () => {
  const bytes = randomBytes(3_000_000);
  const put = await world.ask('/api/files?name=%E5%BB%BA%E7%AD%91.csv', { method: 'PUT', body: bytes });
  const kept = (await put.json()) as { file: string; bytes: number };
  expect(kept.bytes).toBe(3_000_000);
  const kin = await readFile(join(world.stores.places.files, kept.file));
  expect(kin.equals(bytes)).toBe(true);
});

test('an upload without a name, without a body, or without permission is refused', async () => {
  expect(await bodyOf(await world.ask('/api/files', { method: 'PUT', body: 'x' }))).toMatchObject({
    status: 400,
    code: 'file-name-missing',
  });
  expect(await bodyOf(await world.ask('/api/files?name=a.csv', { method: 'PUT' }))).toMatchObject({ status: 400 });
  const { secret } = await world.local.access.keys.create({ name: 'onlooker', role: 'viewer' });
  const refused = await world.ask('/api/files?name=a.csv', { method: 'PUT', body: 'x', headers: { authorization: `Bearer ${secret}` } });
  expect(await bodyOf(refused)).toMatchObject({ status: 403, code: 'role-may-not' });
});

test('an unsupported method is refused, with the supported ones', async () => {
  for (const method of ['PATCH', 'OPTIONS', 'PROPFIND']) {
    const answer = await world.ask('/api/me', { method });
    expect([method, answer.headers.get('allow')]).toEqual([method, 'GET, HEAD, POST, PUT, DELETE']);
    expect(await bodyOf(answer)).toMatchObject({ status: 405, code: 'method-not-allowed' });
  }
  const head = await world.ask('/api/rank', { method: 'HEAD' });
  expect([head.status, head.headers.get('allow')]).toEqual([405, 'GET']);
});

test('a downloaded table is a file to be saved', async () => {
  const body = JSON.stringify({ name: '表', format: 'csv', columns: ['a'], rows: [[1]] });
  const answer = await world.ask('/api/exports/table', { method: 'POST', body, headers: json });
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment;/u);
});

test('a city’s table is complete, recorded in the audit trail, and refused like a small one', async () => {
  const table = (format: string, rows: readonly unknown[][]) => ({ name: '大表', format, columns: ['号', '楼', '值'], rows });
  const rows = Array.from({ length: 30_000 }, (_, at) => [at, `楼${at}`, at / 7]);
  const take = (given: object) => world.ask('/api/exports/table', { method: 'POST', body: JSON.stringify(given), headers: json });
  const answer = await take(table('csv', rows));
  expect(answer.headers.get('content-type')).toMatch(/^text\/csv; ?charset=utf-8$/u);
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment;.*filename\*=UTF-8''%E5%A4%A7%E8%A1%A8\.csv$/u);
  const lines = (await answer.text()).trimEnd().split('\r\n');
  expect([lines.length, lines.at(-1)]).toEqual([30_002, `29999,楼29999,${29_999 / 7}`]);
  const { entries } = await world.local.access.audit({ action: 'export' });
  expect(entries[0]).toMatchObject({ subject: '大表', detail: { format: 'csv', rows: 30_000 } });
  expect(await bodyOf(await take(table('pdf', rows)))).toMatchObject({ status: 400, code: 'input-invalid' });
  expect(await bodyOf(await take(table('csv', [...rows, ['\0']])))).toMatchObject({ status: 400, code: 'text-invalid' });
  const broken = await world.ask('/api/exports/table', { method: 'POST', body: `{${' '.repeat(300_000)}`, headers: json });
  expect(await bodyOf(broken)).toMatchObject({ status: 400, code: 'not-json' });
});

test('liveness and readiness need no sign-in', async () => {
  expect(await bodyOf(await visitor(world.app).get('/healthz'))).toMatchObject({ status: 200, alive: true });
  expect(await bodyOf(await visitor(world.app).get('/readyz'))).toEqual({ status: 200, ready: true, postgres: true, clickhouse: true });
});

test('every answer carries the security headers for browsers', async () => {
  for (const path of ['/', '/api/me', '/api/docs', '/healthz', '/api/openapi.json']) {
    const { headers } = await world.ask(path);
    expect(headers.get('content-security-policy'), path).toMatch(/^default-src 'none';/u);
    expect(headers.get('content-security-policy'), path).not.toMatch(/unsafe/u);
    expect(headers.get('x-content-type-options'), path).toBe('nosniff');
    expect(headers.get('x-request-id'), path).toMatch(/^[0-9a-f-]{36}$/u);
  }
});

test('the documents are public: one for machines, one to read, without script', async () => {
  const document = await bodyOf(await visitor(world.app).get('/api/openapi.json'));
  expect(document['openapi']).toMatch(/^3\.1/u);
  expect(Object.keys(document['paths'] as object)).toEqual(
    expect.arrayContaining(['/me', '/files', '/jobs/{id}/events', '/imports/{id}/rejects']),
  );
  const first = await world.ask('/api/openapi.json', { headers: { 'accept-encoding': 'gzip' } });
  expect([first.status, first.headers.get('content-encoding'), (await first.bytes()).length < 1_000_000]).toEqual([200, 'gzip', true]);
  for (const path of ['/api/openapi.json', '/api/docs']) {
    const tag = (await world.ask(path)).headers.get('etag') ?? '';
    const again = await world.ask(path, { headers: { 'if-none-match': `W/${tag}, "other"` } });
    expect([path, again.status, again.body]).toEqual([path, 304, null]);
  }
  const page = await visitor(world.app, 'en').get('/api/docs');
  const html = await page.text();
  expect(html).toContain('/api/jobs/{id}/events');
  expect(html).not.toMatch(/<script|(?:src|href)="https?:/u);
  const style = /<style>([^<]*)<\/style>/u.exec(html)?.[1] ?? '';
  expect(page.headers.get('content-security-policy')).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
});

test('every page has its own nonce', async () => {
  const policies = await Promise.all([1, 2].map(async () => (await world.ask('/buildings/A1')).headers.get('content-security-policy')));
  expect(policies[0]).not.toBe(policies[1]);
});

test('served over the network: the first administrator is shown once, the address is stored next to the data, and it stops', async () => {
  const own = await createWorld();
  const first = await own.app.serve();
  expect(first).toMatchObject({ user: 'admin', password: expect.stringMatching(/^[a-z0-9-]{19}$/u) });
  expect((await fetch(`${first.url}/healthz`)).status).toBe(200);
  const signedIn = await fetch(`${first.url}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { ...json, origin: first.url },
    body: JSON.stringify({ username: 'admin', password: first.password }),
  });
  expect(signedIn.status).toBe(200);
  await own.stop();
  await expect(fetch(`${first.url}/healthz`)).rejects.toThrow();
});

test('a server that stops does not wait for event listeners', async () => {
  const own = await createWorld();
  const { url } = await own.app.serve();
  const endless = await runJob(
    own.app.slices.jobs,
    { identity: 'local', actor: 'local', role: 'administrator', sees: { all: true } },
    'endless',
    () => new Promise(() => undefined),
  );
  const listening = await fetch(`${url}/api/jobs/${endless.id}/events`, { headers: { authorization: `Bearer ${own.app.localKey}` } });
  const reader = listening.body?.getReader();
  await reader?.read();
  // if it waited, it would do so forever
  await own.app.stop();
  await own.stop();
});

test('a port in use is reported as such, and no account was created in vain', async () => {
  const first = await createWorld();
  const port = Number(new URL((await first.app.serve()).url).port);
  const third = await createWorld({ port });
  await expect(third.app.serve()).rejects.toMatchObject({ code: 'port-taken' });
  expect((await third.local.access.users.list()).users).toEqual([]);
  await Promise.all([first.stop(), third.stop()]);
});

test('behind an https proxy, cookies are for https only and the proxy’s origin is the own one', async () => {
  const origin = 'https://energy.example.cn';
  const own = await createWorld({ settings: { YAODONG_URL: origin, YAODONG_TRUSTED_PROXIES: '127.0.0.1' } });
  const { secret } = await own.local.access.users.add({ name: 'proxied', role: 'viewer' });
  const { link } = await own.local.access.users.reset({ name: 'proxied' });
  expect(link).toMatch(/^https:\/\/energy\.example\.cn\/new-password\?token=/u);
  const answer = await visitor(own.app).post('/api/auth/sign-in/username', { username: 'proxied', password: secret }, { origin });
  expect(answer.status).toBe(200);
  expect(answer.headers.getSetCookie()[0]).toMatch(
    /^__Host-yd\.session_token=(?=.*Path=\/)(?!.*Domain).*HttpOnly;(?=.* Secure).*SameSite=Lax/u,
  );
  expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000');
  await own.stop();
});

test('sign-in is limited by address, counted in the database', async () => {
  const own = await createWorld();
  const statuses: number[] = [];
  for (let n = 0; n < 32; n++) statuses.push((await visitor(own.app).signIn(`nobody-${n}`, 'x')).status);
  expect(statuses.filter((status) => status === 401)).toHaveLength(30);
  expect(statuses.at(-1)).toBe(429);
  expect((await own.stores.postgres.query('select * from access_rate')).rows.length).toBeGreaterThan(0);
  await own.stop();
});

test('refusals are in the log with caller and reason', async () => {
  const secret = await world.secretOf('viewer', { region: '140302' });
  const asked = { method: 'POST', body: '{"name":"x"}', headers: { ...json, authorization: `Bearer ${secret}` } };
  const id = (await world.ask('/api/users', asked)).headers.get('x-request-id') ?? 'none';
  const line = JSON.parse(logged.find((one) => one.includes(id) && one.includes('"msg":"request"')) ?? '{}') as Record<string, unknown>;
  expect(line).toMatchObject({
    status: 403,
    problem: 'role-may-not',
    path: '/api/users',
    from: '127.0.0.1',
    actor: expect.stringContaining('viewer'),
  });
});

test('signing out leaves no session and nothing stored in the browser; the browser stays known', async () => {
  const { secret } = await world.local.access.users.add({ name: 'leaver', role: 'viewer' });
  const person = visitor(world.app);
  expect((await person.signIn('leaver', secret)).status).toBe(200);
  expect(person.cookies.size).toBeGreaterThan(0);
  const answer = await person.post('/api/auth/sign-out', {});
  expect([answer.status, answer.headers.get('clear-site-data'), [...person.cookies.keys()]]).toEqual([200, '"cache"', ['yd.device']]);
});

test('a streamed list is described, and sent, as an array of rows', async () => {
  const document = (await (await world.ask('/api/openapi.json')).json()) as {
    paths: Record<string, { get: { responses: Record<string, { content: Record<string, { schema: Record<string, never> }> }> } }>;
  };
  const { schema } = document.paths['/meters/{meter}/use']?.get.responses['200']?.content['application/json'] ?? {};
  expect(schema).toMatchObject({
    properties: { steps: { type: 'array', items: { type: 'object', required: ['start', 'end', 'value', 'coverage'] } } },
    required: expect.arrayContaining(['steps', 'total', 'findings']),
  });
});
