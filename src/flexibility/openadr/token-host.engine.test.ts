import { createServer as createHttpServer } from 'node:http';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

/** Remote servers that are followed: where a secret may be sent, and what is reported about a server that could not be reached. */

let world: World;
const opened: (() => Promise<void>)[] = [];

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => sockets.add(socket));
  opened.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((done) => server.close(done));
  });
  return (server.address() as AddressInfo).port;
}

/** A server that announces a token endpoint; records the token requests it receives. */
async function vtn(tokenUrl: () => string | null) {
  const forms: string[] = [];
  const port = await listening(
    createHttpServer((request, response) => {
      const tell = (body: unknown) => void response.end(JSON.stringify(body));
      if (request.url?.endsWith('/auth/server') === true) return tell(tokenUrl() === null ? {} : { tokenURL: tokenUrl() });
      if (request.method === 'POST') {
        request.on('data', (piece: Buffer) => forms.push(`${String(request.url)} ${piece.toString()}`));
        request.on('end', () => tell({ access_token: 't' }));
        return undefined;
      }
      return tell(request.url?.includes('/vens') === true ? [{ id: 'v' }] : []);
    }),
  );
  return { url: `http://127.0.0.1:${port}`, forms };
}

const given = { name: 'province', clientId: 'me', clientSecret: 'deep-secret', portfolio: 'VPP', programme: 'city-dr' };
const poll = () => world.local.openadr.poll({ name: 'province' });
const refusal = async (asked: Promise<unknown>) => {
  const error = await asked.then(
    () => null,
    (thrown: { document: { code: string; evidence: Record<string, unknown> } }) => thrown.document,
  );
  return error;
};

/** Follows another server under the same name, after reading which one is followed. */
async function follow(at: { readonly url: string; readonly tokenUrl?: string }) {
  const [standing] = (await world.local.openadr.overview()).connections;
  return world.local.openadr.connect({ ...given, ...at, ...(standing !== undefined && { seen: standing.changedAt }) });
}

beforeAll(async () => {
  world = await createWorld({});
  const organisations = await world.upload('o.csv', 'code,name,region\nAGG,聚合商,140302');
  await world.local.place.importOrganisations({ file: organisations });
  await world.local.portfolio.add({ code: 'VPP', name: '虚拟电厂', organisation: 'AGG' });
  await world.app.slices.knowledge.put(
    'programmes.yaml',
    `kind: programme
entries:
  - id: city-dr
    names: {zh: 本市响应, en: City}
    rule: five
    step: hour
    pay: {unit: kWh, price: '2.5'}
`,
    false,
  );
  await world.app.slices.knowledge.put(
    'rules.yaml',
    'kind: baseline-rule\nentries:\n  - id: five\n    names: {zh: 前五日, en: Five}\n    pool: 5\n    choose: 5\n',
    false,
  );
}, 240_000);
afterAll(() => world.stop());
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

test.each([
  'https://169.254.169.254/openadr3',
  'https://[fe80::1]/',
  'https://[::ffff:169.254.169.254]/',
  'https://0.0.0.0/',
  'https://2852039166/',
  'https://[fd00:ec2::254]/',
])('no server at %s is followed', async (url) => {
  expect(await refusal(world.local.openadr.connect({ ...given, url }))).toMatchObject({ code: 'openadr-vtn-address' });
  const token = world.local.openadr.connect({ ...given, url: 'https://vtn.example.cn', tokenUrl: `${url}token` });
  expect(await refusal(token)).toMatchObject({ code: 'openadr-vtn-address' });
});

test('every unreachable server is reported alike, whatever the cause', async () => {
  const hangsUp = await listening(createServer((socket) => void socket.destroy()));
  const speaksOtherwise = await listening(createServer((socket) => void socket.end('SSH-2.0-OpenSSH_9.2\r\n')));
  const told: unknown[] = [];
  for (const at of ['http://127.0.0.1:1', `http://127.0.0.1:${hangsUp}`, `http://127.0.0.1:${speaksOtherwise}`, 'https://nobody.invalid']) {
    await follow({ url: at });
    const { code, evidence } = (await refusal(poll())) ?? { code: '', evidence: {} };
    told.push({ code, evidence: { ...evidence, url: 'there' } });
  }
  expect(told).toEqual(Array.from({ length: 4 }, () => ({ code: 'openadr-vtn-away', evidence: { url: 'there', seconds: 60 } })));
});

test('a secret is not sent to a host named by a server: another port is another host, https or not', async () => {
  let comers = 0;
  const thief = await listening(createServer((socket) => (comers += 1) && void socket.destroy()));
  let tokenUrl = `https://127.0.0.1:${thief}/token`;
  const server = await vtn(() => tokenUrl);
  await follow({ url: server.url });
  expect(await refusal(poll())).toMatchObject({ code: 'openadr-vtn-token-host', evidence: { host: `127.0.0.1:${thief}` } });
  tokenUrl = `http://localhost:${thief}/token`;
  expect(await refusal(poll())).toMatchObject({ code: 'openadr-vtn-token-host', evidence: { host: `localhost:${thief}` } });
  expect({ comers, forms: server.forms }).toEqual({ comers: 0, forms: [] });
  const { connections } = await world.local.openadr.overview();
  expect(connections).toMatchObject([{ name: 'province', trouble: expect.stringContaining(`localhost:${thief}`) }]);
});

test('at its own origin the secret is sent where the server says, and to another host if the administrator named it', async () => {
  const tokens = await vtn(() => null);
  let own = '';
  const server = await vtn(() => `${own}/own/token`);
  own = server.url;
  await follow({ url: server.url });
  expect(await poll()).toMatchObject({ events: 0, findings: [] });
  expect(server.forms).toEqual([expect.stringMatching(/^\/own\/token .*client_secret=deep-secret/u)]);
  const named = await follow({ url: server.url, tokenUrl: `${tokens.url}/there` });
  expect(named).toMatchObject({ tokenUrl: `${tokens.url}/there` });
  expect(await poll()).toMatchObject({ events: 0 });
  expect([server.forms.length, tokens.forms]).toEqual([1, [expect.stringMatching(/^\/there .*client_secret=deep-secret/u)]]);
});

test('redirects of a server are not followed', async () => {
  const elsewhere = await vtn(() => null);
  const port = await listening(createHttpServer((_request, response) => void response.writeHead(307, { location: elsewhere.url }).end()));
  await follow({ url: `http://127.0.0.1:${port}` });
  expect(await refusal(poll())).toMatchObject({ code: 'openadr-vtn-refuses', evidence: { status: 307 } });
  expect(elsewhere.forms).toEqual([]);
});
