import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ProblemAnswer } from '#kernel/problem-answer.ts';
import { createWorld, type World } from './world.ts';

/**
 * A name that is duplicated in a JSON object: the last one would count without anyone noticing. It is refused, naming the name, at every
 * entry point.
 */
let world: World;

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
  const buildings = 'code,name,use,region\nJ1,一号楼,office,140302\n';
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', buildings) });
  const meters = 'code,building,carrier,kind,unit\nJM1,J1,electricity,interval,kWh\n';
  await world.local.registry.importMeters({ file: await world.upload('m.csv', meters) });
});
afterAll(() => world.stop());

const post = async (path: string, body: string) => {
  const answer = await world.ask(path, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await world.secretOf('administrator', { all: true })}` },
  });
  return [answer.status, ((await answer.json()) as { code?: string; evidence?: object }).code] as const;
};
const told = (asked: Promise<unknown>) => asked.catch((error: unknown) => (error as ProblemAnswer).document);

test.each([
  ['value', '{"readings":[{"meter":"JM1","at":"2025-01-01T00:00:00Z","until":"2025-01-01T01:00:00Z","value":1,"value":1000}]}'],
  ['a name that is spelled in two ways', String.raw`{"readings":[{"meter":"JM1","value":1,"at":"2025-01-01T00:00:00Z","\u0076alue":2}]}`],
  ['a list', '{"readings":[],"readings":[]}'],
])('readings: %s', async (_, body) => {
  expect(await post('/api/readings', body)).toEqual([400, 'json-name-twice']);
});

test('the same name in two objects, in strings and nested is not a duplicate', async () => {
  const one = (at: number) => `{"meter":"JM1","value":1,"at":"2025-01-01T0${at}:00:00Z","until":"2025-01-01T0${at + 1}:00:00Z"}`;
  expect(await post('/api/readings', `{"readings":[${one(1)},${one(2)}]}`)).not.toContain('json-name-twice');
});

test.each([
  [
    'buildings',
    '{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{"code":"J2","name":"A","use":"office","region":"140302","floorArea":100,"floorArea":100000}}]}',
  ],
])('%s as GeoJSON', async (_, text) => {
  expect(await told(world.local.registry.importBuildings({ file: await world.upload('b.geojson', text) }))).toMatchObject({
    code: 'json-name-twice',
    evidence: { name: 'floorArea' },
  });
});

test('places as GeoJSON', async () => {
  const text =
    '{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{"code":"JZ1","name":"一区","name":"二区","parent":"140302"}}]}';
  expect(await told(world.local.place.importPlaces({ file: await world.upload('z.geojson', text) }))).toMatchObject({
    code: 'json-name-twice',
    evidence: { name: 'name' },
  });
});

test('knowledge, which may be JSON too', async () => {
  const text =
    '{"kind":"coefficient","status":"CITY","source":{"document":"本市","clause":"1"},"entries":[{"id":"city/j","version":1,"value":1,"value":2,"unit":"kgce/kg"}]}';
  expect(await told(world.local.knowledge.files.put({ name: 'j.yaml', text, preview: true }))).toMatchObject({
    code: 'knowledge-bad',
    findings: [{ evidence: { line: 1 } }],
  });
});
