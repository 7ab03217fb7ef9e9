import { asOf, type AsOf } from '#kernel/as-of.ts';
import { decimalText, exactOf, inUnits } from '#kernel/exact-number.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { arrearsOf } from './accounts.ts';
import type { PaperNeeds, PointScope } from '../needs.ts';
import { listNotes } from '../note-store.ts';
import { type HeatedPoint, heatedPoints } from './heated-points.ts';
import { chargedBy, sumOf } from './season-sums.ts';

type ReportQuestion = PointScope & { readonly season: string; readonly knownAt?: string | undefined };

/**
 * The results of a heating season: heat bought, delivered and lost, what was charged and what it would be by area, arrears; now or as known
 * at a time: notes issued by then, and what was owed on that day. Throws `nothing-to-close`, `season-missing`.
 */
export async function seasonReport(needs: PaperNeeds, scope: Scope, { season, knownAt, ...of }: ReportQuestion) {
  const known = asOf(needs.now(), knownAt);
  const named = await needs.heatSupply.points.placedAt(scope, of, known);
  if (named.length === 0) throw new Problem('not-found', 'nothing-to-close', {});
  const codes = named.map(({ code }) => code);
  const heated = await heatedPoints(needs, codes, season, known);
  const { notes } = await listNotes(needs.postgres, scope, { season, ...of, issuedBy: known.received }, { limit: null, offset: 0 });
  const byPoint = Map.groupBy(notes, ({ point }) => point);
  const supplied = await suppliedTo(needs, scope, { season, of, known }, heated);
  const delivered = sumOf(heated.map((one) => one.delivered));
  const network = supplied === null || delivered === null ? null : supplied - delivered;
  const lost = heated.flatMap((one) => (one.lost === null ? [] : [one.lost]));
  const building = lost.length === 0 ? null : sumOf(lost);
  const arrears = await arrearsOf(needs, scope, { ...of, known });
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
      point: one.point,
      company: one.company,
      building: one.building,
      method: one.method,
      households: one.households,
      area: squareMetres([one]),
      delivered: gigajoules(one.delivered),
      counted: gigajoules(one.counted),
      loss: gigajoules(one.lost),
      ...chargedBy(byPoint.get(one.point) ?? []),
    })),
    findings: findingsOf(heated, network, supplied),
  };
}

export type SeasonReport = Awaited<ReturnType<typeof seasonReport>>;

const gigajoules = (units: bigint | null): number | null => (units === null ? null : Number(decimalText(units, 4)));
const squareMetres = (some: readonly HeatedPoint[]): number =>
  Number(
    decimalText(
      some.reduce((sum, { area }) => sum + area, 0n),
      6,
    ),
  );

type SeasonOf = { readonly season: string; readonly of: PointScope; readonly known: AsOf };

/**
 * The heat that the companies of these points bought, 0.0001 GJ; null if any of it is unknown, or if they also supply points that are not
 * among these: bought heat is only known by company.
 */
async function suppliedTo(
  { heatBilling, heatSupply }: PaperNeeds,
  scope: Scope,
  { season, of, known }: SeasonOf,
  placed: readonly HeatedPoint[],
) {
  const asked = new Set(placed.map(({ point }) => point));
  let sum = 0n;
  for (const company of new Set(placed.map((one) => one.company))) {
    const all = await heatSupply.points.placedAt(programScope, { company }, known);
    if (of.point !== undefined || all.some(({ code }) => !asked.has(code))) return null;
    const { suppliers, findings } = await heatBilling.purchase(scope, { company, season }, known);
    const quantities = suppliers.flatMap(({ months }) => months.map(({ quantity }) => quantity));
    if (quantities.length === 0 || findings.length > 0) return null;
    for (const quantity of quantities) {
      if (quantity === null) return null;
      sum += inUnits(exactOf(quantity), 4);
    }
  }
  return sum;
}

function findingsOf(heated: readonly HeatedPoint[], network: bigint | null, supplied: bigint | null): Finding[] {
  const negative = (of: string, units: bigint): Finding => ({
    code: 'loss-negative',
    severity: 'warning',
    evidence: { of, heat: decimalText(units, 4) },
  });
  const unread = heated.filter(({ delivered }) => delivered === null);
  return [
    ...(network !== null && network < 0n ? [negative('network', network)] : []),
    ...heated.flatMap(({ point, lost }) => (lost !== null && lost < 0n ? [negative(point, lost)] : [])),
    ...(unread.length === 0
      ? []
      : [{ code: 'report-points-unread', severity: 'info' as const, evidence: { points: unread.length, first: unread[0]?.point } }]),
    ...(supplied === null ? [{ code: 'report-supply-unknown', severity: 'info' as const, evidence: {} }] : []),
  ];
}
