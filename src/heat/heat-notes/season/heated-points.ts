import type { AsOf } from '#kernel/as-of.ts';
import { parseDay } from '#kernel/day.ts';
import { programScope } from '#kernel/scope.ts';
import { type Facts, fieldOn, firstDayOfPoint, lastOf } from '#heat/heat-billing/facts.ts';
import type { PaperNeeds } from '../needs.ts';
import { heatOfHomes, type PointStand } from './point-stand.ts';
import { type Home, homesOf, type MeterColumns, wholeHeat } from './season-sums.ts';
import { keptOf } from './touched.ts';

/**
 * A point of a season with its heat, 0.0001 GJ: by its own meter, by its households', and the loss between them; null: not everything was
 * read.
 */
export type HeatedPoint = Pick<PointStand, 'point' | 'company' | 'building' | 'method' | 'households'> & {
  /** 10⁻⁶ m². */
  readonly area: bigint;
  readonly delivered: bigint | null;
  readonly counted: bigint | null;
  readonly lost: bigint | null;
};

type Placed = {
  readonly code: string;
  readonly company: string;
  readonly building: string;
  readonly method: string;
  readonly meter: string | null;
  readonly homes: readonly Home[];
  readonly span: { readonly from: number; readonly to: number };
};

/**
 * These points that have the season, as known then, ordered by code: those with unchanged inputs from the stored results (decision 0090),
 * the others read. Throws `season-missing` if none has it.
 */
export async function heatedPoints(needs: PaperNeeds, codes: readonly string[], season: string, known: AsOf): Promise<HeatedPoint[]> {
  const kept = await keptOf(needs, codes, season, known);
  const rest = codes.filter((code) => !kept.has(code));
  const { placed, missing } = await placedIn(needs, rest, season, known);
  if (placed.length === 0 && kept.size === 0 && missing !== null) throw missing;
  const read = new Map((await heatedOf(needs, placed, known)).map((one) => [one.point, one]));
  return codes.flatMap((code): HeatedPoint[] => {
    const told = kept.get(code);
    const one = told === undefined ? read.get(code) : heatedBy(told);
    return one === undefined ? [] : [one];
  });
}

type Summed = Pick<PointStand, 'point' | 'company' | 'building' | 'method' | 'households' | 'area' | 'delivered' | 'counted'>;

function heatedBy({ point, company, building, method, households, ...told }: Summed): HeatedPoint {
  const [delivered, counted] = [told.delivered, told.counted].map((units) => (units === null ? null : BigInt(units))) as [
    bigint | null,
    bigint | null,
  ];
  const lost = delivered === null || counted === null ? null : delivered - counted;
  return { point, company, building, method, households, area: BigInt(told.area), delivered, counted, lost };
}

/** Those that have the season, with their households in it; and why others have none. */
async function placedIn({ heatSupply, heatBilling, registry }: PaperNeeds, codes: readonly string[], name: string, known: AsOf) {
  const placed: Placed[] = [];
  let missing: unknown = null;
  if (codes.length === 0) return { placed, missing };
  const facts = await heatSupply.points.factsOf(codes, known);
  const buildings = [...new Set(facts.map((one) => lastOf(one, 'building')))];
  const regions = new Map((await registry.buildingFacts(programScope, { buildings }, known)).map((one) => [one.code, one.region]));
  const behind = await heatSupply.households.behindAll(codes, known);
  const seasons = new Map<string, Placed['span'] | null>();
  for (const one of facts) {
    const building = lastOf(one, 'building');
    const region = regions.get(building) ?? '';
    if (!seasons.has(region))
      seasons.set(
        region,
        await heatBilling.seasonAt({ region, name }, known).then(
          ({ from, to }) => ({ from: parseDay(from) ?? 0, to: parseDay(to) ?? 0 }),
          (error: unknown) => ((missing = error), null),
        ),
      );
    const span = seasons.get(region);
    if (span) placed.push(placedOf(one, building, span, behind.get(one.code) ?? []));
  }
  return { placed, missing };
}

function placedOf(one: Facts, building: string, span: Placed['span'], behind: readonly Facts[]): Placed {
  const begins = firstDayOfPoint(one, span);
  const on = (field: string): string => fieldOn(one, field, begins) ?? lastOf(one, field);
  const meter = fieldOn(one, 'meter', begins);
  return { code: one.code, company: on('company'), building, method: on('method'), meter, homes: homesOf(behind, one.code, span), span };
}

async function heatedOf({ heatBilling }: PaperNeeds, placed: readonly Placed[], known: AsOf): Promise<HeatedPoint[]> {
  const heated: HeatedPoint[] = [];
  for (const some of Map.groupBy(placed, ({ span }) => `${span.from} ${span.to}`).values()) {
    const codes = some.flatMap(({ meter, homes }) => [meter, ...homes.map((home) => home.meter)].filter((one) => one !== null));
    const told: ReadonlyMap<string, MeterColumns> = await heatBilling.meterDays(codes, (some[0] as Placed).span, known);
    const heatOf = (meter: string | null): bigint | null => (meter === null ? null : wholeHeat(told.get(meter)));
    for (const { code: point, meter, homes, ...one } of some)
      heated.push(heatedBy({ ...one, point, ...heatOfHomes(homes, heatOf, meter) }));
  }
  return heated;
}
