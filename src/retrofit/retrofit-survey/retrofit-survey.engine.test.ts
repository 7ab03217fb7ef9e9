import type { ProblemAnswer } from '#kernel/problem-answer.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';
import { acceptSurvey, returnSurvey } from '#cli/as-read.ts';

const dayMs = 86_400_000;
let world: World;
let clock = Date.parse('2026-03-01T00:00:00Z');
beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 1000) });
  const buildings = 'code,name,use,region,organisation\nB1,门诊楼,office,140302,甲单位\nB2,教学楼,school,140303,乙单位\n';
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', buildings) });
  await world.local.equipment.add({ code: 'E1', set: { building: 'B1', kind: 'boiler', capacity: 100 } });
});
afterAll(() => world.stop());

const surveys = () => world.local.retrofitSurvey;
const problem = async (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'no problem',
    (error: { document?: { code: string } }) => error.document?.code ?? 'unforeseen',
  );
const entry = (name: string, set: Record<string, string | number | boolean | null>, equipment: string | null = null) => ({
  entry: `entry-000${name}`,
  building: 'B1',
  equipment,
  set,
});
const wallU = async () => (await world.local.registry.building({ building: 'B1' }))['wallU'] ?? null;

test('what comes by a link is kept once, staged, taken over whole and taken back whole; what is unclear stays unknown', async () => {
  const { survey, token, link } = await surveys().link({ buildings: ['B1'] });
  expect(link.endsWith(`#${token}`)).toBe(true);
  const page = await surveys().linked.show({ token });
  expect(page.buildings.map(({ code, equipment }) => [code, equipment.map((one) => one['code'])])).toEqual([['B1', ['E1']]]);
  const entries = [
    entry('1', { wallU: 1.2, energyMeasures: null, safe: true }),
    entry('2', { capacity: 140 }, 'E1'),
    entry('3', { kind: 'pump', count: 2 }, 'E2'),
  ];
  expect(await surveys().linked.enter({ token, entries })).toEqual({ kept: 3, already: 0 });
  expect(await surveys().linked.enter({ token, entries })).toEqual({ kept: 0, already: 3 });
  expect(await wallU()).toBeNull();
  expect((await surveys().show({ survey })).staged[0]?.fields).toContainEqual({ field: 'wallU', present: null, given: 1.2 });
  const { change, state } = await acceptSurvey({ retrofitSurvey: surveys() }, { survey });
  expect([state, await wallU()]).toEqual(['accepted', 1.2]);
  expect((await world.local.registry.building({ building: 'B1' }))['energyMeasures'] ?? null).toBeNull();
  expect(await world.local.equipment.get({ equipment: 'E1' })).toMatchObject({ capacity: 140 });
  expect(await world.local.equipment.get({ equipment: 'E2' })).toMatchObject({ building: 'B1', kind: 'pump', count: 2 });
  expect(await problem(surveys().linked.show({ token }))).toBe('link-gone');
  expect(await problem(acceptSurvey({ retrofitSurvey: surveys() }, { survey }))).toBe('retrofit-survey-accepted');
  await world.local.imports.undo({ id: Number(change) });
  expect(await wallU()).toBeNull();
  expect(await world.local.equipment.get({ equipment: 'E1' })).toMatchObject({ capacity: 100 });
  expect(await problem(world.local.equipment.get({ equipment: 'E2' }))).toBe('no-such-equipment');
  expect((await surveys().show({ survey })).state).toBe('open');
});

/** The smallest complete picture. */
const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

async function handOver(token: string, bytes: Uint8Array): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await world.app.fetch(
    new Request('http://localhost/api/public/case-link/files?name=plate.png', {
      method: 'PUT',
      headers: { 'x-case-link': token },
      body: bytes as never,
      duplex: 'half',
    } as RequestInit),
  );
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

test('a photo comes by the link once, lies with its building while the survey is taken over, and is refused when it is too large', async () => {
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', 'code,name,use,region\nB3,食堂,office,140302\n') });
  await world.local.retrofit.add({ code: 'R3', set: { name: '食堂改造', region: '140302', buildings: 'B3' } });
  const { survey, token } = await surveys().link({ buildings: ['B3'] });
  const { body } = await handOver(token, picture);
  const photo = { token, entry: 'photo-1', building: 'B3', equipment: 'E9', file: String(body['file']) };
  expect(await surveys().linked.photo(photo)).toEqual({ kept: 1, already: 0 });
  expect(await surveys().linked.photo(photo)).toEqual({ kept: 0, already: 1 });
  const large = await handOver(token, new Uint8Array(50_000_000));
  expect(await problem(surveys().linked.photo({ ...photo, entry: 'photo-2', file: String(large.body['file']) }))).toBe(
    'attachment-too-large',
  );
  expect((await handOver(token, new Uint8Array(50_000_001))).body['code']).toBe('body-too-large');
  expect((await handOver('never was', picture)).body['code']).toBe('link-not-valid');
  const [shown] = (await surveys().show({ survey })).photos;
  expect(shown).toMatchObject({ building: 'B3', equipment: 'E9', name: 'plate.png' });
  await surveys().linked.enter({ token, entries: [{ ...entry('s', { safe: false }), building: 'B3' }] });
  const { change } = await acceptSurvey({ retrofitSurvey: surveys() }, { survey });
  const files = async () => (await world.local.attachments.entries({ building: 'B3' })).total;
  expect([await files(), (await world.local.retrofit.show({ project: 'R3' })).safe]).toEqual([1, false]);
  await world.local.imports.undo({ id: Number(change) });
  expect([await files(), (await world.local.retrofit.show({ project: 'R3' })).safe]).toEqual([0, null]);
});

test('a survey is accepted and returned as it was read: what came since is not taken with it', async () => {
  const { survey, token } = await surveys().link({ buildings: ['B1'] });
  const enter = (id: string, wallU: number) => surveys().linked.enter({ token, entries: [entry(id, { wallU })] });
  await enter('seen-1', 1.1);
  const read = await surveys().show({ survey });
  await enter('seen-2', 9.9);
  const now = await surveys().show({ survey });
  expect(now.hash).not.toBe(read.hash);
  const stale = await surveys()
    .accept({ survey, seen: read.hash })
    .catch((trouble: unknown) => (trouble as ProblemAnswer).document);
  expect(stale).toMatchObject({ status: 409, code: 'seen-not-latest', evidence: { seen: read.hash, latest: now.hash, changed: 'B1' } });
  expect(await problem(surveys().return({ survey, note: 'x', seen: read.hash }))).toBe('seen-not-latest');
  expect(await problem(surveys().accept({ survey }))).toBe('seen-missing');
  expect(await surveys().show({ survey })).toMatchObject({ state: 'open', hash: now.hash });
  const { state, change } = await surveys().accept({ survey, seen: now.hash });
  expect([state, await wallU()]).toEqual(['accepted', 9.9]);
  await world.local.imports.undo({ id: Number(change) });
});

test('a link ends on its day, works again when it was sent back, and is for its buildings and their facts alone', async () => {
  const { survey, token } = await surveys().link({ buildings: ['B1'], days: 1 });
  const enter = (one: object) => surveys().linked.enter({ token, entries: [{ ...entry('x', { wallU: 1 }), ...one }] });
  expect(await problem(enter({ building: 'B2' }))).toBe('retrofit-survey-building');
  expect(await problem(enter({ set: { organisation: '丙' } }))).toBe('retrofit-survey-fact');
  expect(await problem(acceptSurvey({ retrofitSurvey: surveys() }, { survey }))).toBe('retrofit-survey-empty');
  clock += dayMs;
  expect(await problem(enter({}))).toBe('link-gone');
  expect(await problem(surveys().return({ survey, note: '请补填' }))).toBe('seen-missing');
  expect(await returnSurvey({ retrofitSurvey: surveys() }, { survey, note: '请补填' })).toMatchObject({
    state: 'returned',
    note: '请补填',
  });
  expect((await surveys().linked.show({ token })).note).toBe('请补填');
  expect(await problem(surveys().linked.show({ token: 'never was' }))).toBe('link-gone');
  expect(await problem(surveys().link({ buildings: ['B9'] }))).toBe('no-such-building');
});

test('an owner makes and sees surveys of its own buildings alone', async () => {
  const owner = world.as('owner', { organisation: '甲单位' });
  const other = world.as('owner', { organisation: '乙单位' });
  const { survey } = await owner.retrofitSurvey.link({ buildings: ['B1'] });
  expect(await problem(owner.retrofitSurvey.link({ buildings: ['B1', 'B2'] }))).toBe('no-such-building');
  expect(await problem(other.retrofitSurvey.show({ survey }))).toBe('no-such-retrofit-survey');
  expect(await problem(other.retrofitSurvey.accept({ survey }))).toBe('no-such-retrofit-survey');
  expect(await problem(other.retrofitSurvey.return({ survey, note: 'x' }))).toBe('no-such-retrofit-survey');
  expect((await other.retrofitSurvey.list({})).surveys).toEqual([]);
});
