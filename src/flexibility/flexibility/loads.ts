import { aheadIn, type Load } from '#flexibility/baseline/baseline.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { DaySpan } from '#registry/portfolio/portfolio.ts';
import type { FlexibilityNeeds } from './needs.ts';

/** The time zone of a building that states none. */
export const defaultZone = createZone('Asia/Shanghai') as Zone;

export const zoneNamed = (name: string): Zone => createZone(name) ?? defaultZone;

/** The members' time zone on a day: that of the first of them. @param from a time as people write it, in that zone */
export async function zoneOfMembers(
  { portfolio, registry }: Pick<FlexibilityNeeds, 'portfolio' | 'registry'>,
  scope: Scope,
  code: string,
  from: string,
  known: AsOf,
): Promise<Zone> {
  const day = /^\d{4}-\d{2}-\d{2}/u.exec(from.trim())?.[0];
  const members = day === undefined ? [] : await portfolio.membersOn(scope, code, [day], known);
  const first = members.slice(0, 1).map(({ building }) => building);
  const answering = await registry.answering(first);
  const buildings = first.map((building) => answering.get(building)?.code ?? building);
  const [facts] = buildings.length === 0 ? [] : await registry.buildingFacts(programScope, { buildings }, known);
  return zoneNamed(facts?.zone ?? '');
}

/** The span to read: whole local days from `day` to an instant, in steps of `step` seconds. */
export type LoadSpan = { readonly day: number; readonly to: number; readonly step: number };

type Needs = Pick<FlexibilityNeeds, 'metering' | 'registry' | 'portfolio'>;

/** Use in kWh and coverage by step. */
type Steps = { readonly value: Float64Array; readonly coverage: Float64Array };

const units = 10_000;

function loadOf(zone: Zone, { edges, step }: { readonly edges: Float64Array; readonly step: number }, { value, coverage }: Steps): Load {
  const use = value.map((one, at) => (coverage[at] === 1 ? Math.round(one * units) : Number.NaN));
  const from = edges[0] as number;
  return { zone, step, from, use, ahead: aheadIn(zone, { from, to: edges.at(-1) as number }) };
}

export function edgesOf(zone: Zone, { day, to, step }: LoadSpan): Float64Array {
  const from = zone.dayStart(day);
  return Float64Array.from({ length: Math.ceil((to - from) / step) + 1 }, (_, at) => from + at * step);
}

/** The electricity of buildings in one time zone, by code, regardless of scope; buildings without a meter that counts are left out. */
export async function buildingLoads(
  { metering }: Pick<FlexibilityNeeds, 'metering'>,
  buildings: readonly string[],
  zone: Zone,
  span: LoadSpan,
  known: AsOf,
): Promise<Map<string, Load>> {
  const edges = edgesOf(zone, span);
  const steps = await metering.buildingSteps(programScope, { buildings, carrier: 'electricity', known, zone, edges });
  return new Map([...steps].map(([code, one]) => [code, loadOf(zone, { edges, step: span.step }, one)]));
}

/** A load with nothing measured. */
export const noLoad = (zone: Zone, span: LoadSpan): Load => ({
  zone,
  step: span.step,
  from: zone.dayStart(span.day),
  use: new Float64Array(edgesOf(zone, span).length - 1).fill(Number.NaN),
});

/** The electricity of a building's meter; null if the building has no meter with that code, or it measures something else. */
export async function meterLoad(
  { metering }: Pick<FlexibilityNeeds, 'metering'>,
  { building, meter }: { readonly building: string; readonly meter: string },
  zone: Zone,
  span: LoadSpan,
  known: AsOf,
): Promise<Load | null> {
  const edges = edgesOf(zone, span);
  const sum = await metering
    .boundary(programScope, { meters: [meter] }, { known, on: zone.dayOf(span.to - 1) })
    .catch((problem: unknown) => {
      if (problem instanceof Problem && problem.code === 'no-such-meter') return null;
      throw problem;
    });
  if (sum === null || sum.building !== building || sum.carrier !== 'electricity' || sum.unit !== 'kWh') return null;
  return loadOf(zone, { edges, step: span.step }, await metering.boundarySteps(programScope, { zone, sum: sum.sum }, { edges, known }));
}

/** The days for which a scope may see the electricity of a building. Throws `no-such-building` if it sees nothing of it. */
export async function seenDays({ portfolio }: Pick<Needs, 'portfolio'>, scope: Scope, building: string): Promise<readonly DaySpan[]> {
  const days = await portfolio.seenDays(scope, building);
  if (days === null) throw new Problem('not-found', 'no-such-building', { building });
  return days;
}

/** The same load, restricted to these days. */
export function clipped(load: Load, days: readonly DaySpan[]): Load {
  if (days.some(({ from, to }) => from === -Infinity && to === Infinity)) return load;
  const isSeen = (at: number): boolean => {
    const day = load.zone.dayOf(load.from + at * load.step);
    return days.some(({ from, to }) => day >= from && day < to);
  };
  return { ...load, use: load.use.map((one, at) => (isSeen(at) ? one : Number.NaN)) };
}
