import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

/** What an owner may change about its membership, for which days and which portfolios. The first day is 10 June 2026. */
let world: World;
let clock = Date.parse('2026-06-10T04:00:00Z');
/** The day this many days after the current one, by the test's clock. */
const dayOn = (more: number): string => new Date(clock + more * 86_400_000).toISOString().slice(0, 10);

beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 1000) });
  const { local, upload } = world;
  await local.place.importOrganisations({ file: await upload('o.csv', 'code,name\nAGG,聚合商\nOTHER,别的聚合商\nO1,甲\nO2,乙') });
  const buildings = ['code,name,use,region,organisation', 'B1,一号楼,office,140302,O1', 'B2,二号楼,school,140303,O2'];
  await local.registry.importBuildings({ file: await upload('b.csv', buildings.join('\n')) });
  for (const code of ['V1', 'V2', 'V3', 'V4']) await local.portfolio.add({ code, name: code, organisation: 'AGG' });
  await local.portfolio.join({ portfolio: 'V1', building: 'B1', from: '2026-01-01', share: '0.5', consent: '签字', price: '0.3' });
}, 240_000);
afterAll(() => world.stop());

const owner = (organisation = 'O1') => world.as('owner', { organisation });
const aggregator = (organisation = 'AGG') => world.as('aggregator', { aggregator: organisation });
const terms = { portfolio: 'V1', building: 'B1', share: '0.9', consent: '签字' };
type Refusal = { document: { status: number; code: string; evidence: Record<string, unknown> } };
const refused = async (asked: Promise<unknown>): Promise<Refusal['document']> =>
  asked.then(
    () => ({ code: 'no problem', status: 200, evidence: {} }),
    ({ document: { status, code, evidence } }: Refusal) => ({ status, code, evidence }),
  );
const shares = async (portfolio = 'V1') =>
  (await world.local.portfolio.show({ portfolio })).members.map(({ building, from, share }) => [building, from, share]);
const undo = (change: number | null | undefined) => world.local.imports.undo({ id: change ?? 0 });
const brought = async (text: string) => world.upload('m.csv', text, await world.secretOf('owner', { organisation: 'O1' }));
const membersFile = (...rows: readonly string[]) => brought(['portfolio,building,from,share,consent,price', ...rows].join('\n'));

test.each(['2025-01-01', '2026-03-01', 'today'])('an owner changes nothing of its membership from %s on', async (first) => {
  const from = first === 'today' ? dayOn(0) : first;
  expect(await refused(owner().portfolio.join({ ...terms, from }))).toMatchObject({
    code: 'member-day-begun',
    evidence: { first: dayOn(1) },
  });
  const { rejected } = await owner().portfolio.importMembers({ file: await membersFile(`V1,B1,${from},0.9,签字,9`) });
  expect(rejected?.map(({ code }) => code)).toEqual(['member-day-begun']);
  expect(await shares()).toEqual([['B1', '2026-01-01', 0.5]]);
});

test('nor all along, and by no row without a day; what it says of days that have begun and holds already is no change', async () => {
  const without = await owner().portfolio.importMembers({ file: await brought('portfolio,building,share\nV1,B1,0.9\n') });
  expect(without.rejected?.map(({ code }) => code)).toEqual(['member-day-begun']);
  const same = await owner().portfolio.importMembers({ file: await membersFile('V1,B1,2026-01-01,0.5,签字,0.3') });
  expect(same).toMatchObject({ updated: 0, rejectedCount: 0 });
  const joined = await owner().portfolio.join({ ...terms, from: dayOn(1), share: '0.6', price: '0.3' });
  expect((await shares()).map(([, from, share]) => [from, share])).toEqual([
    ['2026-01-01', 0.5],
    [dayOn(1), 0.6],
  ]);
  await undo(joined.change);
});

test('from tomorrow on it says what holds, and takes it back until that day has begun', async () => {
  const [tomorrow, next] = [dayOn(1), dayOn(2)];
  const before = await owner().portfolio.join({ ...terms, from: dayOn(1), share: '0.6', price: '0.3' });
  const made = await owner().portfolio.join({ ...terms, from: next, share: '0.7' });
  expect(made.members.at(-1)).toMatchObject({ from: next, share: 0.7 });
  await owner().imports.undo({ id: made.change ?? 0 });
  const again = await owner().portfolio.join({ ...terms, from: next, share: '0.8' });
  clock += 2 * 86_400_000;
  expect(await refused(owner().imports.undo({ id: again.change ?? 0 }))).toMatchObject({ code: 'undo-refused' });
  expect((await shares()).at(-1)).toEqual(['B1', next, 0.8]);
  // an administrator records what both sides have agreed on
  await world.local.imports.undo({ id: again.change ?? 0 });
  expect((await shares()).at(-1)).toEqual(['B1', tomorrow, 0.6]);
  await undo(before.change);
});

test('a portfolio that one does not see is told of like one that there is not, at every door', async () => {
  const there = await refused(owner().portfolio.join({ ...terms, portfolio: 'V3', from: '2026-07-01' }));
  const nowhere = await refused(owner().portfolio.join({ ...terms, portfolio: 'V9', from: '2026-07-01' }));
  expect(there).toMatchObject({ status: 404, code: 'no-such-portfolio' });
  expect(nowhere).toEqual({ ...there, evidence: { portfolio: 'V9' } });
  const { rejected } = await owner().portfolio.importMembers({
    file: await membersFile('V3,B1,2026-07-01,0.5,签字,', 'V9,B1,2026-07-01,0.5,签字,'),
  });
  expect(rejected?.map(({ code }) => code)).toEqual(['no-such-portfolio', 'no-such-portfolio']);
  const others = await refused(owner('O2').portfolio.join({ ...terms, portfolio: 'V3', building: 'B2', from: '2026-07-01' }));
  expect(others).toMatchObject({ status: 404, code: 'no-such-portfolio' });
  expect(await shares('V3')).toEqual([]);
});

test('an aggregator invites a building: its owner sees the portfolio then, and joins; others do not', async () => {
  expect(await aggregator().portfolio.invite({ portfolio: 'V2', building: 'B1' })).toEqual({
    portfolio: 'V2',
    building: 'B1',
    invited: true,
  });
  // an aggregator gets no information about what it does not see
  expect(await aggregator().portfolio.invite({ portfolio: 'V2', building: 'B9' })).toEqual({
    portfolio: 'V2',
    building: 'B9',
    invited: true,
  });
  expect(await refused(aggregator('OTHER').portfolio.invite({ portfolio: 'V2', building: 'B1' }))).toMatchObject({
    code: 'no-such-portfolio',
  });
  expect(await refused(owner().portfolio.invite({ portfolio: 'V2', building: 'B1' }))).toMatchObject({ code: 'role-may-not' });
  expect((await owner().portfolio.show({ portfolio: 'V2' })).invited).toEqual(['B1']);
  expect((await aggregator().portfolio.show({ portfolio: 'V2' })).invited).toEqual(['B1', 'B9']);
  expect((await refused(owner('O2').portfolio.show({ portfolio: 'V2' }))).code).toBe('no-such-portfolio');
  const joined = await owner().portfolio.join({ ...terms, portfolio: 'V2', from: '2026-07-01' });
  expect(joined.members).toMatchObject([{ building: 'B1', from: '2026-07-01', share: 0.9 }]);
});

test('an invitation that is withdrawn opens nothing any more', async () => {
  await aggregator().portfolio.invite({ portfolio: 'V4', building: 'B2' });
  expect((await owner('O2').portfolio.list({})).portfolios.map(({ code }) => code)).toEqual(['V4']);
  await aggregator().portfolio.invite({ portfolio: 'V4', building: 'B2', withdraw: true });
  expect((await owner('O2').portfolio.list({})).portfolios).toEqual([]);
  const late = await refused(owner('O2').portfolio.join({ ...terms, portfolio: 'V4', building: 'B2', from: '2026-07-01' }));
  expect(late).toMatchObject({ status: 404, code: 'no-such-portfolio' });
});

test('a share that was typed of one day keeps no file out of a later one', async () => {
  const { local } = world;
  await local.portfolio.join({ portfolio: 'V2', building: 'B2', from: '2026-07-01', share: '0.4', consent: '签字' });
  const file = async (row: string) => world.upload('m.csv', `portfolio,building,from,share\n${row}\n`);
  expect(await local.portfolio.importMembers({ file: await file('V2,B2,2026-08-01,0.6') })).toMatchObject({ updated: 1, kept: [] });
  expect(await local.portfolio.importMembers({ file: await file('V2,B2,2026-07-01,0.7') })).toMatchObject({
    kept: [{ field: 'share', ours: '0.4', theirs: '0.7' }],
  });
});
