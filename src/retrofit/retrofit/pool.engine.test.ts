import { afterAll, beforeAll, expect, test } from 'vitest';
import { poolBuildings } from '#cli/as-read.ts';
import { poolRetrofits, settleTown } from '../../../test/e2e/town.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;

beforeAll(async () => {
  world = await createWorld();
  await settleTown(world);
  await poolRetrofits(world);
  const file = await world.upload('more.csv', 'meter,2025-03\nB1,90000\n');
  await world.local.readings.importReadings({ file, layout: 'months', unit: 'kWh', carrier: 'electricity' });
});
afterAll(() => world.stop());

const bureau = () => world.as('bureau', { region: '140300' });
const asked = { buildings: ['B1', 'B3', 'B4'], year: 2025, from: 'ranking' as const };

test('the preview says what each building brings, and which is in an open project; a finished one does not count', async () => {
  const { rows } = await bureau().retrofit.poolPreview(asked);
  expect(rows.map(({ building, outcome, projects, findings }) => [building, outcome, projects, findings.map(({ code }) => code)])).toEqual([
    ['B1', 'elsewhere', ['R-1'], ['building-elsewhere']],
    ['B3', 'adds', [], []],
    ['B4', 'adds', [], []],
  ]);
  expect(rows[0]?.reasons.map(({ reason, value, unit, indicative }) => [reason, value, unit, indicative])).toEqual([
    ['quota', 82.5, 'kWh/m2', true],
    ['chosen', 82.5, 'kWh/m2', false],
  ]);
  // nothing was measured there
  expect(rows[2]?.reasons).toEqual([{ reason: 'chosen', figure: null, value: null, unit: '', indicative: false }]);
  expect((await bureau().retrofit.list({ search: 'B4' })).total).toBe(0);
});

test('added, each is a project with its reasons and figures; none is doubled silently, and each is undone', async () => {
  await expect(bureau().retrofit.pool(asked)).rejects.toMatchObject({ document: { code: 'seen-missing' } });
  const { added } = await poolBuildings(bureau(), { ...asked, content: '外窗更换' });
  expect(added.map(({ code }) => code)).toEqual(['B3-2025', 'B4-2025']);
  const shown = await bureau().retrofit.show({ project: 'B3-2025' });
  expect(shown).toMatchObject({ state: 'found', buildings: ['B3'], content: '外窗更换' });
  expect(shown.reasons.map(({ reason }) => reason)).toContain('chosen');
  const figure = shown.reasons.find(({ reason }) => reason === 'chosen')?.figure ?? '';
  expect((await bureau().figures.explain({ figure })).result).toMatchObject({ value: 120, unit: 'kWh/m2' });
  const again = await bureau().retrofit.poolPreview(asked);
  expect(again.rows.map(({ outcome }) => outcome)).toEqual(['elsewhere', 'elsewhere', 'elsewhere']);
  for (const { change } of added) await world.local.imports.undo({ id: change });
  expect((await bureau().retrofit.poolPreview(asked)).rows.map(({ outcome }) => outcome)).toEqual(['elsewhere', 'adds', 'adds']);
});

test('a second project is made if that is asked; what was read and is another by now is refused', async () => {
  const { seen } = await bureau().retrofit.poolPreview({ ...asked, twice: true });
  await expect(bureau().retrofit.pool({ ...asked, seen })).rejects.toMatchObject({ document: { code: 'seen-not-latest' } });
  const { added } = await bureau().retrofit.pool({
    ...asked,
    buildings: ['B1'],
    twice: true,
    seen: (await bureau().retrofit.poolPreview({ ...asked, buildings: ['B1'], twice: true })).seen,
  });
  expect(added.map(({ building }) => building)).toEqual(['B1']);
  expect((await bureau().retrofit.show({ project: 'B1-2025' })).findings.map(({ code }) => code)).toContain('building-twice');
});

test('two who add the same building at once make one project; the other is told of it, also who asked for a second one', async () => {
  const one = { ...asked, buildings: ['B4'] };
  const { seen } = await bureau().retrofit.poolPreview(one);
  const both = await Promise.allSettled([bureau().retrofit.pool({ ...one, seen }), world.local.retrofit.pool({ ...one, seen })]);
  const added = both.flatMap((done) => (done.status === 'fulfilled' ? done.value.added : []));
  const refused = both.flatMap((done): unknown[] => (done.status === 'rejected' ? [done.reason] : []));
  expect(added.map(({ building }) => building)).toEqual(['B4']);
  const told = { document: { code: 'building-elsewhere', evidence: { building: 'B4', projects: added[0]?.code } } };
  expect(refused).toMatchObject([told]);
  // the same click once more
  await expect(bureau().retrofit.pool({ ...one, seen })).rejects.toMatchObject(told);
  const second = { ...one, twice: true };
  const { seen: read } = await bureau().retrofit.poolPreview(second);
  const more = await bureau().retrofit.pool({ ...second, seen: read });
  await expect(bureau().retrofit.pool({ ...second, seen: read })).rejects.toMatchObject({
    document: { code: 'building-elsewhere', evidence: { projects: more.added[0]?.code } },
  });
  expect((await bureau().retrofit.list({ search: 'B4' })).total).toBe(2);
});

test('several buildings are added all or none: where the second cannot be stored, the first is not in the pool', async () => {
  const { postgres } = world.stores;
  const before = (await bureau().retrofit.list({})).total;
  await postgres.query(`CREATE FUNCTION second_fails() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN IF (SELECT count(*) FROM retrofit) > ${before} THEN RAISE EXCEPTION 'the disk is full'; END IF; RETURN NEW; END $$`);
  await postgres.query('CREATE TRIGGER second_fails BEFORE INSERT ON retrofit FOR EACH ROW EXECUTE FUNCTION second_fails()');
  await expect(poolBuildings(bureau(), { ...asked, buildings: ['B3', 'B4'], twice: true })).rejects.toThrow();
  await postgres.query('DROP TRIGGER second_fails ON retrofit');
  expect((await bureau().retrofit.list({})).total).toBe(before);
});
