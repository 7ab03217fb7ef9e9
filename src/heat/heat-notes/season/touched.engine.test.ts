import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { setHeatSeason } from '#cli/as-read.ts';
import { createHeatTown, dayOf, every, type HeatTown, length, season, tariff } from '../../../../test/heat-town.ts';

let town: HeatTown;
beforeAll(async () => {
  town = await createHeatTown();
});
afterAll(() => town.world.stop());

/** Marks the stored results of each point: an answer without the mark was calculated again. */
beforeEach(async () => {
  await town.closed(true);
  await town.world.stores.postgres.query(`UPDATE heat_stand SET told = (told::jsonb || '{"method": "kept"}')::json`);
});

async function recalculated(): Promise<string[]> {
  const { points } = await town.closed(true);
  return points.filter(({ method }) => method !== 'kept').map(({ point }) => point);
}

const note = '示范';
const day = { from: dayOf(2026, 3), to: dayOf(2026, 4) };
const all = ['P1', 'P2', 'P3', 'P4', 'P5'];
const local = () => town.world.local;
const household = (code: string, set: Record<string, string>, from?: string) =>
  local().heatSupply.households.edit({ households: [code], set, ...(from !== undefined && { from }) });
/** Sets the length of the season from now on. */
const lasting = (days: number) =>
  setHeatSeason(local(), { region: '140300', name: season, from: dayOf(2026, 0), to: dayOf(2026, days), source: '示范通知' });
const certificate = (meter: string) => ({ code: `V-${meter}`, set: { meter, kind: 'periodic', verified: dayOf(2026, 9), result: 'pass' } });

/** The changes, the points whose bills depend on them, and the number by which each is taken back, if it has one. */
const moves: [string, readonly string[], () => Promise<unknown>][] = [
  ['nothing', [], async () => undefined],
  ['a close', [], () => town.closed(false)],
  ['a reading of a household', ['P1'], () => town.read('M1', [4], '0.5')],
  ['a reading that says the same again', [], () => town.read('M1', [4], '0.21')],
  ['a reading of a shared meter', ['P2'], () => town.read('MB', [4], '1.5')],
  ['a reading that came late', ['P1'], () => town.read('M3', [19], '0.5')],
  ['a reading of the season before', ['P5'], () => town.read('K1', [2], '0.7', 2025)],
  ['a reading of another time', [], () => town.read('M1', [length + 5], '0.7')],
  ['an area', ['P4'], async () => (await household('F1', { area: '70' })).change],
  ['an occupant from a day on', ['P3'], async () => (await household('U1', { account: 'N1' }, dayOf(2026, 7))).change],
  [
    'a household that moved behind another point',
    ['P1', 'P2'],
    async () => (await local().heatSupply.households.edit({ households: ['A2'], set: { point: 'P2' }, onIdentityChange: 'accept' })).change,
  ],
  ['a fact of the point', ['P3'], async () => (await local().heatSupply.points.edit({ points: ['P3'], set: { areaShare: '0.3' } })).change],
  ['units', ['P3'], () => town.units('U2', '9')],
  ['a faulty meter', ['P5'], async () => (await local().heatBilling.decisions.faulty({ meter: 'K2', ...day, note })).decision],
  [
    'a cold home',
    ['P4'],
    async () => (await local().heatBilling.decisions.cold({ household: 'F1', ...day, temperature: '15', note })).decision,
  ],
  [
    'a substitute of a household',
    ['P1'],
    async () => (await local().heatBilling.decisions.substitute({ code: 'A3', season, gj: '2', note })).decision,
  ],
  [
    'a substitute of a point',
    ['P2'],
    async () => (await local().heatBilling.decisions.substitute({ code: 'P2', season, as: 'own-rate', note })).decision,
  ],
  [
    'a substitute of another season',
    ['P2'],
    async () => (await local().heatBilling.decisions.substitute({ code: 'P2', season: '2025', gj: '3', note })).decision,
  ],
  ['a certificate', ['P3'], async () => (await local().meterVerification.add(certificate('MC'))).change],
  ['a temperature', all, () => town.weather(2026, [6], 2)],
  ['a temperature of the season before', all, () => town.weather(2025, [6], 2)],
  ['a temperature of another time', [], () => town.weather(2026, [length + 9], 2)],
  ['a tariff', all, () => local().heatBilling.tariffs.add({ name: 't.yaml', text: tariff('48.00') })],
  [
    'a season',
    all,
    async () => {
      await lasting(19);
      return () => lasting(length);
    },
  ],
  ['a name of a building', [], async () => (await local().registry.editBuilding({ building: 'B2', set: { name: '二楼' } })).change],
  [
    'a payment',
    [],
    async () => {
      const file = await town.lines('p.csv', ['account,household,paid,yuan,reference', 'A1,A1,2026-02-20,10,R1']);
      await local().heatInputs.importPayments({ file });
    },
  ],
];

test.each(moves)('%s: exactly the points whose bills depend on it are calculated again', async (_what, touched, move) => {
  const change = await move();
  expect(await recalculated()).toEqual(touched);
  if (typeof change === 'function') await change();
  if (typeof change !== 'number') return;
  await town.world.stores.postgres.query(`UPDATE heat_stand SET told = (told::jsonb || '{"method": "kept"}')::json`);
  await local().imports.undo({ id: change });
  expect(await recalculated()).toEqual(touched);
});

// nineteen days of 0.8 GJ
test('a cached result is not used for a time before the readings arrived', async () => {
  await lasting(19);
  const before = new Date(town.clock()).toISOString();
  const read = await town.read('MB', every, '2');
  await town.closed(true);
  await town.world.stores.postgres.query(`UPDATE heat_stand SET told = (told::jsonb || '{"delivered": "1"}')::json`);
  const delivered = async (knownAt?: string) => {
    const { points } = await local().heatNotes.report({ season, point: 'P2', ...(knownAt !== undefined && { knownAt }) });
    return points[0]?.delivered;
  };
  expect([await delivered(), await delivered(before)]).toEqual([0.0001, 15.2]);
  await local().imports.undo({ id: read });
  await lasting(length);
});
