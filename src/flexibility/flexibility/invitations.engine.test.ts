import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let clock = Date.parse('2026-06-24T00:00:00Z');

const programmes = "kind: programme\nentries:\n  - {id: city-dr, rule: ten-of-ten, step: hour, pay: {unit: kWh, price: '1'}}\n";

beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 1000) });
  const { local, upload } = world;
  await local.place.importOrganisations({ file: await upload('o.csv', 'code,name\nAGG,聚合商\nO1,甲\nO2,乙') });
  const buildings = 'code,name,use,region,organisation\nB1,一,office,140302,O1\nB2,二,office,140302,O2\nB3,三,office,140302,O1\n';
  await local.registry.importBuildings({ file: await upload('b.csv', buildings) });
  const resources = 'code,building,kind,kw,maxKwh,minKwh\nT1,B1,battery,20,40,0\nT2,B2,battery,10,40,0\n';
  await local.resources.importResources({ file: await upload('s.csv', resources) });
  await world.app.slices.knowledge.put('programmes.yaml', programmes, false);
  await local.portfolio.add({ code: 'V1', name: '一号', organisation: 'AGG' });
  for (const building of ['B1', 'B2', 'B3'])
    await local.portfolio.join({ portfolio: 'V1', building, from: '2026-06-10', share: '0.7', consent: '签字' });
  for (const organisation of ['O1', 'O2'])
    await world.local.access.users.add({ name: `owner-${organisation}`, role: 'owner', organisation });
});
afterAll(() => world.stop());

const asked = {
  code: 'E1',
  programme: 'city-dr',
  portfolio: 'V1',
  direction: 'down' as const,
  from: '2026-06-24T19:00',
  to: '2026-06-24T21:00',
  kw: '24',
};

test('a preview shows who would commit what, refuses what would be refused, and stores nothing', async () => {
  const told = await world.local.flexibility.events.add({ ...asked, code: 'E0', preview: true });
  expect(told).toMatchObject({ committedKw: 24, shortKw: 0 });
  expect(told.members.map(({ building, committedKw }) => [building, committedKw])).toEqual([
    ['B1', 16],
    ['B2', 8],
  ]);
  expect((await world.local.flexibility.events.list({})).events.filter(({ event }) => event.code === 'E0')).toEqual([]);
  await expect(world.local.flexibility.events.add({ ...asked, kw: '0', preview: true })).rejects.toMatchObject({
    document: { code: 'out-of-range' },
  });
});

/** Sentences in the inbox of an owner about one event. */
async function inboxOf(organisation: string, event: string): Promise<string[]> {
  const people = await world.app.slices.access.people();
  const { identity = '' } = people.find(({ name }) => name === `owner-${organisation}`) ?? {};
  const scope = { identity, actor: 'owner', role: 'owner' as const, sees: { organisation } };
  const { rows } = await world.app.slices.notice.list(scope, { limit: 50 } as never, 'zh');
  const own = rows.filter(({ evidence }) => evidence['event'] === event);
  return own.map(({ code, evidence }) => `${code} ${String(evidence['event'])} ${String(evidence['kw'])} ${String(evidence['from'])}`);
}

test('an owner is invited once for its own members only, and notified if the event is withdrawn', async () => {
  await world.local.flexibility.events.add(asked);
  expect(await inboxOf('O1', 'E1')).toEqual(['notice-response-event-down E1 16 2026-06-24 19:00']);
  expect(await inboxOf('O2', 'E1')).toEqual(['notice-response-event-down E1 8 2026-06-24 19:00']);
  await world.local.flexibility.events.cancel({ event: 'E1' });
  expect(await inboxOf('O2', 'E1')).toHaveLength(2);
});

test('an answer keeps its reason, and an owner sees only its own', async () => {
  await world.local.flexibility.events.add({ ...asked, code: 'E2', from: '2026-06-25T19:00', to: '2026-06-25T21:00' });
  const [one, two] = ['O1', 'O2'].map((organisation) => world.as('owner', { organisation }));
  await one?.flexibility.events.answer({ event: 'E2', building: 'B1', answer: 'out', reason: '当晚有演出' });
  const told = await two?.flexibility.events.show({ event: 'E2' });
  expect(told?.members).toEqual([{ building: 'B2', committedKw: 8, answer: null, reason: null }]);
  const all = await world.as('aggregator', { aggregator: 'AGG' }).flexibility.events.progress({ event: 'E2' });
  expect(all.members.map(({ building, answer, reason }) => [building, answer, reason])).toEqual([
    ['B1', 'out', '当晚有演出'],
    ['B2', null, null],
  ]);
});

test('an evaluation of rules is a job too, visible to its author', async () => {
  const question = { portfolio: 'V1', rules: ['ten-of-ten'], from: '2026-06-15', to: '2026-06-20', hours: '14-17' };
  const { job } = await world.local.flexibility.tests.begin(question);
  await vi.waitFor(async () => expect((await world.local.jobs.get({ id: job })).state).toBe('done'), { timeout: 60_000, interval: 50 });
  expect(await world.local.flexibility.tests.show({ job })).toEqual(await world.local.flexibility.test(question));
  await expect(world.as('owner', { organisation: 'O1' }).flexibility.tests.show({ job })).rejects.toMatchObject({
    document: { code: 'no-such-baseline-test' },
  });
});
