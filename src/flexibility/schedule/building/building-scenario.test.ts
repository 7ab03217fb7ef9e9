import { expect, test } from 'vitest';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { StandingResource } from '#registry/resources/resources.ts';
import type { BuildingInputs } from './building-inputs.ts';
import { buildingScenario } from './building-scenario.ts';
import { planSteps } from './plan-steps.ts';
import { readLoads, readSessions } from './given-facts.ts';
import { lastDayAgain } from './outdoor.ts';
import { readScenario } from '../program/read-scenario.ts';

const zone = createZone('Asia/Shanghai') as Zone;
const start = Date.parse('2026-01-30T16:00:00Z') / 1000;
const bare = Object.fromEntries(
  'meter installed removed minKwh maxKwh dischargeKw chargeEfficiency dischargeEfficiency mode cop r c gain set low high share'
    .split(' ')
    .map((fact) => [fact, null]),
);
const resource = (kind: string, code: string, facts: object): StandingResource => ({ ...bare, code, kind, kw: 10, ...facts }) as never;
const room = { mode: 'heat', cop: 3, r: 2, c: 8, gain: 1, set: 20, low: 18, high: 22 };
const inputs = (resources: StandingResource[], more: Partial<BuildingInputs> = {}): BuildingInputs => ({
  start,
  prices: Array.from({ length: planSteps }, () => ({ import: '1', export: '0' })),
  demand: null,
  nextMonth: null,
  base: Array<number>(planSteps).fill(40),
  resources,
  generation: new Map(),
  ownLoads: new Map(),
  outdoor: null,
  given: { sessions: [], loads: [] },
  ...more,
});
const cold = (degrees: number) => ({
  degrees: Array<number>(planSteps).fill(degrees),
  finding: { code: 'outdoor-as-last-day', severity: 'info' as const, evidence: { station: 'S' } },
});
const told = (given: BuildingInputs) => {
  const { scenario, findings } = buildingScenario(given);
  readScenario(scenario);
  return { scenario, findings: findings.map(({ code, evidence }) => [code, evidence['resource'], evidence['missing']]) };
};

test('a room is planned if all its facts and the weather are known, and starts at its set point', () => {
  const { scenario, findings } = told(inputs([resource('hvac', 'H', room)], { outdoor: cold(-5) }));
  expect(scenario.resources).toMatchObject([
    { code: 'H', kind: 'hvac', kw: 10, mode: 'heat', cop: 3, r: 2, c: 8, gain: 1, start: 20, low: 18 },
  ]);
  expect(findings).toEqual([
    ['state-taken-as-set', 'H', undefined],
    ['plan-load-includes', 'H', undefined],
    ['outdoor-as-last-day', undefined, undefined],
  ]);
});

test.each(['mode', 'cop', 'r', 'c', 'gain', 'set', 'low', 'high'])(
  'a room with unknown %s stays part of the load, which is reported',
  (fact) => {
    const { scenario, findings } = told(inputs([resource('hvac', 'H', { ...room, [fact]: null })], { outdoor: cold(-5) }));
    expect([scenario.resources, findings]).toEqual([[], [['resource-left-out', 'H', fact]]]);
  },
);

test('a room that needs no heat is left out, and one without weather stays part of the load', () => {
  const warm = told(inputs([resource('hvac', 'H', room)], { outdoor: cold(18) }));
  expect([warm.scenario.resources, warm.findings]).toEqual([[], [['room-rests', 'H', undefined]]]);
  expect(told(inputs([resource('hvac', 'H', room)])).findings).toEqual([['resource-left-out', 'H', 'outdoor']]);
});

test('a room that would become too warm, or too cold, by itself is planned', () => {
  const tooWarm = told(inputs([resource('hvac', 'H', room)], { outdoor: cold(25) }));
  expect(tooWarm.scenario.resources).toMatchObject([{ code: 'H', kind: 'hvac' }]);
  const summer = { ...room, mode: 'cool', set: 20 };
  expect(told(inputs([resource('hvac', 'H', summer)], { outdoor: cold(10) })).scenario.resources).toMatchObject([{ code: 'H' }]);
  expect(told(inputs([resource('hvac', 'H', summer)], { outdoor: cold(17) })).findings).toEqual([['room-rests', 'H', undefined]]);
});

test('a charger is planned with the given sessions; its own meter is subtracted from the load, and only then', () => {
  const ownLoads = new Map([['E', Array<number>(planSteps).fill(15)]]);
  const charger = resource('ev', 'E', { chargeEfficiency: 0.9 });
  const sessions = readSessions(
    'resource,from,to,startKwh,maxKwh,targetKwh\nE,2026-01-31T18:00,2026-02-01T07:00,10,60,50\nE,2026-02-01T18:00,2026-02-02T07:00,20,60,\n',
    zone,
  );
  const { scenario, findings } = told(inputs([charger], { ownLoads, given: { sessions, loads: [] } }));
  expect(scenario.resources).toEqual([
    {
      code: 'E',
      kind: 'ev',
      kw: 10,
      chargeEfficiency: 0.9,
      sessions: [
        { from: '2026-01-31T10:00:00Z', to: '2026-01-31T23:00:00Z', startKwh: 10, maxKwh: 60, targetKwh: 50 },
        { from: '2026-02-01T10:00:00Z', to: '2026-02-01T23:00:00Z', startKwh: 20, maxKwh: 60 },
      ],
    },
  ]);
  expect([new Set(scenario.base), findings]).toEqual([new Set([25]), []]);
  const over = readSessions('resource,from,to,startKwh,maxKwh\nE,2026-01-28T18:00,2026-01-29T07:00,10,60\n', zone);
  const past = told(inputs([charger], { ownLoads, given: { sessions: over, loads: [] } }));
  expect([new Set(past.scenario.base), past.findings]).toEqual([new Set([40]), [['resource-left-out', 'E', 'sessions']]]);
  const without = told(inputs([charger], { ownLoads }));
  expect([new Set(without.scenario.base), without.findings]).toEqual([new Set([40]), [['resource-left-out', 'E', 'sessions']]]);
});

test('loads are shed by their share at the given price, and shifted within the given time', () => {
  const both = [resource('shed', 'S', { share: 0.1 }), resource('shift', 'W', {})];
  const loads = readLoads('resource,price,kwh,from,to,whole\nS,0.8,,,,\nW,,20,2026-01-31T08:00,2026-01-31T18:00,是\n', zone);
  const { scenario } = told(inputs(both, { given: { sessions: [], loads } }));
  expect(scenario.resources).toEqual([
    { code: 'S', kind: 'shed', available: Array<number>(planSteps).fill(4), price: '0.8' },
    { code: 'W', kind: 'shift', kw: 10, kwh: 20, from: '2026-01-31T00:00:00Z', to: '2026-01-31T10:00:00Z', whole: true },
  ]);
  expect(told(inputs(both)).findings).toEqual([
    ['resource-left-out', 'S', 'price'],
    ['resource-left-out', 'W', 'kwh'],
  ]);
});

test('no more is shed in total than the remaining load, and a smaller amount than a share is reported', () => {
  const two = [resource('shed', 'S', { share: 0.7, kw: 100 }), resource('shed', 'T', { share: 0.7, kw: 100 }), resource('shift', 'W', {})];
  const loads = readLoads('resource,price,kwh,from,to\nS,0.8,,,\nT,0.9,,,\nW,,20,2026-01-31T08:00,2026-01-31T18:00\n', zone);
  const base = Array<number>(planSteps).fill(20);
  const ownLoads = new Map([['W', Array<number>(planSteps).fill(2)]]);
  const { scenario, findings } = told(inputs(two, { base, ownLoads, given: { sessions: [], loads } }));
  const shed = scenario.resources.map((one) => (one as { available?: readonly number[] }).available?.[0]);
  expect([scenario.base[0], shed]).toEqual([18, [14, 4, undefined]]);
  expect(findings).toEqual([['shed-cut', 'T', undefined]]);
});

test('photovoltaics without a forecast are reported as such, and not as a load', () => {
  const two = [resource('pv', 'P', {}), resource('pv', 'Q', {})];
  expect(told(inputs(two, { generation: new Map([['Q', null]]) })).findings).toEqual([
    ['plan-without-pv', 'P', undefined],
    ['plan-pv-unknown', 'Q', undefined],
  ]);
});

test('a second row for one resource is refused with both rows', () => {
  expect(() => readLoads('resource,kwh\nW,20\nS,\nW,10\n', zone)).toThrow(
    expect.objectContaining({ code: 'given-twice', evidence: { row: 4, resource: 'W', before: 2 } }) as Error,
  );
});

test('a bad cell is reported by its heading as written', () => {
  expect(() => readSessions('resource,起,to,startKWh,maxKwh\nE,2026-01-31,2026-02-01,much,2', zone)).toThrow(
    expect.objectContaining({ code: 'given-cell', evidence: { row: 2, column: 'startKWh', value: 'much' } }) as Error,
  );
});

test('the highest import of a month that begins within the plan is paid separately', () => {
  const at = Date.parse('2026-01-31T16:00:00Z') / 1000;
  const { scenario } = told(inputs([], { demand: { price: '30', soFarKw: 50 }, nextMonth: { at, price: '20' } }));
  expect(scenario.price).toMatchObject({
    peak: '30',
    peakSoFarKw: 50,
    peakPeriods: [{ from: '2026-01-31T16:00:00Z', peak: '20', peakSoFarKw: 0 }],
  });
});

test.each([
  ['a column is missing', 'resource,from,to,startKwh\nE,1,2,3', 'given-columns', { columns: 'maxKwh' }],
  [
    'a time is none',
    'resource,from,to,startKwh,maxKwh\nE,soon,2026-01-31T18:00,1,2',
    'given-cell',
    { row: 2, column: 'from', value: 'soon' },
  ],
  ['a number is none', 'resource,from,to,startKwh,maxKwh\nE,2026-01-31,2026-02-01,much,2', 'given-cell', { row: 2, column: 'startKwh' }],
])('sessions are refused with their row if %s', (_, text, code, evidence) => {
  expect(() => readSessions(text, zone)).toThrow(
    expect.objectContaining({ code, evidence: expect.objectContaining(evidence) as object }) as Error,
  );
});

test('outdoors the last 24 hours are repeated by the hour, but not if one is missing', () => {
  const end = start;
  const at = Array.from({ length: 24 }, (_, hour) => end - 86_400 + hour * 3600);
  const again = lastDayAgain({ at, value: at.map((_, hour) => hour) } as never, end, end);
  expect(again?.slice(0, 5)).toEqual([0, 0, 0, 0, 1]);
  expect(again?.[96]).toBe(0);
  expect(again?.at(-1)).toBe(23);
  expect(lastDayAgain({ at: at.slice(1), value: at.slice(1).map(() => 1) } as never, end, end)).toBeNull();
});
