import { expect, test } from 'vitest';
import { openHighs } from '#platform/solver/public/highs.ts';
import { makeClimate } from '../../../../test/city/climate.ts';
import { daysBetween } from '../../../../test/city/days.ts';
import { hash, mix } from '../../../../test/city/random.ts';
import { kinds, rounds } from '../../../../test/rounds.ts';
import { loadsOn, type TypicalDay } from '../demand/typical-days.ts';
import { yearDays, type YearDays } from '../demand/year-hours.ts';
import type { DemandKind, Store, Supply } from '../plan-file/shape.ts';
import type { SupplyPlan } from './facts.ts';
import { solveSupply } from './solve.ts';
import { planOfYear } from './year-plan.ts';

const bare = { imported: false, yuanPerKwh: 0, kgPerKwh: 0, yuanPerKwYear: 0, yuanPerYear: 0, origin: '示范' } as const;
const daylight = (hour: number): number => 0.8 * Math.max(0, Math.sin(((hour - 6) * Math.PI) / 12));
const available = Array.from({ length: 12 }, () => Array.from({ length: 24 }, (_, hour) => daylight(hour)));

/** The plants of the demo's district, and a store of heat. */
const supplies: readonly Supply[] = [
  { ...bare, code: 'grid', kind: 'grid', carrier: 'electricity', imported: true, yuanPerKw: 600, years: 30, yuanPerKwh: 0.62 },
  { ...bare, code: 'pv', kind: 'solar', carrier: 'electricity', yuanPerKw: 3200, years: 25, mostKw: 2500, available },
  { ...bare, code: 'network', kind: 'network', carrier: 'heat', imported: true, yuanPerKw: 450, years: 25, yuanPerKwh: 0.24 },
  {
    ...bare,
    code: 'pump',
    kind: 'ground-source',
    carrier: 'heat',
    from: 'electricity',
    ratio: 4.2,
    yuanPerKw: 4200,
    years: 20,
    mostKw: 2000,
  },
  { ...bare, code: 'chiller', kind: 'chiller', carrier: 'cooling', from: 'electricity', ratio: 5, yuanPerKw: 1100, years: 20 },
];
const store: Store = {
  code: 'tank',
  carrier: 'heat',
  yuanPerKwh: 60,
  years: 20,
  efficiency: 0.95,
  lossPerHour: 0.005,
  kwPerKwh: 0.25,
  origin: '示范',
};

const areaM2 = 135_000;

/** The hours of a year, kW: heat and cooling by the weather of the demo, electricity by day and week, each with a noise of a tenth. */
function loadsOf(days: YearDays, seed: number): Map<DemandKind, Float64Array> {
  const { celsius } = makeClimate(seed, daysBetween('2025-01-01', '2026-01-01'));
  const load = (name: string, watt: (celsius: number, isOpen: boolean) => number) =>
    Float64Array.from({ length: days.days.length * 24 }, (_, at) => {
      const isOpen = days.days[Math.floor(at / 24)]?.weekend === false && at % 24 >= 8 && at % 24 < 19;
      const noise = 0.9 + 0.2 * (mix(hash(name, seed), at) / 4_294_967_296);
      return (Math.max(0, watt(celsius[at] ?? 0, isOpen)) * noise * areaM2) / 1000;
    });
  return new Map([
    ['electricity', load('electricity', (_, isOpen) => (isOpen ? 16 : 4))],
    ['heat', load('heat', (outdoor, isOpen) => (outdoor > 8 ? 0 : (50 * (18 - outdoor)) / 28) * (isOpen ? 1 : 0.8))],
    ['cooling', load('cooling', (outdoor, isOpen) => (isOpen ? 10 * (outdoor - 25) : 0))],
  ]);
}

const days = yearDays(2025);
/** Each day by itself: a store is as full at its end as at its beginning, as on typical days. */
const everyDay: TypicalDay[] = days.days.map(({ month }, day) => ({ month, weight: 1, days: [day] }));

const effort = async () => ({ solver: await openHighs(), secondsLeft: () => 600 });

/**
 * How far typical days lie from the whole year: of the least cost, and of the plant that differs most, as shares; and by how much the
 * plants fall short in the worst hour, kW.
 */
async function apart(seed: number, stores: readonly Store[]) {
  const totals = loadsOf(days, seed);
  const rest = { supplies, stores, rate: 0.04, objective: 'cost' as const, limits: {} };
  const typical = planOfYear({ ...rest, calendar: days, phases: [{ year: 2027, years: 15, totals }] }, await effort());
  const phases = [{ year: 2027, years: 15, loads: loadsOn(everyDay, totals) }];
  const whole = solveSupply({ ...rest, days: everyDay, phases }, await effort());
  const apartBy = (whole.phases[0]?.plants ?? [])
    .filter(({ code, size }) => code !== store.code && size > 0)
    .map(({ code, size }) => Math.abs(sizeOf(typical, code) / size - 1));
  return {
    cost: typical.value / whole.value - 1,
    lacking: stores.length > 0 ? 0 : lackingKw(typical, totals),
    plants: Math.max(...apartBy),
    short: typical.short,
  };
}

const sizeOf = ({ phases }: SupplyPlan, code: string): number => phases[0]?.plants.find((one) => one.code === code)?.size ?? 0;

/** By the hour, without the programme: what the network cannot give the heat pump must, and the grid what it and the chiller draw. */
function lackingKw(plan: SupplyPlan, totals: ReadonlyMap<DemandKind, Float64Array>): number {
  const size = (code: string) => sizeOf(plan, code);
  const of = (kind: DemandKind, at: number) => totals.get(kind)?.[at] ?? 0;
  const lacks = Array.from({ length: days.days.length * 24 }, (_, at) => {
    const pumped = Math.max(0, of('heat', at) - size('network'));
    const drawn = of('electricity', at) + pumped / 4.2 + of('cooling', at) / 5;
    return Math.max(pumped - size('pump'), of('cooling', at) - size('chiller'), drawn - size('grid') - size('pv') * daylight(at % 24));
  });
  return Math.max(...lacks);
}

test.each(
  kinds<{ plants: string; stores: readonly Store[] }>(
    [{ plants: 'without a store', stores: [] }],
    [{ plants: 'with a store of heat', stores: [store] }],
  ),
)(
  'typical days $plants: every day is met with the plants of the whole year, and the least cost is up to a hundredth below its own',
  async ({ stores }) => {
    for (let seed = 1; seed <= rounds(1, 5); seed += 1) {
      const { cost, plants, lacking, short } = await apart(seed, stores);
      expect([seed, cost < 1e-6, cost > -0.01, plants < 1e-3, lacking < 1, short]).toEqual([seed, true, true, true, true, null]);
    }
  },
  600_000,
);
