import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isContractProcedure } from '@orpc/contract';
import { contract } from '#contract.ts';
import type { ProcedureMeta } from '#kernel/rights.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let ahead = 0;
let secrets: readonly string[];

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.now() + ahead });
  const asked = [world.secretOf('viewer', { region: '140302' }), world.secretOf('owner', { organisation: 'X' })];
  secrets = [world.app.localKey, ...(await Promise.all(asked))];
});
afterAll(() => world.stop());

const paths = (function walk(node: unknown): string[] {
  if (!isContractProcedure(node)) return Object.values(node as object).flatMap(walk);
  const { route, meta } = node['~orpc'];
  return (meta as ProcedureMeta).whoever === true ? [`/api${route.path ?? ''}`] : [];
})(contract);

const asked = (path: string, headers: Readonly<Record<string, string>>, secret = world.app.localKey) =>
  world.ask(path, { headers: { authorization: `Bearer ${secret}`, ...headers } });
const known = { 'accept-language': 'zh' };

test('knowledge, the vocabulary and the words of findings are the same for every caller, compressed, and not sent again if cached', async () => {
  expect(paths.toSorted()).toEqual([
    '/api/help/words',
    '/api/knowledge',
    '/api/policy/items',
    '/api/rating/prefab-scheme',
    '/api/rating/scheme',
    '/api/vocabulary',
  ]);
  for (const path of paths) {
    const all = await Promise.all(secrets.map((secret) => asked(path, { ...known, 'accept-encoding': 'gzip' }, secret)));
    const [first = '', ...others] = await Promise.all(all.map(async (one) => gunzipSync(await one.bytes()).toString()));
    for (const other of others) expect(other).toBe(first);
    const plain = await asked(path, known);
    expect([plain.headers.get('content-encoding'), await plain.text()]).toEqual([null, first]);
    const [tag = '', ...tags] = all.map(({ headers }) => headers.get('etag') ?? '');
    expect([tag !== '', tags]).toEqual([true, [tag, tag]]);
    const again = await asked(path, { ...known, 'if-none-match': tag }, secrets[1]);
    expect([again.status, again.body, again.headers.get('cache-control')]).toEqual([304, null, 'private, no-cache']);
  }
});

test('each language, each category and kind has its own answer, and an invalid query is refused as usual', async () => {
  const text = async (path: string) => (await asked(path, {})).text();
  expect(await text('/api/help/words?lang=en')).not.toBe(await text('/api/help/words?lang=zh'));
  const { entries } = JSON.parse(await text('/api/knowledge?kind=coefficient')) as { entries: { kind: string }[] };
  expect(new Set(entries.map(({ kind }) => kind))).toEqual(new Set(['coefficient']));
  const status = async (path: string) => (await asked(path, {})).status;
  for (const path of ['/api/vocabulary?category=nothing', '/api/vocabulary?category=nothing'])
    expect([path, await status(path)]).toEqual([path, 404]);
  expect(await status('/api/knowledge?odd=1')).toBe(400);
  expect((await world.app.fetch(new Request('http://localhost/api/knowledge', { headers: {} }))).status).toBe(401);
});

test('what the city writes is returned by the next query, and what has taken effect from its time', async () => {
  const kept = async () => {
    const answer = await asked('/api/knowledge?id=own-flat', {});
    const { entries } = (await answer.json()) as { entries: { holds: boolean }[] };
    return { tag: answer.headers.get('etag'), holds: entries.map(({ holds }) => holds) };
  };
  const before = await kept();
  const text = `kind: tariff
entries:
  - id: own-flat
    export: '0.20'
    periods:
      - {name: night, price: '0.30', from: '22:00', to: '08:00'}
      - {name: day, price: '1.00', from: '08:00', to: '22:00'}
`;
  await world.local.knowledge.files.put({ name: 'own.yaml', text, preview: false });
  const written = await kept();
  ahead = 60_000;
  const begun = await kept();
  expect([before.holds, written.holds, begun.holds]).toEqual([[], [false], [true]]);
  expect(new Set([before.tag, written.tag, begun.tag]).size).toBe(3);
});
