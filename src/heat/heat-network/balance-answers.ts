import type { AsOf } from '#kernel/as-of.ts';
import { parseDay } from '#kernel/day.ts';
import { exact, type Exact, exactOf, rounded } from '#kernel/exact-number.ts';
import { figureId } from '#kernel/figure.ts';
import type { Finding } from '#kernel/finding.ts';
import { centsOf, moneyOf } from '#kernel/money.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { HeatTariff } from '#platform/knowledge/facts.ts';
import { fieldOn } from '#heat/heat-billing/facts.ts';
import type { PlacedPoint } from '#heat/heat-supply/heat-supply.ts';
import { type Balance, balancePoints, type PointBalance, type Samples } from './balance-points.ts';
import type { LimitSource, SavingPrice } from './codes.ts';
import type { HeatNetworkNeeds } from './needs.ts';
import { fieldIn, pointDays, type Span, tariffIn } from './network-facts.ts';
import { areaOn, type PointDays } from './point-days.ts';
import { priceOf } from './saving-price.ts';

export type BalanceQuestion = {
  readonly substation: string;
  readonly from: string;
  readonly to: string;
  readonly target?: Exact | undefined;
  readonly tolerance: Exact;
  readonly limit?: Exact | undefined;
};

/** Samples of the households that are behind points on the first day, by point. */
export type SamplesOf = (points: readonly string[], span: Span, at: AsOf) => Promise<ReadonlyMap<string, Samples>>;

export type BalancedPoint = PointBalance & {
  readonly placed: PlacedPoint;
  readonly meter: string | null;
  readonly days: PointDays;
  readonly tariff: HeatTariff | null;
  /** °C, the mean over the days that count; null if nothing is measured. */
  readonly return: Exact | null;
  /** What the saving is worth; null if it has no price. */
  readonly savingYuan: string | null;
  readonly pricedBy: SavingPrice | null;
  readonly figure: string;
};

export type BalanceAnswer = Omit<Balance, 'points'> & {
  readonly span: Span;
  readonly points: readonly BalancedPoint[];
  readonly limit: { readonly value: Exact; readonly of: LimitSource } | null;
  /** K between the highest mean return and the lowest. */
  readonly spread: Exact | null;
  readonly savingYuan: string | null;
  readonly findings: readonly Finding[];
};

/**
 * Compares the visible points of a substation with each other (`heat.md` 5). Throws `no-such-substation` if none of them belongs to it,
 * `period-backwards`.
 */
export async function substationBalance(
  needs: HeatNetworkNeeds,
  scope: Scope,
  asked: BalanceQuestion,
  { at, samplesOf }: { readonly at: AsOf; readonly samplesOf: SamplesOf },
): Promise<BalanceAnswer> {
  const span = { from: parseDay(asked.from) as number, to: parseDay(asked.to) as number };
  if (span.to <= span.from) throw new Problem('bad-input', 'period-backwards');
  const placed = (await needs.heatSupply.points.placedAt(scope, { substation: asked.substation }, at)).filter(
    (one) => fieldIn(one, 'substation', span) === asked.substation,
  );
  const told = await pointDays(needs, placed, span, at);
  const samples = await samplesOf(
    placed.map(({ code }) => code),
    span,
    at,
  );
  const tariffs = placed.map((one) => tariffIn(needs, one, span, at));
  const bought = await boughtAt(needs, scope, placed, span, at);
  const limit = limitOf(needs, asked, tariffs, at);
  const terms = { target: asked.target ?? null, tolerance: asked.tolerance, limit: limit?.value ?? null };
  const balance = balancePoints(
    told.map(({ days }) => days),
    samples,
    terms,
    span.to - span.from,
  );
  const returns = await meanReturns(needs, placed, { span, days: balance.days }, at);
  const points = balance.points.map((one, index): BalancedPoint => {
    const point = placed[index] as PlacedPoint;
    const { days, meter } = told[index] as (typeof told)[number];
    const tariff = tariffs[index] ?? null;
    const question = { ...asked, target: textOf(asked.target), tolerance: textOf(asked.tolerance), limit: textOf(asked.limit) };
    return {
      ...one,
      ...worth(one, days, balance.days, { tariff, supplied: bought.get(fieldIn(point, 'company', span) ?? '') ?? null }),
      placed: point,
      meter,
      days,
      tariff,
      return: returns.get(point.code) ?? null,
      figure: figureId({ kind: 'heat-balance', point: point.code, ...question, ...at }),
    };
  });
  const saving = totalYuan(points);
  return {
    ...balance,
    span,
    points,
    limit,
    spread: spreadOf([...returns.values()]),
    savingYuan: saving,
    findings: findingsOf(balance, points),
  };
}

const textOf = (number: Exact | undefined): string => (number === undefined ? '' : rounded(number, 9));

/** The requested limit; otherwise the highest limit below which a tariff of these points reduces the price; otherwise the standard's. */
export function limitOf(
  { knowledge }: Pick<HeatNetworkNeeds, 'knowledge'>,
  { limit, from }: Pick<BalanceQuestion, 'limit' | 'from'>,
  tariffs: readonly (HeatTariff | null)[],
  at: AsOf,
): BalanceAnswer['limit'] {
  if (limit !== undefined) return { value: limit, of: 'asked' };
  const lets = tariffs.flatMap((tariff) => (tariff?.cold?.table ?? []).map(({ below }) => exact(below)));
  const [highest] = lets.toSorted((a, b) => b.compare(a));
  if (highest !== undefined) return { value: highest, of: 'tariff' };
  const standard = knowledge
    .inForce('indoor-limit', { on: from, ...at })
    .findLast(({ quantity, season, low }) => quantity === 'temperature' && season === 'heating' && low !== undefined);
  return standard?.low === undefined ? null : { value: exactOf(standard.low), of: 'standard' };
}

type Prices = { readonly tariff: HeatTariff | null; readonly supplied: Exact | null };

/** A saving in yuan: at the metered price of the classes behind the point, otherwise at the price its company pays for heat. */
function worth({ saving }: PointBalance, { areas }: PointDays, days: readonly number[], { tariff, supplied }: Prices) {
  if (saving === null) return { savingYuan: null, pricedBy: null };
  if (saving.n === 0n) return { savingYuan: '0.00', pricedBy: null };
  const shares = [...areas].map(([named, area]) => ({ class: named, area: areaOn([area], days) }));
  const metered = tariff === null ? null : priceOf(tariff, shares);
  const price = metered ?? supplied;
  if (price === null) return { savingYuan: null, pricedBy: null };
  const pricedBy: SavingPrice = metered === null ? 'supplier' : 'metered';
  return { savingYuan: moneyOf(centsOf(price.mul(saving))), pricedBy };
}

/** What the companies of these points pay per gigajoule on the first day, within the scope; none if several suppliers differ. */
async function boughtAt(
  { heatInputs }: HeatNetworkNeeds,
  scope: Scope,
  placed: readonly PlacedPoint[],
  span: Span,
  at: AsOf,
): Promise<ReadonlyMap<string, Exact>> {
  const found = new Map<string, Exact>();
  for (const company of new Set(placed.map((one) => fieldIn(one, 'company', span) ?? ''))) {
    const supplies = company === '' ? [] : await heatInputs.supplies.at(scope, company, at);
    const prices = new Set(supplies.flatMap((facts) => fieldOn(facts, 'price', span.from) ?? []));
    const [price] = prices;
    if (price !== undefined && prices.size === 1) found.set(company, exact(price));
  }
  return found;
}

/** Null if no saving is known, or if one has no price: a sum of the others would be too low. */
function totalYuan(points: readonly BalancedPoint[]): string | null {
  const some = points.filter(({ saving }) => saving !== null);
  if (some.length === 0 || some.some(({ savingYuan }) => savingYuan === null)) return null;
  const sum = some.reduce((total, { savingYuan }) => total.add(exact(savingYuan as string)), exact(0n));
  return moneyOf(centsOf(sum));
}

function spreadOf(returns: readonly Exact[]): Exact | null {
  if (returns.length < 2) return null;
  const sorted = returns.toSorted((a, b) => a.compare(b));
  return (sorted.at(-1) as Exact).sub(sorted[0] as Exact);
}

/** The mean return temperature of each point over some days, weighted by how long its values hold. */
async function meanReturns(
  { point, trend }: HeatNetworkNeeds,
  placed: readonly PlacedPoint[],
  { span, days }: { readonly span: Span; readonly days: readonly number[] },
  at: AsOf,
): Promise<Map<string, Exact>> {
  const channels = new Map(placed.flatMap((one) => [[one, fieldIn(one, 'return', span)] as const]).filter(hasChannel));
  const found = new Map<string, Exact>();
  if (channels.size === 0 || days.length === 0) return found;
  const facts = await point.pointFacts(programScope, { points: [...new Set(channels.values())], quantity: 'temperature' }, at);
  for (const [zoneName, ofZone] of Map.groupBy(facts, ({ zone }) => zone)) {
    const zone = createZone(zoneName) as Zone;
    const edges = Float64Array.from({ length: span.to - span.from + 1 }, (_, day) => zone.dayStart(span.from + day));
    const steps = await trend.steps(programScope, ofZone, edges, at, { isMeansOnly: true });
    for (const { id, code } of ofZone) {
      const held = steps.get(id);
      let [sum, seconds] = [0, 0];
      for (const day of held === undefined ? [] : days) {
        if (!((held?.seconds[day] as number) > 0)) continue;
        sum += held?.sum[day] as number;
        seconds += held?.seconds[day] as number;
      }
      if (seconds === 0) continue;
      for (const [one, channel] of channels) if (channel === code) found.set(one.code, exactOf(sum / seconds / 10_000));
    }
  }
  return found;
}

const hasChannel = (pair: readonly [PlacedPoint, string | null]): pair is readonly [PlacedPoint, string] => pair[1] !== null;

function findingsOf({ days, target }: Balance, points: readonly BalancedPoint[]): Finding[] {
  const unread = points.filter(({ index }) => index === null).map(({ point }) => point);
  if (points.length === 0) return [{ code: 'substation-without-points', severity: 'warning', evidence: {} }];
  if (days.length === 0) return [{ code: 'no-common-days', severity: 'warning', evidence: {} }];
  const named = { count: unread.length, points: unread.slice(0, 20).join(' ') };
  return [
    ...(unread.length === 0 ? [] : [{ code: 'heat-points-unread', severity: 'warning', evidence: named } as const]),
    ...(target?.n === 0n ? [{ code: 'balance-target-zero', severity: 'warning', evidence: {} } as const] : []),
  ];
}
