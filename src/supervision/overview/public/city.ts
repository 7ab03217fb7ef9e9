import type { Carrier, Unit } from '#kernel/carrier.ts';
import { isFormal } from '#platform/knowledge/facts.ts';
import { alikeOf, type Alike } from '#supervision/benchmarking/public/assess.ts';
import type { YearOfBuilding, YearUse } from '#supervision/benchmarking/facts.ts';
import { coverageToRank } from '#supervision/benchmarking/public/ranking.ts';
import type { YearBuilding } from '#supervision/benchmarking/public/year-buildings.ts';

/** The use of one carrier by many buildings. */
export type CarrierSum = {
  readonly carrier: Carrier;
  readonly unit: Unit;
  /** As measured, never scaled up; null if nothing was. */
  readonly value: number | null;
  /** The mean of the coverage of all buildings with a meter. */
  readonly coverage: number;
  /** How many buildings have a meter. */
  readonly buildings: number;
  /**
   * Compared with the year before (0.1: a tenth more), over only those buildings that are measured well in both; null if there are none.
   */
  readonly change: number | null;
  readonly compared: number;
  /** Of those compared: their use in the year, and in the year before. */
  readonly now: number;
  readonly before: number;
};

type Quota = YearBuilding['quota'];
type Ground = Quota['grounds'][number];

export type Verdicts = Readonly<Record<Quota['verdict'], number>>;

/**
 * Sums the uses of a place by carrier, in order of first appearance.
 * @param calorificKjPerM3 of gas, if it must be converted to kWh
 */
export function sumsOf(buildings: readonly YearBuilding[], calorificKjPerM3: number | null): CarrierSum[] {
  const sums = new Map<Carrier, Sum>();
  for (const { uses } of buildings)
    for (const use of uses) {
      if (use.meters === 0) continue;
      const sum = sums.get(use.carrier);
      if (sum === undefined) sums.set(use.carrier, startOf(use));
      else if (sum.unit !== use.unit) sum.alike = alikeOf(use.carrier, [use, { ...use, unit: sum.unit }], calorificKjPerM3);
    }
  for (const building of buildings) addUses(sums, building);
  return [...sums].map(([carrier, sum]) => ({
    carrier,
    unit: sum.alike?.unit ?? sum.unit,
    value: sum.measured === 0 ? null : sum.value,
    coverage: shareOf(sum.coverage, sum.buildings),
    buildings: sum.buildings,
    change: sum.before > 0 ? sum.now / sum.before - 1 : null,
    compared: sum.compared,
    now: sum.now,
    before: sum.before,
  }));
}

type Sum = {
  readonly unit: Unit;
  alike: Alike | null;
  value: number;
  coverage: number;
  buildings: number;
  measured: number;
  now: number;
  before: number;
  compared: number;
};

function startOf({ unit }: YearUse): Sum {
  return { unit, alike: null, value: 0, coverage: 0, buildings: 0, measured: 0, now: 0, before: 0, compared: 0 };
}

/** Adds one building: for each carrier its first use with a meter. */
function addUses(sums: ReadonlyMap<Carrier, Sum>, { uses, before }: YearBuilding): void {
  for (const use of uses) {
    const sum = sums.get(use.carrier);
    if (sum === undefined || use !== meteredOf(uses, use.carrier)) continue;
    const value = publicRank(use, sum.alike);
    sum.buildings += 1;
    sum.coverage += use.coverage;
    if (value === null) continue;
    sum.value += value;
    sum.measured += 1;
    const earlier = meteredOf(before, use.carrier);
    const then = earlier === undefined ? null : publicRank(earlier, sum.alike);
    if (then === null || earlier === undefined || Math.min(use.coverage, earlier.coverage) < coverageToRank) continue;
    sum.now += value;
    sum.before += then;
    sum.compared += 1;
  }
}

function meteredOf(uses: readonly YearUse[], carrier: Carrier): YearUse | undefined {
  return uses.find((use) => use.carrier === carrier && use.meters > 0);
}

function publicRank(use: YearUse, alike: Alike | null): number | null {
  if (alike === null || use.unit === alike.unit || use.value === null) return use.value;
  return alike.calorificKwh === null ? null : use.value * alike.calorificKwh;
}

/** A share of 1, to six digits, never rounded up to 1. */
function shareOf(part: number, whole: number): number {
  if (whole === 0) return 0;
  return part >= whole ? 1 : Math.min(Math.round((part / whole) * 1e6) / 1e6, 0.999999);
}

/** How many buildings have each verdict. */
export function verdictsOf(quotas: readonly Quota[]): Verdicts {
  const count = { leading: 0, within: 0, over: 0, unknown: 0 };
  for (const { verdict } of quotas) count[verdict] += 1;
  return count;
}

/** Unverified sources, and how many judged buildings depend on each, most first. */
export function unverifiedOf(quotas: readonly Quota[]) {
  const found = new Map<string, { document: string; clause: string; status: string; buildings: number }>();
  const keys = new Map<Ground, string | null>();
  for (const { verdict, grounds } of quotas) {
    if (verdict === 'unknown') continue;
    const counted: string[] = [];
    for (const ground of grounds) {
      const key = keys.has(ground) ? (keys.get(ground) ?? null) : keyOf(ground);
      keys.set(ground, key);
      if (key === null || counted.includes(key)) continue;
      counted.push(key);
      const { document, clause, status } = ground;
      const held = found.get(key) ?? { document, clause, status, buildings: 0 };
      held.buildings += 1;
      found.set(key, held);
    }
  }
  return [...found.values()].toSorted((a, b) => b.buildings - a.buildings || (a.document < b.document ? -1 : 1));
}

/** The key that identifies an unverified source; null for a verified one. */
function keyOf(ground: Ground): string | null {
  const { document, clause, status } = ground;
  return isFormal(ground) ? null : `${document} ${clause} ${status}`;
}

/** Why buildings cannot be judged: the first problem of each, counted, most common first. */
export function unjudgedOf(quotas: readonly Quota[]): { code: string; buildings: number }[] {
  const unknown = quotas.filter(({ verdict }) => verdict === 'unknown');
  const codes = unknown.map(
    ({ findings }) =>
      (findings.find(({ severity }) => severity === 'error') ?? findings.find(({ severity }) => severity === 'warning') ?? findings[0])
        ?.code ?? 'other',
  );
  const groups = [...Map.groupBy(codes, (code) => code)];
  return groups
    .map(([code, list]) => ({ code, buildings: list.length }))
    .toSorted((a, b) => b.buildings - a.buildings || (a.code < b.code ? -1 : 1));
}

/** A building by its least covered carrier; without any meter the carrier is null and the coverage 0. */
export type Covered = { readonly building: YearOfBuilding; readonly carrier: Carrier | null; readonly coverage: number };

/** How well each building is measured, in order. */
export function coveredOf(buildings: readonly YearBuilding[]): Covered[] {
  return buildings.map(({ building, uses }): Covered => {
    let least: YearUse | null = null;
    for (const use of uses) if (use.meters > 0 && (least === null || use.coverage < least.coverage)) least = use;
    return { building, carrier: least?.carrier ?? null, coverage: least?.coverage ?? 0 };
  });
}

/** The given number of those not fully covered, worst first. */
export function worstOf(covered: readonly Covered[], many: number): Covered[] {
  const order = (a: Covered, b: Covered): number => a.coverage - b.coverage || (a.building.code < b.building.code ? -1 : 1);
  const worst: Covered[] = [];
  for (const one of covered) {
    const last = worst.at(-1);
    if (one.coverage >= 1 || (worst.length >= many && last !== undefined && order(one, last) > 0)) continue;
    worst.splice(worst.findLastIndex((held) => order(held, one) <= 0) + 1, 0, one);
    if (worst.length > many) worst.pop();
  }
  return worst;
}

/** What is missing for a ranking, counted by building. */
export function missingOf(covered: readonly Covered[]) {
  const count = (is: (one: Covered) => boolean) => covered.filter(is).length;
  return {
    meter: count(({ carrier }) => carrier === null),
    coverage: count(({ carrier, coverage }) => carrier !== null && coverage < coverageToRank),
    area: count(({ building }) => building.floorAreaM2 === null),
    use: count(({ building }) => building.use === null),
  };
}

/** Floor area of those with known area, in m2; null if there are none. */
export function areaOf(buildings: readonly YearBuilding[]): number | null {
  const known = buildings.flatMap(({ building }) => building.floorAreaM2 ?? []);
  return known.length === 0 ? null : known.reduce((sum, area) => sum + area, 0);
}
