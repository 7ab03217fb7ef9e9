import { disclose } from '../../../../test/disclose.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { settleTown } from '../../../../test/e2e/town.ts';
import { createWorld, type World } from '../../../../test/world.ts';

let world: World;
let now = Date.parse('2026-11-22T02:00:00Z');

beforeAll(async () => {
  world = await createWorld({ clock: () => now });
  await settleTown(world);
  for (const [name, role] of [
    ['clerk', 'clerk'],
    ['chief', 'chief'],
  ] as const) {
    await world.local.access.keys.create({ name, role: 'bureau', region: '140300' });
    await world.local.people.posts.set({ holder: `key:${name}`, role: `complaint/${role}`, region: '140300' });
  }
});
afterAll(() => world.stop());

/** As the server passes requests on, with the address they come from. */
const fetchFrom: (request: Request, env: object) => Promise<Response> = (request, env) =>
  (world.app.fetch as (asked: Request, from: object) => Promise<Response>)(request, env);

// oxlint-disable-next-line typescript/no-explicit-any -- answers of many shapes, each matched by what is looked at
async function answerOn(path: string, body?: unknown, address = '203.0.113.7'): Promise<{ status: number; said: any }> {
  const headers = { 'content-type': 'application/json' };
  const init = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) };
  const env = { incoming: { socket: { remoteAddress: address } } };
  const answer = await fetchFrom(new Request(`http://localhost/api${path}`, init), env);
  return { status: answer.status, said: await answer.json() };
}

const complaint = {
  procedure: 'complaint',
  region: '140302',
  fields: { matter: 'energy', place: '某小区 3 号楼', text: '外窗未按节能设计施工，冬季结露。', phone: '13800000000' },
};

test('anybody hands in a complaint, gets a receipt, and sees by it how it stands and nothing of the office', async () => {
  const { said } = await answerOn('/public/open-procedures');
  expect(said.procedures).toMatchObject([
    { procedure: 'cold-home', name: '室温不达标投诉', needs: ['region'] },
    { procedure: 'complaint', name: '投诉举报', needs: ['region'] },
    { procedure: 'heat-objection', name: '热费异议', needs: ['organisation'] },
  ]);
  const made = await answerOn('/public/cases', { ...complaint, region: '140303' });
  expect(made).toMatchObject({ status: 200, said: { case: 'complaint-140303-2026-0001', state: 'received', stateName: '已收到' } });
  const receipt = made.said;
  await world.local.cases.take({ case: receipt.case, transition: 'take-up', for: 'key:clerk' });
  const seen = (await answerOn('/public/case-link', { token: receipt.token })).said;
  expect(seen).toMatchObject({ state: 'handling', stateName: '核查中', fields: { matter: 'energy', phone: '13800000000' }, panels: [] });
  expect(seen.steps.map((step: { transition: string }) => step.transition)).toEqual(['add']);
  await world.local.cases.take({
    case: receipt.case,
    transition: 'reply',
    fields: { founded: 'in-part', answer: '已责令整改' },
    for: 'key:chief',
  });
  const after = (await answerOn('/public/case-link', { token: receipt.token })).said;
  expect(after).toMatchObject({ state: 'answered', stateName: '已答复' });
  expect(after.fields).not.toHaveProperty('founded');
  const record = JSON.stringify(await world.local.cases.record({ case: receipt.case }));
  expect(record).not.toContain('13800000000');
});

test('a form with faults begins nothing and does not count; the sixth of an hour is told to wait', async () => {
  const empty = await answerOn('/public/cases', { ...complaint, fields: { matter: 'energy' } }, '198.51.100.9');
  expect(empty).toMatchObject({ status: 400, said: { code: 'form-incomplete', findings: [{}, {}] } });
  const unplaced = await answerOn('/public/cases', { ...complaint, region: '999999' }, '198.51.100.9');
  expect(unplaced).toMatchObject({ status: 400, said: { code: 'form-incomplete', findings: [{ evidence: { field: 'region' } }] } });
  const before = (await world.local.cases.list({ procedure: 'complaint' })).total;
  const many = await Promise.all(Array.from({ length: 8 }, () => answerOn('/public/cases', complaint, '198.51.100.9')));
  expect(many.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 200, 200, 200, 200, 429, 429, 429]);
  expect((await world.local.cases.list({ procedure: 'complaint' })).total).toBe(before + 5);
  const other = await answerOn('/public/cases', complaint, '198.51.100.10');
  expect(other.status).toBe(200);
  now += 3_700_000;
  expect((await answerOn('/public/cases', complaint, '198.51.100.9')).status).toBe(200);
});

test('what is not open to the public is not begun by it, and its name is not told back', async () => {
  for (const procedure of ['demolition-review', 'nonesuch']) {
    const refused = await answerOn('/public/cases', { ...complaint, procedure }, '198.51.100.77');
    expect(refused).toMatchObject({ status: 404, said: { code: 'no-open-procedure' } });
    expect(JSON.stringify(refused.said)).not.toContain(procedure);
  }
});

test('a photo goes in by the link, and by no other', async () => {
  const { said } = await answerOn('/public/cases', complaint, '198.51.100.78');
  const { said: receipt } = await answerOn('/public/cases', complaint, '198.51.100.79');
  const put = (token: string, name: string, text: string) =>
    world.app.fetch(
      new Request(`http://localhost/api/public/case-link/files?name=${name}`, {
        method: 'PUT',
        headers: { 'x-case-link': token },
        body: text,
      }),
    );
  expect((await put('nonesuch', 'a.png', 'x')).status).toBe(404);
  const { file } = (await (await put(said.token, 'a.png', '\u0089PNG')).json()) as { file: string };
  const refused = await answerOn('/public/case-link/steps', { token: said.token, transition: 'add', evidence: [{ kind: 'photo', file }] });
  expect(refused).toMatchObject({ status: 400, said: { code: 'evidence-bad', evidence: { reason: 'type-not-true' } } });
  const good = (await (await put(said.token, 'a.pdf', '%PDF-1.7 …')).json()) as { file: string };
  const other = await answerOn('/public/case-link/steps', {
    token: receipt.token,
    transition: 'add',
    evidence: [{ kind: 'photo', file: good.file }],
  });
  expect(other.status).not.toBe(200);
  const taken = await answerOn('/public/case-link/steps', {
    token: said.token,
    transition: 'add',
    evidence: [{ kind: 'photo', file: good.file }],
  });
  expect(taken).toMatchObject({ status: 200, said: { evidence: [{ n: 1, kind: 'photo', name: 'a.pdf' }] } });
});

test('a consent that an owner gives lets a year be disclosed; withdrawn, it leaves the public page at once', async () => {
  await world.local.settings.change({
    disclosure: { open: true, consent: true, leastArea: 1000, leastCoverage: 0.95, leastBuildings: 3 },
  });
  await world.local.place.importOrganisations({ file: await world.upload('o.csv', 'code,name,region\nU1,甲单位,140302\n') });
  await world.local.registry.editBuilding({ building: 'B1', set: { organisation: 'U1' } });
  await world.local.access.keys.create({ name: 'owner', role: 'owner', organisation: 'U1' });
  const issue = () => disclose(world.local, { region: '140302', year: 2025, buildings: ['B1'] });
  await expect(issue()).rejects.toMatchObject({ document: { code: 'disclosure-consent-missing' } });
  const one = await world.local.cases.begin({ procedure: 'disclosure-consent', building: 'B1', for: 'key:owner' });
  const letter = await world.upload('l.pdf', '%PDF-1.7 …');
  await world.local.cases.take({
    case: one.case,
    transition: 'give',
    fields: { carriers: ['electricity'], fromYear: 2024, untilYear: 2025 },
    evidence: [{ kind: 'letter', file: letter }],
    for: 'key:owner',
  });
  expect(await issue()).toMatchObject({ issued: 1, refused: [] });
  const page = async () => (await answerOn('/public/buildings?year=2025')).said.buildings.map(({ code }: { code: string }) => code);
  expect(await page()).toEqual(['B1']);
  const other = disclose(world.local, { region: '140302', year: 2026, buildings: ['B1'] });
  await expect(other).rejects.toMatchObject({ document: { code: 'disclosure-consent-missing' } });
  await world.local.cases.take({ case: one.case, transition: 'withdraw', note: '不再同意', for: 'key:owner' });
  expect((await answerOn('/public')).said.years).toEqual([]);
  await expect(issue()).rejects.toMatchObject({ document: { code: 'disclosure-consent-missing' } });
});

test('an inspection begins from a complaint that names a building alone: it is of the building’s owner; without either it says what to do', async () => {
  const organisations = await world.upload('own.csv', 'code,name,region\nOWN-9,某单位,140302\n');
  await world.local.place.importOrganisations({ file: organisations });
  await world.local.registry.editBuilding({ building: 'B1', set: { organisation: 'OWN-9' } });
  const inspected = async (more: object) => {
    const { said } = await answerOn('/public/cases', { ...complaint, ...more }, '203.0.113.99');
    await world.local.cases.take({ case: said.case, transition: 'take-up', for: 'key:clerk' });
    return world.local.cases.take({ case: said.case, transition: 'inspect', note: '立案', for: 'key:chief' });
  };
  const before = (await world.local.cases.list({ procedure: 'random-inspection' })).total;
  await inspected({ building: 'B1' });
  const { cases, total } = await world.local.cases.list({ procedure: 'random-inspection' });
  expect([total - before, cases[0]?.organisation]).toEqual([1, 'OWN-9']);
  await expect(inspected({})).rejects.toThrow(/organisation|单位/u);
});
