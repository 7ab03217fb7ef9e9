import type { Carrier, Unit } from '#kernel/carrier.ts';
import { isVerified } from '#knowledge/facts.ts';
import { alikeOf, type Alike } from './assess.ts';
import type { YearOfBuilding, YearUse } from './facts.ts';
import type { Quota, Verdict } from './quota.ts';
import { coverageToRank } from './ranking.ts';

/** One building of a place in a year: what it is, what it used, how it is judged. */
export type CityBuilding = {
  readonly building: YearOfBuilding;
  readonly uses: readonly YearUse[];
  readonly before: readonly YearUse[];
  readonly quota: Quota;
};

/** The use of many buildings of one carrier. */
export type CarrierSum = {
  readonly carrier: Carrier;
  readonly unit: Unit;
  /** As measured, never scaled up; null where nothing was. */
  readonly value: number | null;
  /** The mean of the coverage of all buildings with a meter. */
  readonly coverage: number;
  /** How many buildings have a meter. */
  readonly buildings: number;
  /** Against the year before (0.1: a tenth more), of the buildings alone that are measured well in both; null where there is none. */
  readonly change: number | null;
  readonly compared: number;
};

export type Verdicts = Readonly<Record<Verdict, number>>;

/** Sums the uses of a place by carrier, in the order of their first appearance. @param calorificKjPerM3 of gas, where it must be told in kWh */
export function sumsOf(buildings: readonly CityBuilding[], calorificKjPerM3: number | null): CarrierSum[] {
  const all = buildings.flatMap(({ uses }) => uses).filter(({ meters }) => meters > 0);
  const carriers = [...new Set(all.map(({ carrier }) => carrier))];
  return carriers.map((carrier) => sumOfCarrier(buildings, carrier, alikeOf(carrier, all, calorificKjPerM3)));
}

function sumOfCarrier(buildings: readonly CityBuilding[], carrier: Carrier, alike: Alike | null): CarrierSum {
  const [sum, same] = [
    { value: 0, coverage: 0, buildings: 0, measured: 0 },
    { now: 0, before: 0, compared: 0 },
  ];
  let unit: Unit | null = alike?.unit ?? null;
  for (const { uses, before } of buildings) {
    const use = meteredOf(uses, carrier);
    if (use === undefined) continue;
    unit ??= use.unit;
    const value = toldAlike(use, alike);
    sum.buildings += 1;
    sum.coverage += use.coverage;
    if (value === null) continue;
    sum.value += value;
    sum.measured += 1;
    const earlier = meteredOf(before, carrier);
    const then = earlier === undefined ? null : toldAlike(earlier, alike);
    if (then === null || earlier === undefined || Math.min(use.coverage, earlier.coverage) < coverageToRank) continue;
    same.now += value;
    same.before += then;
    same.compared += 1;
  }
  return {
    carrier,
    unit: unit as Unit,
    value: sum.measured === 0 ? null : sum.value,
    coverage: shareOf(sum.coverage, sum.buildings),
    buildings: sum.buildings,
    change: same.before > 0 ? same.now / same.before - 1 : null,
    compared: same.compared,
  };
}

function meteredOf(uses: readonly YearUse[], carrier: Carrier): YearUse | undefined {
  return uses.find((use) => use.carrier === carrier && use.meters > 0);
}

function toldAlike(use: YearUse, alike: Alike | null): number | null {
  if (alike === null || use.unit === alike.unit || use.value === null) return use.value;
  return alike.calorificKwh === null ? null : use.value * alike.calorificKwh;
}

/** A share of 1, to six digits, and never rounded up to 1. */
function shareOf(part: number, whole: number): number {
  if (whole === 0) return 0;
  return part >= whole ? 1 : Math.min(Math.round((part / whole) * 1e6) / 1e6, 0.999999);
}

/** How many buildings have each verdict. */
export function verdictsOf(quotas: readonly Quota[]): Verdicts {
  const count = (verdict: Verdict) => quotas.filter((one) => one.verdict === verdict).length;
  return { leading: count('leading'), within: count('within'), over: count('over'), unknown: count('unknown') };
}

/** Buildings over a verified constraint value, the furthest first: by how much of it they exceed. */
export function overOf(buildings: readonly CityBuilding[]) {
  const over = buildings.flatMap(({ building, quota }) => {
    const part = quota.parts.find(({ verdict }) => verdict === 'over');
    if (quota.verdict !== 'over' || quota.indicative || part === undefined) return [];
    const { carrier, corrected, constraint, unit } = part;
    return corrected === null || constraint === null
      ? []
      : [{ building, carrier, corrected, constraint, unit, times: corrected / constraint }];
  });
  return over.toSorted((a, b) => b.times - a.times || (a.building.code < b.building.code ? -1 : 1));
}

/** The sources that are not verified, and how many judged buildings rest on each, the most first. */
export function unverifiedOf(quotas: readonly Quota[]) {
  const found = new Map<string, { document: string; clause: string; status: string; buildings: number }>();
  for (const { verdict, grounds } of quotas) {
    if (verdict === 'unknown') continue;
    const unsure = grounds
      .filter(({ status }) => !isVerified(status))
      .map(({ document, clause, status }) => ({ document, clause, status, key: `${document} ${clause} ${status}` }));
    for (const { key, ...ground } of new Map(unsure.map((one) => [one.key, one])).values()) {
      const held = found.get(key) ?? { ...ground, buildings: 0 };
      found.set(key, { ...held, buildings: held.buildings + 1 });
    }
  }
  return [...found.values()].toSorted((a, b) => b.buildings - a.buildings || (a.document < b.document ? -1 : 1));
}

/** Why buildings cannot be judged: the first trouble of each, counted, the commonest first. */
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

/** A building by its least covered carrier; without any meter the carrier is null and nothing is covered. */
export type Covered = { readonly building: YearOfBuilding; readonly carrier: Carrier | null; readonly coverage: number };

/** How well each building is measured, the worst first. */
export function coveredOf(buildings: readonly CityBuilding[]): Covered[] {
  const all = buildings.map(({ building, uses }): Covered => {
    let least: YearUse | null = null;
    for (const use of uses) if (use.meters > 0 && (least === null || use.coverage < least.coverage)) least = use;
    return { building, carrier: least?.carrier ?? null, coverage: least?.coverage ?? 0 };
  });
  return all.toSorted((a, b) => a.coverage - b.coverage || (a.building.code < b.building.code ? -1 : 1));
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

/** Floor area of those whose area is known, in m2; null where none is. */
export function areaOf(buildings: readonly CityBuilding[]): number | null {
  const known = buildings.flatMap(({ building }) => building.floorAreaM2 ?? []);
  return known.length === 0 ? null : known.reduce((sum, area) => sum + area, 0);
}
