import type { AsOf } from '#kernel/as-of.ts';
import { steps } from '#kernel/calendar.ts';
import type { Carrier, Unit } from '#kernel/carrier.ts';
import type { EquipmentKind } from '#kernel/equipment-kind.ts';
import type { Finding } from '#kernel/finding.ts';
import type { PointQuantity } from '#kernel/quantity.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Zone } from '#kernel/zone.ts';
import type { PointFacts } from '#metering/point/facts.ts';
import type { StrategyKind } from '#platform/knowledge/facts.ts';
import type { BuildingFacts } from '#registry/registry/facts.ts';
import type { CommissioningNeeds } from '../needs.ts';
import type { Tried } from './hours.ts';
import { secondsWithin } from './outside.ts';
import type { StrategyRule } from './rules.ts';

/** Room temperatures that are right, degC. */
export type Band = { readonly low: number; readonly high: number };

/** A building over a period, with what strategies are looked for in. */
export type Ground = {
  readonly needs: CommissioningNeeds;
  readonly scope: Scope;
  readonly building: BuildingFacts;
  readonly zone: Zone;
  /** Local days since 1970-01-01, half-open. */
  readonly from: number;
  readonly to: number;
  /** Bounds of its hours, s UTC. */
  readonly edges: Float64Array;
  readonly known: AsOf;
  /** The points of the building, and its equipment by code. */
  readonly points: readonly PointFacts[];
  readonly equipment: ReadonlyMap<string, { readonly kind: EquipmentKind; readonly name: string | null }>;
  /** Seconds of each hour in which the building is used; null: its hours are not set. */
  readonly occupied: Float64Array | null;
  readonly band: Band | null;
  readonly ruleOf: (kind: StrategyKind) => StrategyRule;
};

/** What a strategy was tried on. */
export type Subject = {
  /** Equipment, energy item, or the building. */
  readonly subject: string;
  readonly name: string | null;
  readonly equipment: string | null;
  readonly points: readonly string[];
  readonly meters: readonly string[];
  readonly carrier: Carrier;
  readonly unit: Unit;
  readonly tried: Tried;
};

export type GroundQuestion = Pick<Ground, 'needs' | 'scope' | 'building' | 'zone' | 'from' | 'to' | 'known' | 'band' | 'ruleOf'>;

/** Reads what all kinds of strategies need of a building. */
export async function groundOf(asked: GroundQuestion): Promise<Ground> {
  const { needs, scope, building, zone, from, to, known } = asked;
  const edges = steps(zone, zone.dayStart(from), zone.dayStart(to), 'hour');
  const stretch = { from: edges[0] as number, to: edges.at(-1) as number };
  const [points, spans, equipment] = await Promise.all([
    needs.point.pointFacts(scope, { buildings: [building.code] }, known),
    needs.occupancy.spans(scope, building, stretch, known),
    equipmentOf(asked),
  ]);
  return { ...asked, edges, points, equipment, occupied: spans === null ? null : secondsWithin(edges, spans) };
}

const mostEquipment = 1000;

/** As known at the same instant, so that a figure keeps its answer. */
async function equipmentOf({ needs, scope, building, known }: GroundQuestion): Promise<Ground['equipment']> {
  const knownAt = new Date(Math.min(known.received, known.recorded, needs.readings.now())).toISOString();
  const page = { sort: 'code', descending: false, limit: mostEquipment, offset: 0 } as const;
  const { equipment } = await needs.equipment.list(scope, { building: building.code, ...page, knownAt });
  return new Map(equipment.map(({ code, kind, name }) => [code, { kind, name }]));
}

/** With less than this of a step known, its mean is not (as for warnings: `live.md`, 6). */
const leastCoverage = 0.8;

/** Means of points in steps, in the unit of each, by code; NaN where less than 0.8 of the step is known. */
export async function meansOf(
  { needs, scope, known }: Ground,
  points: readonly PointFacts[],
  edges: Float64Array,
): Promise<ReadonlyMap<string, Float64Array>> {
  const held = await needs.trend.steps(scope, points, edges, known, { isMeansOnly: true });
  return new Map(
    points.map(({ id, code }) => {
      const one = held.get(id);
      const column = new Float64Array(edges.length - 1).fill(Number.NaN);
      for (let at = 0; one !== undefined && at < column.length; at += 1) {
        const seconds = one.seconds[at] as number;
        if (seconds > 0 && seconds >= leastCoverage * (one.time[at] as number)) column[at] = (one.sum[at] as number) / seconds / 1e4;
      }
      return [code, column];
    }),
  );
}

/** The one point of equipment with a tag and quantity; null where there is none or several. */
export function pointOf(
  points: readonly PointFacts[],
  tag: string,
  quantity: PointQuantity,
): { readonly point: PointFacts | null; readonly findings: readonly Finding[] } {
  const found = points.filter((one) => one.tag === tag && one.quantity === quantity);
  if (found.length < 2) return { point: found[0] ?? null, findings: [] };
  const evidence = { tag, equipment: found[0]?.equipment ?? '', points: found.map(({ code }) => code).join(', ') };
  return { point: null, findings: [{ code: 'strategy-points-several', severity: 'warning', evidence }] };
}

/** The points of each piece of equipment of the building. */
export function byEquipment({ points }: Pick<Ground, 'points'>): Map<string, PointFacts[]> {
  const named = points.flatMap((point) => (point.equipment === null ? [] : [{ equipment: point.equipment, point }]));
  return new Map(
    [...Map.groupBy(named, ({ equipment }) => equipment)].map(([equipment, held]) => [equipment, held.map(({ point }) => point)]),
  );
}

/** Its code and name, if it is registered: points may name equipment that is not, and then no action can name it. */
export function registered({ equipment }: Pick<Ground, 'equipment'>, code: string) {
  const one = equipment.get(code);
  return { name: one?.name ?? null, equipment: one === undefined ? null : code };
}

/** A building of which nothing is measured that a kind of strategy needs. */
export function withoutMeasurement(
  building: string,
  kind: StrategyKind,
  carrier: Carrier,
  unit: Unit,
  ...more: readonly Finding[]
): Subject {
  const finding: Finding = { code: 'strategy-not-measured', severity: 'warning', evidence: { building, about: kind } };
  const findings = more.length > 0 ? more : [finding];
  return {
    subject: building,
    name: null,
    equipment: null,
    points: [],
    meters: [],
    carrier,
    unit,
    tried: { rows: [], facts: [], findings },
  };
}

/** The same in another unit. @param by how many of it one of the former is */
export function inUnit(tried: Tried, by: number): Tried {
  const scaled = (value: number | null) => (value === null ? null : value * by);
  return { ...tried, rows: tried.rows.map((row) => ({ ...row, use: scaled(row.use), saved: scaled(row.saved) })) };
}

/** Energy of each step from its mean power, kWh. */
export function energyOf(power: Float64Array, edges: Float64Array): Float64Array {
  return power.map((kw, at) => (kw * ((edges[at + 1] as number) - (edges[at] as number))) / 3600);
}
