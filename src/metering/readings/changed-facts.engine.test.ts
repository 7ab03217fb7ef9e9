import { afterAll, beforeAll, expect, test } from 'vitest';
import { rounds } from '../../../test/rounds.ts';
import { asOfNow } from '#kernel/as-of.ts';
import { programScope } from '#kernel/scope.ts';
import { ProblemAnswer } from '#kernel/problem-answer.ts';
import { createWorld, type World } from '../../../test/world.ts';
import { zoneOf } from './facts.ts';

/** Swaps and changed facts, and their undo: the day rows match a rebuild from scratch, and days before a change are not rewritten. */
const seed = Number(process.env['YAODONG_CHANGES_SEED'] ?? 20_261_120);
const [changes, told, firstDay, days] = [rounds(10, 60), rounds(30, 250), Date.parse('2025-03-01T00:00:00Z') / 86_400_000, 40];
let world: World;
let now = Date.parse('2025-06-01T00:00:00Z');

beforeAll(async () => {
  world = await createWorld({ clock: () => (now += 1000) });
  const { registry, readings } = world.local;
  await registry.importBuildings({ file: await world.upload('b.csv', 'code,name,use,region\nB1,楼,office,140302\n') });
  const meters = 'code,building,kind,digits,multiplier,unit\nR,B1,register,5,1,kWh\nI,B1,interval,,1,kWh\nL,B1,interval,,1,kWh\n';
  await registry.importMeters({ file: await world.upload('m.csv', meters) });
  await bring('R', registerRows(), { kind: 'register' });
  await bring('I', hourRows(), { kind: 'interval', interval: '1h' });
  await bring('L', monthRows(), { kind: 'interval', interval: '1month' });
  async function bring(meter: string, rows: readonly string[], options: object) {
    const file = await world.upload(`${meter}.csv`, `time,meter,value\n${rows.join('\n')}\n`);
    expect(await readings.importReadings({ file, ...options })).toMatchObject({ rejectedCount: 0 });
  }
});
afterAll(() => world.stop());

const hourOf = (hour: number): string => new Date(firstDay * 86_400_000 + hour * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');

/** The values of a five-digit counter every six hours; once it falls for a while, once it is silent for days. */
function registerRows(): string[] {
  return Array.from({ length: days * 4 }, (_, at) => at)
    .filter((at) => at < 80 || at > 96)
    .map((at) => `${hourOf(at * 6)},R,${at === 50 ? 3 : (99_000 + at * 17) % 100_000}`);
}

function hourRows(): string[] {
  return Array.from({ length: days * 4 }, (_, at) => `${hourOf(at * 6)},I,${1 + (at % 9)}`);
}

function monthRows(): string[] {
  return [1, 2, 3, 4, 5].map((month) => `2025-0${month}-01,L,${month * 100}`);
}

type DayRow = { meter: number; day: number; use: number; seconds: number; longest: number; drawn: number };

const stored = () =>
  world.stores.clickhouse.query<DayRow>(
    'SELECT meter, toUInt16(day) AS day, toFloat64(use) AS use, seconds, longest, drawn FROM day FINAL ORDER BY meter, day',
  );

const keyOf = ({ meter, day }: { meter: number; day: number }): string => `${meter} ${day}`;

/** Day rows drawn from the readings, as if there were none; those in which nothing was measured are omitted. */
async function rebuilt(): Promise<Map<string, string>> {
  const { registry, readings } = world.app.slices;
  const some = Int32Array.from({ length: 500 }, (_, at) => firstDay - 200 + at);
  const rows = new Map<string, string>();
  for (const meter of await registry.meterFacts(programScope, {}, asOfNow)) {
    const edges = Float64Array.from([...some, (some.at(-1) as number) + 1], zoneOf(meter).dayStart);
    const drawn = (await readings.measure(programScope, [meter], { edges, days: some, wholeDays: false }, asOfNow)).get(meter.id);
    for (const [at, day] of some.entries()) {
      const said = `${drawn?.use[at]} ${drawn?.seconds[at]} ${drawn?.longest[at]}`;
      if (said !== '0 0 0') rows.set(keyOf({ meter: meter.id, day }), said);
    }
  }
  return rows;
}

const measured = (rows: readonly DayRow[]) =>
  new Map(rows.map((row) => [keyOf(row), `${row.use} ${row.seconds} ${row.longest}`] as const).filter(([, said]) => said !== '0 0 0'));

function random(state: number): (below: number) => number {
  let next = state;
  return (below) => {
    next = (Math.imul(next, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((next / 2 ** 32) * below);
  };
}

test('after each of many changes the day rows equal those of a full rebuild', async () => {
  const [below, { registry, imports }] = [random(seed), world.local];
  const standing: number[] = [];
  for (let turn = 0; turn < changes; turn += 1) {
    const meter = (['R', 'I', 'L'] as const)[below(3)] as string;
    const kind = below(6);
    const at = `${hourOf(below(days + 20) * 24 - 240 + below(24))}Z`.replace(' ', 'T');
    if (kind < 3) {
      const swap = { meter, at, oldFinal: 90_000 + below(9999), newStart: below(500), multiplier: 1 + below(40) };
      standing.push((await registry.swapMeter(swap)).change);
    } else if (kind === 3) {
      const set = [{ multiplier: String(1 + below(30)) }, { digits: String(5 + below(2)) }, { capacity: String(1 + below(6)) }][below(3)];
      standing.push((await registry.editMeter({ meter, set: set as Record<string, string> })).change);
    } else {
      const id = standing.splice(below(standing.length), 1)[0];
      if (id !== undefined) await imports.undo({ id });
    }
    expect(measured(await stored()), `turn ${turn}`).toEqual(await rebuilt());
  }
});

test('days not affected by a swap are not written again, and affected ones are', async () => {
  const drawnBefore = new Map((await stored()).map((row) => [keyOf(row), row.drawn]));
  const { id } = (await world.app.slices.registry.meterFacts(programScope, { meters: ['I'] }, asOfNow))[0] as { id: number };
  await world.local.registry.swapMeter({
    meter: 'I',
    at: `${hourOf(30 * 24)}Z`.replace(' ', 'T'),
    oldFinal: 0,
    newStart: 0,
    multiplier: 77,
  });
  const again = (await stored()).filter((row) => drawnBefore.get(keyOf(row)) !== row.drawn);
  expect(again.length).toBeGreaterThan(0);
  expect(new Set(again.map((row) => row.meter))).toEqual(new Set([id]));
  expect(Math.min(...again.map((row) => row.day))).toBe(firstDay + 30);
});

const zones = ['Asia/Shanghai', 'Europe/Berlin', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', ''];
const buildings = ['B1', 'B2', 'B3'];

/**
 * Every change to a meter or its building in the registry that may move a line; each returns the number that undoes it, null if it cannot
 * be undone.
 */
function ways(below: (most: number) => number): readonly (() => Promise<number | null>)[] {
  const [{ registry }, pick] = [world.local, <T>(of: readonly T[]): T => of[below(of.length)] as T];
  const meter = pick(['R', 'I', 'L', 'J']);
  const building = pick(buildings);
  const other = pick(buildings.filter((one) => one !== building));
  const day = (offset: number): string => new Date(now + offset * 86_400_000).toISOString().slice(0, 10);
  const from = pick([undefined, day(-30), day(3), day(12)]);
  const dated = from === undefined ? {} : { from };
  const edit = (set: Record<string, string>) => async () =>
    (await registry.editMeter({ meter, set, ...dated, onIdentityChange: 'accept' })).change;
  const file = async (name: string, text: string) => world.upload(`${name}-${now}.csv`, text);
  return [
    edit({ multiplier: String(1 + below(30)) }),
    edit({ digits: String(5 + below(2)) }),
    edit({ capacity: String(1 + below(6)) }),
    edit({ direction: pick(['both', 'import']) }),
    edit({ unit: pick(['kWh', 'MWh']) }),
    edit({ carrier: pick(['electricity', 'heat']) }),
    edit({ building }),
    edit({ kind: pick(['register', 'interval']) }),
    async () => (await registry.editBuilding({ building, set: { zone: pick(zones) }, ...dated })).change,
    async () => (await registry.editBuildings({ buildings: [building, other], set: { zone: pick(zones) }, ...dated })).change,
    async () => {
      const rows = `${building},${pick(zones) || 'Asia/Shanghai'},${from ?? ''}`;
      return (await registry.importBuildings({ file: await file('zones', `code,zone,from\n${rows}\n`), onConflict: 'take' })).import;
    },
    async () => {
      const rows = `${meter},${building},${1 + below(9)}`;
      return (await registry.importMeters({ file: await file('meters', `code,building,multiplier\n${rows}\n`), onConflict: 'take' }))
        .import;
    },
    async () => (await registry.importBuildings({ file: await file('merges', `code,mergedInto\n${building},${other}\n`) })).import,
    async () => (await registry.merge({ building, into: other })).change,
    async () => (await registry.unmerge({ building })).change && null,
    async () => {
      now += (1 + below(9)) * 86_400_000;
      await world.app.slices.registry.mend();
      return null;
    },
  ];
}

test('after any fact of a meter or its building, from any day on, the day rows equal those of a full rebuild', async () => {
  const [below, { registry, imports }] = [random(seed + 1), world.local];
  await registry.importBuildings({
    file: await world.upload('more.csv', 'code,name,use,region,zone\nB2,楼二,office,140302,Europe/Berlin\nB3,楼三,office,140302,\n'),
  });
  await registry.importMeters({ file: await world.upload('mj.csv', 'code,building,kind,multiplier,unit\nJ,B2,interval,1,kWh\n') });
  const rows = hourRows().map((row) => row.replace(',I,', ',J,'));
  await world.local.readings.importReadings({
    file: await world.upload('J.csv', `time,meter,value\n${rows.join('\n')}\n`),
    interval: '1h',
  });
  const standing: number[] = [];
  let done = 0;
  for (let turn = 0; turn < told; turn += 1) {
    const all = ways(below);
    const which = below(all.length + 3);
    const way = all[which];
    const undo = standing.at(below(Math.max(standing.length, 1)));
    const made = await (way === undefined ? (undo === undefined ? null : imports.undo({ id: undo }).then(() => null)) : way())?.catch(
      refused,
    );
    if (made !== undefined) done += 1;
    if (typeof made === 'number') standing.push(made);
    expect(measured(await stored()), `turn ${turn}, way ${which}`).toEqual(await rebuilt());
  }
  expect(done).toBeGreaterThan(told / 2);
});

/** A change that others depend on, or that is already in place, is refused; nothing has changed then. */
function refused(error: unknown): undefined {
  if (!(error instanceof ProblemAnswer) || error.document.status >= 500) throw error;
}
