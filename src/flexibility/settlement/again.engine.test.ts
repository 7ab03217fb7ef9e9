import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rounds } from '../../../test/rounds.ts';
import { dayText, parseDay } from '#kernel/day.ts';
import { createWorld, type World } from '../../../test/world.ts';
import { settleEvent } from '#cli/as-read.ts';

let world: World;
let clock = Date.parse('2026-07-01T00:00:00Z');
const first = parseDay('2026-06-01') as number;
const event = { programme: 'city-dr', portfolio: 'V1', direction: 'down' as const };
const day = '2026-06-24';
const rule = (choose: number) => `kind: baseline-rule
entries:
  - id: latest
    version: ${choose}
    names: {zh: 前数日, en: Latest}
    pool: ${choose}
    choose: ${choose}
    adjust: {kind: additive, hours: 2, ends: 1}
`;
const programme = `kind: programme
entries:
  - id: city-dr
    names: {zh: 本市响应, en: City}
    rule: latest
    step: hour
    pay: {unit: kWh, price: '2.5', floor: '0.5', penalty: '1'}
`;

async function read(meter: string, days: readonly number[], valueOf: (day: number, hour: number) => number): Promise<number> {
  const stamp = (at: number, hour: number): string =>
    `${dayText(first + at + Math.floor(hour / 24))} ${String(hour % 24).padStart(2, '0')}:00:00`;
  const rows = days.flatMap((at) =>
    Array.from({ length: 24 }, (_, hour) => `${meter},${stamp(at, hour)},${stamp(at, hour + 1)},${valueOf(at, hour)}`),
  );
  const file = await world.upload('r.csv', ['meter,start,end,value', ...rows].join('\n'));
  return (await world.local.readings.importReadings({ file, carrier: 'electricity', unit: 'kWh' })).import;
}

beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 1000) });
  const { local, upload } = world;
  await local.place.importOrganisations({ file: await upload('o.csv', 'code,name\nAGG,聚合商\nO1,甲') });
  const codes = ['B1', 'B2', 'B3'];
  const buildings = ['code,name,use,region,organisation', ...codes.map((code) => `${code},${code}楼,office,140302,O1`)];
  await local.registry.importBuildings({ file: await upload('b.csv', buildings.join('\n')) });
  const meters = [
    'code,building,carrier,kind',
    ...codes.map((code, at) => `M${at + 1},${code},electricity,interval`),
    'MX,B3,electricity,interval',
  ];
  await local.registry.importMeters({ file: await upload('m.csv', meters.join('\n')) });
  await world.app.slices.knowledge.put('programmes.yaml', programme, false);
  await world.app.slices.knowledge.put('rules.yaml', rule(3), false);
  await local.portfolio.add({ code: 'V1', name: '一号', organisation: 'AGG' });
  for (const building of codes)
    await local.portfolio.join({ portfolio: 'V1', building, from: '2026-06-01', share: '0.7', consent: '签字' });
  const all = Array.from({ length: 30 }, (_, at) => at);
  for (const meter of ['M1', 'M2', 'M3', 'MX'])
    await read(meter, all, (at, hour) => 10 + ((at * 7 + hour) % 5) - (at === 23 && hour === 19 ? 4 : 0));
  const file = await upload('commit.csv', 'building,kw\nB1,3\nB2,2\nB3,5\n');
  await local.flexibility.events.add({ code: 'E', ...event, from: `${day}T19:00`, to: `${day}T20:00`, file });
});
afterAll(() => world.stop());

const meter = fc.constantFrom('M1', 'M2', 'M3', 'MX');
const building = fc.constantFrom('B1', 'B2', 'B3');
const made: number[] = [];
let events = 0;

/** What people and meters do; each returns the change by which it is undone, if there is one. */
const actions = {
  reading: [
    { meter, at: fc.constantFrom(10, 18, 19, 20, 21, 22, 23, 27), value: fc.constantFrom(8, 10.5, 14) },
    async (on: { meter: string; at: number; value: number }) => read(on.meter, [on.at], () => on.value),
  ],
  multiplier: [
    { meter, times: fc.constantFrom(1, 2), from: fc.constantFrom(undefined, '2026-06-20') },
    async (on: { meter: string; times: number; from: string | undefined }) =>
      (
        await world.local.registry.editMeter({
          meter: on.meter,
          set: { multiplier: on.times },
          ...(on.from !== undefined && { from: on.from }),
        })
      ).change,
  ],
  moved: [
    { building },
    async (on: { building: string }) =>
      (await world.local.registry.editMeter({ meter: 'MX', set: { building: on.building }, onIdentityChange: 'accept' })).change,
  ],
  answer: [
    { building, answer: fc.constantFrom('in' as const, 'out' as const) },
    async (on: { building: string; answer: 'in' | 'out' }) => void (await world.local.flexibility.events.answer({ event: 'E', ...on })),
  ],
  other: [
    { building, at: fc.constantFrom(20, 21, 22) },
    async (on: { building: string; at: number }) => {
      const file = await world.upload('commit.csv', `building,kw\n${on.building},1\n`);
      const other = `X${(events += 1)}`;
      const local = dayText(first + on.at);
      await world.local.flexibility.events.add({ code: other, ...event, from: `${local}T10:00`, to: `${local}T11:00`, file });
    },
  ],
  cancelled: [{}, async () => void (await world.local.flexibility.events.cancel({ event: `X${events}` }))],
  rule: [
    { choose: fc.constantFrom(4, 5, 6) },
    async (on: { choose: number }) => void (await world.app.slices.knowledge.put('rules.yaml', rule(on.choose), false)),
  ],
  undo: [
    { pick: fc.nat() },
    async (on: { pick: number }) => {
      const id = made[on.pick % Math.max(made.length, 1)];
      if (id !== undefined) await world.local.imports.undo({ id });
    },
  ],
  settle: [{}, async () => void (await settleEvent(world.local, { event: 'E' }))],
} as const;

type Action = { readonly what: keyof typeof actions; readonly on: never };
const action: fc.Arbitrary<Action> = fc.oneof(
  ...Object.entries(actions).map(
    ([what, [shape]]) =>
      fc.record({
        what: fc.constant(what),
        on: fc.record(shape as Record<string, fc.Arbitrary<unknown>>),
      }) as unknown as fc.Arbitrary<Action>,
  ),
);

/** Does it, if allowed: a refusal is a valid answer. */
async function act({ what, on }: Action): Promise<void> {
  const done = (await (actions[what][1] as (on: never) => Promise<unknown>)(on).catch((error: unknown) => {
    if ((error as { document?: object }).document === undefined) throw error;
  })) as number | undefined;
  if (typeof done === 'number') made.push(done);
}

async function previewed() {
  const { knownAt: _knownAt, members, ...rest } = await world.local.settlement.settle({ event: 'E', preview: true });
  return { ...rest, members: members.map(({ figure: _figure, ...own }) => own) };
}

test('an incremental settlement equals a full recalculation, whatever was corrected and undone', async () => {
  await settleEvent(world.local, { event: 'E' });
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 1, maxLength: 3 }), async (some) => {
      for (const one of some) await act(one);
      const quick = await previewed();
      await world.stores.postgres.query('DELETE FROM flexibility_stand');
      expect([some, quick]).toEqual([some, await previewed()]);
      await settleEvent(world.local, { event: 'E' });
    }),
    { numRuns: rounds(8, 100), endOnFailure: true },
  );
}, 240_000);

test('members not affected are not calculated again', async () => {
  await settleEvent(world.local, { event: 'E' });
  await world.stores.postgres.query(`UPDATE flexibility_stand SET told = '{"baseline": "70000", "actual": "10000", "response": "60000"}'`);
  await read('M1', [22], (_, hour) => 9 + (hour % 3));
  const { members } = await world.local.settlement.settle({ event: 'E', preview: true });
  const kept = members.filter(({ responseKwh }) => responseKwh === 6).map(({ building: code }) => code);
  expect(kept).not.toContain('B1');
  expect(kept.length).toBeGreaterThan(0);
});
