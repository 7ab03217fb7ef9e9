import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setHeatSeason } from '#cli/as-read.ts';
import { createHeatTown, dayOf, type HeatTown, homes, length, meters, season, tariff } from '../../../test/heat-town.ts';
import { rounds } from '../../../test/rounds.ts';

let town: HeatTown;
beforeAll(async () => {
  town = await createHeatTown();
});
afterAll(() => town.world.stop());

const forget = () => town.world.stores.postgres.query('DELETE FROM heat_stand');
const report = (knownAt?: string) =>
  town.world.local.heatNotes.report({ season, company: 'C1', ...(knownAt !== undefined && { knownAt }) });

/** The same answers whether unchanged points are skipped or all points are calculated again; also as known at a time. */
async function expectSame(action: unknown, before: string): Promise<void> {
  const quick = [await town.closed(true), await report(), await report(before)];
  await forget();
  const read = [await report(), await report(before)];
  expect([action, quick]).toEqual([action, [await town.closed(true), ...read]]);
}

const meter = fc.constantFrom(...meters);
const household = fc.constantFrom(...homes);
const at = fc.nat(length - 1);
const from = fc.constantFrom('', '2026-01-08', '2026-01-15', '2026-09-01');
const made: number[] = [];
const dayAt = (one: number): string => dayOf(2026, one);
const days = (at: number) => ({ from: dayAt(at), to: dayAt(at + 1) });

/** Actions of people and meters, each with the change by which it is taken back, if there is one. */
const actions = {
  reading: [
    { meter, at, value: fc.constantFrom('0.05', '0.33', '1.2') },
    async (on: { meter: string; at: number; value: string }) => town.read(on.meter, [on.at], on.value),
  ],
  before: [
    { meter, at, value: fc.constantFrom('0.1', '0.4') },
    async (on: { meter: string; at: number; value: string }) => town.read(on.meter, [on.at], on.value, 2025),
  ],
  weather: [
    { at, degrees: fc.constantFrom(-9, 3) },
    async (on: { at: number; degrees: number }) => town.weather(2026, [on.at], on.degrees),
  ],
  household: [
    {
      household,
      from,
      set: fc.constantFrom({ area: '75' }, { account: 'N1' }, { status: 'stopped' }, { status: 'supplied' }, { height: '3.2' }),
    },
    async (on: { household: string; from: string; set: Record<string, string> }) =>
      (
        await town.world.local.heatSupply.households.edit({
          households: [on.household],
          set: on.set,
          ...(on.from !== '' && { from: on.from }),
        })
      ).change,
  ],
  moved: [
    { household, point: fc.constantFrom('P1', 'P2', 'P4') },
    async (on: { household: string; point: string }) =>
      (await town.world.local.heatSupply.households.edit({ households: [on.household], set: { point: on.point } })).change,
  ],
  point: [
    {
      set: fc.constantFrom({ areaShare: '0.2' }, { method: 'share-area' }, { meter: 'MD' }, { method: 'household' }),
      point: fc.constantFrom('P2', 'P3'),
    },
    async (on: { set: Record<string, string>; point: string }) =>
      (await town.world.local.heatSupply.points.edit({ points: [on.point], set: on.set })).change,
  ],
  units: [
    { household: fc.constantFrom('U1', 'U2'), value: fc.constantFrom('2', '9.5') },
    (on: { household: string; value: string }) => town.units(on.household, on.value),
  ],
  faulty: [
    { meter, at },
    async (on: { meter: string; at: number }) =>
      (await town.world.local.heatBilling.decisions.faulty({ meter: on.meter, ...days(on.at), note: '示范' })).decision,
  ],
  cold: [
    { household, at },
    async (on: { household: string; at: number }) =>
      (await town.world.local.heatBilling.decisions.cold({ household: on.household, ...days(on.at), temperature: '15.5', note: '示范' }))
        .decision,
  ],
  substitute: [
    {
      code: fc.constantFrom('A1', 'A3', 'P2'),
      how: fc.constantFrom({ as: 'own-rate' as const }, { as: 'last-season' as const }, { gj: '1.5' }),
    },
    async (on: { code: string; how: object }) =>
      (await town.world.local.heatBilling.decisions.substitute({ code: on.code, season, note: '示范', ...on.how })).decision,
  ],
  certificate: [
    { meter, at, result: fc.constantFrom('pass', 'fail') },
    async (on: { meter: string; at: number; result: string }) =>
      (
        await town.world.local.meterVerification.add({
          code: `V${town.clock()}`,
          set: { meter: on.meter, kind: 'periodic', verified: dayAt(on.at), result: on.result },
        })
      ).change,
  ],
  swap: [
    { meter: fc.constantFrom('M1', 'MB'), at },
    async (on: { meter: string; at: number }) => {
      await town.world.local.registry.swapMeter({ meter: on.meter, at: `${dayAt(on.at)} 00:00:00`, oldFinal: 5, newStart: 0 });
    },
  ],
  season: [
    { to: fc.constantFrom('2026-01-19', '2026-01-21') },
    async (on: { to: string }) => {
      await setHeatSeason(town.world.local, { region: '140300', name: season, from: '2026-01-01', to: on.to, source: '示范通知' });
    },
  ],
  tariff: [
    { metered: fc.constantFrom('45.00', '52.30') },
    async (on: { metered: string }) => void (await town.world.local.heatBilling.tariffs.add({ name: 't.yaml', text: tariff(on.metered) })),
  ],
  undo: [
    { pick: fc.nat() },
    async (on: { pick: number }) => {
      const id = made[on.pick % Math.max(made.length, 1)];
      if (id !== undefined) await town.world.local.imports.undo({ id });
    },
  ],
  close: [{}, async () => void (await town.closed(false))],
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

/** Performs an action as far as it is allowed: a refusal is an answer. */
async function act({ what, on }: Action): Promise<void> {
  const done = (await (actions[what][1] as (on: never) => Promise<unknown>)(on).catch((error: unknown) => {
    if ((error as { document?: object }).document === undefined) throw error;
  })) as number | null | undefined;
  if (typeof done === 'number') made.push(done);
}

test('a close is in the audit trail of the county whose points it closed', async () => {
  await town.closed(false);
  const regions = (await town.world.local.registry.buildings({ limit: 100 })).buildings.map(({ region }) => region);
  const [region] = regions as [string];
  expect(new Set(regions).size).toBe(1);
  const { entries } = await town.world.as('auditor', { region }).access.audit({ action: 'heat-close', limit: 10 });
  expect(entries[0]).toMatchObject({ subject: `season:${season}`, region });
});

test('incremental results equal a full recalculation, whatever was corrected, decided and undone', async () => {
  await town.closed(true);
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 1, maxLength: 3 }), async (some) => {
      const [then, at] = [await report(), new Date(town.clock()).toISOString()];
      for (const one of some) await act(one);
      await expectSame(some, at);
      expect([some, await report(at)]).toEqual([some, then]);
    }),
    { numRuns: rounds(8, 120), endOnFailure: true },
  );
}, 240_000);
