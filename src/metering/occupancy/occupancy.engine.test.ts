import { setOccupancy } from '#cli/stated-as-read.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let now = Date.parse('2026-06-01T02:00:00Z');

beforeAll(async () => {
  world = await createWorld({ clock: () => now });
  const file = await world.upload(
    'b.csv',
    'code,name,region,organisation,use,floor_area_m2\nB1,甲楼,140302,甲单位,office,1000\nB2,乙楼,140303,乙单位,office,1000\nB3,丙楼,140302,甲单位,office,1000\n',
  );
  await world.local.registry.importBuildings({ file });
});

afterAll(() => world.stop());

const hours = { workday: ['08:00-18:00'], sat: ['09:00-12:00'] };

/** The occupied time of B1, or another building, in the week of Monday, 11 May 2026, as texts of Beijing's clock. */
async function week(more: { building?: string; knownAt?: string; from?: string; to?: string } = {}): Promise<string[]> {
  const { occupied } = await world.local.occupancy.show({ building: 'B1', from: '2026-05-11', to: '2026-05-18', ...more });
  const local = (at: string) => Temporal.Instant.from(at).toZonedDateTimeISO('Asia/Shanghai').toPlainDateTime().toString().slice(5, 16);
  return occupied.map(({ start, end }) => `${local(start)}/${local(end).slice(6)}`);
}

const tick = (): string => new Date((now += 60_000)).toISOString();
const problem = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'none',
    (error: { document?: { code: string } }) => error.document?.code ?? 'unforeseen',
  );

test('hours apply always or from a day on, are known from when they were stated, and withdrawn ones leave no trace in later queries', async () => {
  const before = tick();
  expect((await world.local.occupancy.show({ building: 'B1', from: '2026-05-11', to: '2026-05-18' })).findings).toMatchObject([
    { code: 'no-occupancy' },
  ]);
  tick();
  await world.local.occupancy.set({ building: 'B1', hours });
  const whole = ['11', '12', '13', '14', '15'].map((day) => `05-${day}T08:00/18:00`);
  expect(await week()).toEqual([...whole, '05-16T09:00/12:00']);
  const between = tick();
  tick();
  const { change } = await setOccupancy(world.local, { building: 'B1', hours: { workday: ['07:00-12:00'] }, from: '2026-05-14' });
  expect(await week()).toEqual([...whole.slice(0, 3), '05-14T07:00/12:00', '05-15T07:00/12:00']);
  expect(await week({ knownAt: between })).toEqual([...whole, '05-16T09:00/12:00']);
  expect(await week({ knownAt: before })).toEqual([]);
  const after = tick();
  tick();
  await world.local.imports.undo({ id: change });
  expect(await week()).toEqual([...whole, '05-16T09:00/12:00']);
  expect(await week({ knownAt: after })).toEqual([...whole.slice(0, 3), '05-14T07:00/12:00', '05-15T07:00/12:00']);
  const { line, changes, calendar } = await world.local.occupancy.versions({ building: 'B1' });
  expect(line).toEqual([{ from: null, hours }]);
  expect(calendar).toBe('china');
  expect(changes.map(({ from, takenBack }) => [from, takenBack !== null])).toEqual([
    ['2026-05-14', true],
    [null, false],
  ]);
});

test('national holidays and make-up workdays count; if they are not known yet this is stated', async () => {
  await world.local.occupancy.set({ building: 'B3', hours });
  // 1 to 5 May 2026 are off, Saturday 9 May is a workday
  expect(await week({ building: 'B3', from: '2026-04-30', to: '2026-05-10' })).toEqual([
    '04-30T08:00/18:00',
    '05-06T08:00/18:00',
    '05-07T08:00/18:00',
    '05-08T08:00/18:00',
    '05-09T08:00/18:00',
  ]);
  const { findings } = await world.local.occupancy.show({ building: 'B3', from: '2026-12-28', to: '2027-01-05' });
  expect(findings).toMatchObject([{ code: 'calendar-missing', evidence: { years: '2027' } }]);
  expect((await world.local.occupancy.show({ building: 'B3', from: '2026-12-28', to: '2027-01-01' })).findings).toEqual([]);
});

test('unreadable hours are refused with every fault, and nothing is stored', async () => {
  await world.local.occupancy.set({ building: 'B2', hours });
  const asked = world.local.occupancy.set({ building: 'B2', hours: { workday: ['8-18'], sonntag: [] } });
  const told = await asked.catch((error: { document: { code: string; findings: { code: string }[] } }) => error.document);
  expect(told).toMatchObject({ code: 'hours-not-read', findings: [{ code: 'hours-span-bad' }, { code: 'hours-unknown-key' }] });
  expect((await world.local.occupancy.versions({ building: 'B2' })).changes).toHaveLength(1);
});

test('an owner sets the hours of its own buildings, read-only users set none, and others’ buildings are reported as not found', async () => {
  const owner = world.as('owner', { organisation: '甲单位' });
  expect(await problem(owner.occupancy.set({ building: 'B2', hours }))).toBe('no-such-building');
  expect(await problem(owner.occupancy.show({ building: 'B2', from: '2026-05-11', to: '2026-05-12' }))).toBe('no-such-building');
  const { change } = await setOccupancy(owner, { building: 'B3', hours: { rest: ['00:00-24:00'] } });
  expect(await problem(world.as('viewer').occupancy.set({ building: 'B3', hours }))).toBe('role-may-not');
  expect(await problem(world.as('bureau', { region: '140303' }).imports.undo({ id: change }))).not.toBe('none');
  await owner.imports.undo({ id: change });
});
