import { type Facts, fieldOn, lastOf } from '#heat-billing/season-facts.ts';
import { asOf, type AsOf } from '#kernel/as-of.ts';
import { parseDay } from '#kernel/day.ts';
import { decimalText, exactOf, inUnits } from '#kernel/exact-number.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { arrearsOf } from './accounts.ts';
import type { PaperNeeds, PointScope } from './needs.ts';
import { listNotes } from './note-store.ts';
import { chargedBy, type Home, homesOf, type MeterColumns, sumOf, wholeHeat } from './season-sums.ts';

type Placed = {
  readonly code: string;
  readonly company: string;
  readonly building: string;
  readonly method: string;
  readonly meter: string | null;
  readonly homes: readonly Home[];
  readonly span: { readonly from: number; readonly to: number };
};

/** A point with its heat, 0.0001 GJ: by its own meter, by the meters of its households, and what went between; null: not all was read. */
type Heated = Placed & { readonly delivered: bigint | null; readonly counted: bigint | null; readonly lost: bigint | null };

/**
 * What a heating season came to: heat bought, delivered and lost, what was charged and what it would be by area, arrears; as it stands.
 * Throws `nothing-to-close`, `season-missing`.
 */
export async function seasonReport(needs: PaperNeeds, scope: Scope, { season, ...of }: PointScope & { readonly season: string }) {
  const known = asOf(needs.now(), undefined);
  const placed = await placedIn(needs, scope, season, of, known);
  const heated = await heatedOf(needs, placed, known);
  const { notes } = await listNotes(needs.postgres, scope, { season, ...of }, { limit: null, offset: 0 });
  const byPoint = Map.groupBy(notes, ({ point }) => point);
  const supplied = await suppliedTo(needs, scope, season, placed, of);
  const delivered = sumOf(heated.map((one) => one.delivered));
  const network = supplied === null || delivered === null ? null : supplied - delivered;
  const lost = heated.flatMap((one) => (one.lost === null ? [] : [one.lost]));
  const building = lost.length === 0 ? null : sumOf(lost);
  const arrears = await arrearsOf(needs, scope, of);
  return {
    season,
    supplied: gigajoules(supplied),
    delivered: gigajoules(delivered),
    loss: { network: gigajoules(network), building: gigajoules(building), buildings: lost.length },
    area: squareMetres(heated),
    ...chargedBy(notes),
    arrears: {
      on: arrears.on,
      total: arrears.total,
      accounts: arrears.accounts.length,
      overdue: arrears.accounts.filter(({ overdueSince }) => overdueSince !== null).length,
    },
    points: heated.map((one) => ({
      point: one.code,
      company: one.company,
      building: one.building,
      method: one.method,
      households: one.homes.length,
      area: squareMetres([one]),
      delivered: gigajoules(one.delivered),
      counted: gigajoules(one.counted),
      loss: gigajoules(one.lost),
      ...chargedBy(byPoint.get(one.code) ?? []),
    })),
    findings: findingsOf(heated, network, supplied),
  };
}

export type SeasonReport = Awaited<ReturnType<typeof seasonReport>>;

const gigajoules = (units: bigint | null): number | null => (units === null ? null : Number(decimalText(units, 4)));
const squareMetres = (some: readonly Heated[]): number =>
  Number(
    decimalText(
      some.flatMap(({ homes }) => homes).reduce((sum, { area }) => sum + area, 0n),
      6,
    ),
  );

/** Points in scope that have the season, with their households in it. */
async function placedIn({ heatSupply, heatBilling, registry }: PaperNeeds, scope: Scope, name: string, of: PointScope, known: AsOf) {
  const named = await heatSupply.points.named(scope, of);
  if (named.length === 0) throw new Problem('not-found', 'nothing-to-close', {});
  const codes = named.map(({ code }) => code);
  const facts = await heatSupply.points.factsOf(codes, known);
  const buildings = [...new Set(facts.map((one) => lastOf(one, 'building')))];
  const regions = new Map((await registry.buildingFacts(programScope, { buildings }, known)).map((one) => [one.code, one.region]));
  const behind = await heatSupply.households.behindAll(codes, known);
  const seasons = new Map<string, Placed['span'] | null>();
  const placed: Placed[] = [];
  let missing: unknown = null;
  for (const one of facts) {
    const building = lastOf(one, 'building');
    const region = regions.get(building) ?? '';
    if (!seasons.has(region))
      seasons.set(
        region,
        await heatBilling.seasonAt(programScope, { region, name }, known).then(
          ({ from, to }) => ({ from: parseDay(from) ?? 0, to: parseDay(to) ?? 0 }),
          (error: unknown) => ((missing = error), null),
        ),
      );
    const span = seasons.get(region);
    if (span) placed.push(placedOf(one, building, span, behind.get(one.code) ?? []));
  }
  if (placed.length === 0) throw missing;
  return placed;
}

function placedOf(one: Facts, building: string, span: Placed['span'], behind: readonly Facts[]): Placed {
  const on = (field: string): string => fieldOn(one, field, span.from) ?? lastOf(one, field);
  const meter = fieldOn(one, 'meter', span.from);
  return { code: one.code, company: on('company'), building, method: on('method'), meter, homes: homesOf(behind, one.code, span), span };
}

async function heatedOf({ heatBilling }: PaperNeeds, placed: readonly Placed[], known: AsOf): Promise<Heated[]> {
  const heated = new Map<string, Heated>();
  for (const some of Map.groupBy(placed, ({ span }) => `${span.from} ${span.to}`).values()) {
    const codes = some.flatMap(({ meter, homes }) => [meter, ...homes.map((home) => home.meter)].filter((one) => one !== null));
    const told: ReadonlyMap<string, MeterColumns> = await heatBilling.meterDays(codes, (some[0] as Placed).span, known);
    const heatOf = (meter: string | null): bigint | null => (meter === null ? null : wholeHeat(told.get(meter)));
    for (const one of some) {
      const delivered = heatOf(one.meter);
      const counted = one.homes.length === 0 ? null : sumOf(one.homes.map(({ meter }) => heatOf(meter)));
      heated.set(one.code, { ...one, delivered, counted, lost: delivered === null || counted === null ? null : delivered - counted });
    }
  }
  return placed.map(({ code }) => heated.get(code) as Heated);
}

/**
 * The heat that the companies of these points bought, 0.0001 GJ; null where any of it is not known, or where they also supply points that
 * are not among these: bought heat is told by company alone.
 */
async function suppliedTo(
  { heatBilling, heatSupply }: PaperNeeds,
  scope: Scope,
  season: string,
  placed: readonly Placed[],
  of: PointScope,
) {
  const asked = new Set(placed.map(({ code }) => code));
  let sum = 0n;
  for (const company of new Set(placed.map((one) => one.company))) {
    const all = await heatSupply.points.named(programScope, { company });
    if (of.point !== undefined || all.some(({ code }) => !asked.has(code))) return null;
    const { suppliers, findings } = await heatBilling.purchase(scope, { company, season });
    const quantities = suppliers.flatMap(({ months }) => months.map(({ quantity }) => quantity));
    if (quantities.length === 0 || findings.length > 0) return null;
    for (const quantity of quantities) {
      if (quantity === null) return null;
      sum += inUnits(exactOf(quantity), 4);
    }
  }
  return sum;
}

function findingsOf(heated: readonly Heated[], network: bigint | null, supplied: bigint | null): Finding[] {
  const negative = (of: string, units: bigint): Finding => ({
    code: 'loss-negative',
    severity: 'warning',
    evidence: { of, heat: decimalText(units, 4) },
  });
  const unread = heated.filter(({ delivered }) => delivered === null);
  return [
    ...(network !== null && network < 0n ? [negative('network', network)] : []),
    ...heated.flatMap(({ code, lost }) => (lost !== null && lost < 0n ? [negative(code, lost)] : [])),
    ...(unread.length === 0
      ? []
      : [{ code: 'report-points-unread', severity: 'info' as const, evidence: { points: unread.length, first: unread[0]?.code } }]),
    ...(supplied === null ? [{ code: 'report-supply-unknown', severity: 'info' as const, evidence: {} }] : []),
  ];
}
