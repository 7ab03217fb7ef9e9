import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildingSteps, cutSteps, read, type Registered } from '../../../test/oracle.ts';
import { meter as exampleMeter } from '../../../test/oracle/example.ts';
import { fraction, type Fraction } from '../../../test/oracle/fraction.ts';
import type { Step } from '#kernel/calendar.ts';
import { dayText, parseDay } from '#kernel/day.ts';
import { asOfNow } from '#kernel/as-of.ts';
import { programScope } from '#kernel/scope.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { Readings } from '#metering/readings/readings.ts';
import type { MeterFacts } from '#registry/registry/facts.ts';
import { createAtoms, type StepAtoms } from './sums/atoms.ts';
import { combine, combineAll, type Measured } from './sums/combine.ts';
import { partsOf, weightsOf } from './sums/parts.ts';
import { periodUse } from './sums/period-use.ts';

/** Six local days, including a night that loses an hour and the end of a month. */
const zone = createZone('Europe/Berlin') as Zone;
const first = parseDay('2025-03-28') as number;
const many = 6;
const edgeOf = (at: number): number => zone.dayStart(first + at);

/** A metering point: its building, its parent, when it exists, and per day whether it is silent or measures the whole day or half of it. */
const drawn = fc.record({
  share: fc.constantFrom<Record<string, number>>({ A: 1 }, { A: 1 }, { B: 1 }, { A: 0.6, B: 0.4 }),
  parent: fc.option(fc.nat({ max: 3 })),
  installed: fc.option(fc.nat({ max: many })),
  removed: fc.option(fc.nat({ max: many })),
  days: fc.array(fc.record({ part: fc.constantFrom('all', 'all', 'none', 'morning', 'evening'), kwh: fc.integer({ min: 0, max: 500 }) }), {
    minLength: many,
    maxLength: many,
  }),
});
type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never;

const towns = fc.array(drawn, { minLength: 1, maxLength: 4 });

function factsOf({ share, parent, installed, removed }: Drawn, id: number): MeterFacts {
  return {
    id,
    code: `m${id}`,
    building: null,
    zone: 'Europe/Berlin',
    carrier: 'electricity',
    item: null,
    kind: 'interval',
    kindStated: true,
    operator: null,
    direction: 'import',
    capacityKw: null,
    parent: parent !== null && parent < id ? parent : null,
    installed: installed === null ? null : dayText(first + installed),
    removed: removed === null ? null : dayText(first + removed),
    shares: Object.entries(share).map(([building, part]) => ({ building, share: part })),
    devices: [{ since: -Infinity, digits: null, multiplier: { num: 1, den: 1 }, unit: 'kWh', start: null, end: null }],
  };
}

/** One reading per day: for all of it, for its first twelve hours, or for the rest; a silent day has none. */
function stretchesOf({ days }: Drawn) {
  const rows = days.flatMap(({ part, kwh }, at) => {
    const [from, to] = [edgeOf(at), edgeOf(at + 1)];
    const noon = from + 12 * 3600;
    const [start, end] = part === 'morning' ? [from, noon] : part === 'evening' ? [noon, to] : [from, to];
    const row = { at: start, width: end - start, value: kwh * 10_000, unit: 'kWh' as const, received: 1000, import: 1 };
    return part === 'none' ? [] : [row];
  });
  return read(exampleMeter({ kind: 'interval' }), rows).stretches;
}

type Town = { readonly meters: MeterFacts[]; readonly registered: Registered[] };

function townOf(all: readonly Drawn[]): Town {
  const meters = all.map(factsOf);
  const at = (day: number | null): number | null => (day === null ? null : edgeOf(day));
  const registered = all.map((one, id): Registered => {
    const { parent } = meters[id] as MeterFacts;
    return {
      code: `m${id}`,
      parent: parent === null ? null : `m${parent}`,
      shares: new Map(Object.entries(one.share).map(([building, share]) => [building, fraction(Math.round(share * 10), 10)])),
      installed: at(one.installed),
      removed: at(one.removed),
      stretches: stretchesOf(one),
    };
  });
  return { meters, registered };
}

/** What the store would return for each meter in each atom. */
function measuredIn({ registered }: Town, edges: Float64Array): Map<number, Measured> {
  return new Map(
    registered.map(({ stretches }, id) => {
      const cuts = cutSteps(stretches, [...edges]);
      return [
        id,
        {
          use: Float64Array.from(cuts, ({ rounded }) => Number(rounded ?? 0n)),
          seconds: Float64Array.from(cuts, ({ seconds }) => seconds),
          longest: Float64Array.from(cuts, () => 900),
        },
      ];
    }),
  );
}

const plain = { unit: 'kWh' as const, factor: () => 1, converts: false };
const number = ({ num, den }: Fraction): number => Number((num * 1_000_000_000n) / den) / 1e9;

function partsIn(town: Town, atoms: StepAtoms) {
  return partsOf(weightsOf('A', town.meters), measuredIn(town, atoms.edges), atoms.days, plain);
}

const steps: Step[] = ['15min', 'hour', 'day', 'month', 'year'];
const dayEdges = Array.from({ length: many + 1 }, (_, at) => edgeOf(at));
const close = (value: number | null | undefined, other: number | null | undefined): boolean =>
  value === null || other === null ? value === other : Math.abs((value ?? Number.NaN) - (other ?? Number.NaN)) < 0.002;

test('for any meters with silent days a building follows the rules, in steps of any length', () => {
  fc.assert(
    fc.property(towns, fc.constantFrom(...steps.slice(1)), (drawnTown, step) => {
      const town = townOf(drawnTown);
      const atoms = createAtoms(zone, edgeOf(0), edgeOf(many), step);
      const told = combine(partsIn(town, atoms), atoms, atoms.first);
      const law = buildingSteps('A', town.registered, [...atoms.stepEdges], dayEdges);
      for (const [at, { use, coverage }] of law.entries()) {
        expect(close(told[at]?.value, use === null ? null : number(use) / 1e4), `${step} ${at}`).toBe(true);
        expect(told[at]?.coverage).toBeCloseTo(number(coverage), 5);
      }
    }),
    { numRuns: 150 },
  );
});

test('for any meters with silent days quarter hours, hours and days add up to months and to the total, with one coverage; null only if no top meter measured anything', () => {
  fc.assert(
    fc.property(towns, (drawnTown) => {
      const town = townOf(drawnTown);
      const whole = buildingSteps('A', town.registered, [edgeOf(0), edgeOf(many)], dayEdges)[0];
      const tops = weightsOf('A', town.meters).filter(({ isTop }) => isTop);
      for (const step of steps) {
        const atoms = createAtoms(zone, edgeOf(0), edgeOf(many), step);
        const parts = partsIn(town, atoms);
        const [told, total] = [combine(parts, atoms, atoms.first), combineAll(parts, atoms)];
        const sum = told.reduce((all, { value }) => all + (value ?? 0), 0);
        expect(Math.abs(sum - (total.value ?? 0))).toBeLessThan(0.02);
        expect(told.every(({ value }) => value === null)).toBe(total.value === null);
        expect(close(total.value, whole?.use === null || whole === undefined ? null : number(whole.use) / 1e4)).toBe(true);
        expect(total.coverage).toBeCloseTo(number(whole?.coverage as Fraction), 5);
        if (!atoms.wholeDays) continue;
        const topParts = partsOf(tops, measuredIn(town, atoms.edges), atoms.days, plain);
        expect(told.map(({ value }) => value === null)).toEqual(combine(topParts, atoms, atoms.first).map(({ value }) => value === null));
      }
    }),
    { numRuns: 60 },
  );
});

test('what is added up from sums only equals the calculation day by day', async () => {
  await fc.assert(
    fc.asyncProperty(towns, async (drawnTown) => {
      const town = townOf(drawnTown);
      const weights = weightsOf('A', town.meters);
      const sums = measuredIn(town, Float64Array.from([edgeOf(0), edgeOf(many)]));
      const readings = {
        sums: async () => ({
          use: (meter: number) => sums.get(meter)?.use[0] ?? 0,
          seconds: (meter: number) => sums.get(meter)?.seconds[0] ?? 0,
          since: () => 0,
          version: 1,
        }),
        standing: () => ({ turn: 0, last: 0 }),
        measure: async (_: unknown, __: unknown, atoms: StepAtoms) => measuredIn(town, atoms.edges),
      } as unknown as Readings;
      const group = { building: 'A', carrier: 'electricity' as const, weights, conversion: plain };
      const groups = [group];
      const uses = await periodUse(programScope, readings, groups, first, first + many, asOfNow);
      const [told] = uses;
      expect(await periodUse(programScope, readings, groups, first, first + many, asOfNow)).toBe(uses);
      const atoms = createAtoms(zone, edgeOf(0), edgeOf(many), 'year');
      const total = combineAll(partsIn(town, atoms), atoms);
      expect([told?.value ?? null, told?.coverage ?? 0]).toEqual([total.value, total.coverage]);
    }),
    { numRuns: 150 },
  );
});
