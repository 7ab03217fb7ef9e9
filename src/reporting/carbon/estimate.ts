import { carrierUnit, type Carrier, type Unit } from '#kernel/carrier.ts';
import { kgPer, numberOf, unitsIn, type Calorific } from './amount.ts';
import type { InventoryBuilding, Line } from './line.ts';

/** From this coverage on, a use counts as measured; below it, owed use is estimated if there are peers. */
export const measuredFrom = 0.95;

const fewestPeers = 5;
/** 95 of 100 of a normal distribution are below this many standard errors above its mean; the interval contains 90 of 100. */
const errors = 1.6449;
/** Converts the median of absolute deviations to a standard deviation of a normal distribution. */
const consistent = 1.4826;

/** Peers with the same use and carrier: use per square metre. */
export type Peers = { readonly intensity: number; readonly deviation: number; readonly count: number };

export type Group = {
  readonly use: string;
  readonly carrier: Carrier;
  readonly unit: Unit;
  readonly buildings: number;
  readonly floorAreaM2: number;
  readonly intensity: number;
  readonly deviation: number;
  readonly peers: number;
  /** The place whose buildings are the peers. */
  readonly from: string;
};

export type Estimate = {
  /** Null if a factor is missing, and if nothing is owed. */
  readonly kg: number | null;
  /** The carbon of the same lines in the measured rows. */
  readonly measuredKg: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly buildings: number;
  readonly floorAreaM2: number | null;
  readonly groups: readonly Group[];
};

export type Unknown = { readonly buildings: number; readonly floorAreaM2: number | null };

/** A place, and the use of its buildings. */
export type Stock = { readonly place: string; readonly lines: readonly Line[] };

/** Owed but not measured well. */
export const isLacking = ({ owed, coverage }: Line): boolean => owed && coverage < measuredFrom;

/** The key of its peers: use and carrier; null if its use is not known. */
const nameOf = ({ building, carrier }: Line): string | null => (building.use === null ? null : `${building.use} ${carrier}`);

/** The intensities of well measured buildings of each use and carrier, in the carrier's unit; combinations with too few are left out. */
export function peersOf(lines: readonly Line[], calorific: Calorific): ReadonlyMap<string, Peers> {
  const found = new Map<string, number[]>();
  for (const line of lines) {
    const name = nameOf(line);
    const { areaM2 } = line.building;
    if (name === null || line.coverage < measuredFrom || areaM2 === null || line.units === null) continue;
    const ratio = perOwn(line, calorific);
    if (ratio === null) continue;
    const own = found.get(name);
    const intensity = (line.units * ratio) / 1e4 / areaM2;
    if (own === undefined) found.set(name, [intensity]);
    else own.push(intensity);
  }
  return new Map([...found].flatMap(([name, all]) => (all.length < fewestPeers ? [] : [[name, spreadOf(all)] as const])));
}

/** Whether anything owed could only be estimated by peers from elsewhere. */
export function lacksPeers(lines: readonly Line[], calorific: Calorific): boolean {
  const own = peersOf(lines, calorific);
  return lines.some((line) => {
    const name = nameOf(line);
    return isLacking(line) && name !== null && line.building.areaM2 !== null && !own.has(name);
  });
}

function spreadOf(all: readonly number[]): Peers {
  const intensity = medianOf(all);
  return { intensity, deviation: consistent * medianOf(all.map((one) => Math.abs(one - intensity))), count: all.length };
}

function medianOf(all: readonly number[]): number {
  const rising = Float64Array.from(all).toSorted();
  const middle = rising.length >> 1;
  const upper = rising[middle] as number;
  return rising.length % 2 === 1 ? upper : ((rising[middle - 1] as number) + upper) / 2;
}

/** How many of the carrier's own unit one of a line's unit is. */
function perOwn({ carrier, unit }: Line, calorific: Calorific): number | null {
  const own = carrierUnit(carrier);
  if (unit === own) return 1;
  const ratio = unitsIn(unit, own, calorific);
  return ratio === null ? null : numberOf(ratio);
}

/**
 * Estimates what is owed and not measured well, group by group: at least what was measured, by the median of peers here or, if there are
 * too few, in the place above; with an interval that reflects the spread of peers. Without peers or an area it is unknown.
 */
export function estimate(
  here: Stock,
  above: Stock | null,
  calorific: Calorific,
): { estimate: Estimate; unknown: Unknown; usesOf: () => ReadonlyMap<Line, number> } {
  const lacking = here.lines.filter(isLacking);
  const own = peersOf(here.lines, calorific);
  const others = above === null ? new Map<string, Peers>() : peersOf(above.lines, calorific);
  const unknown: Line[] = [];
  const groups = new Map<string, { readonly peers: Peers; readonly from: string; readonly lines: Line[] }>();
  for (const line of lacking) {
    const name = nameOf(line);
    const near = name === null ? undefined : own.get(name);
    const peers = name === null ? undefined : (near ?? others.get(name));
    if (name === null || peers === undefined || line.building.areaM2 === null) unknown.push(line);
    else {
      const group = groups.get(name);
      if (group !== undefined) group.lines.push(line);
      else groups.set(name, { peers, from: near === undefined ? (above?.place ?? '') : here.place, lines: [line] });
    }
  }
  const all = [...groups.values()];
  return {
    estimate: here.lines.length === 0 ? none : estimateOf(all, calorific),
    unknown: unknownOf(unknown),
    usesOf: () => estimatedUses(all, calorific),
  };
}

/** The estimated use of each line, in the carrier's own unit. */
function estimatedUses(groups: readonly Gathered[], calorific: Calorific): ReadonlyMap<Line, number> {
  return new Map(groups.flatMap(({ lines, peers }) => lines.map((line) => [line, estimatedUse(line, peers, calorific)] as const)));
}

/** At least what was measured. */
function estimatedUse(line: Line, { intensity }: Peers, calorific: Calorific): number {
  const peers = intensity * (line.building.areaM2 ?? 0);
  return line.units === null ? peers : Math.max(measuredUse(line, calorific), peers);
}

/** The measured use, in the carrier's own unit; NaN if it cannot be converted. */
export const measuredUse = (line: Line, calorific: Calorific): number =>
  ((line.units ?? 0) * (perOwn(line, calorific) ?? Number.NaN)) / 1e4;

/** Lines with something owed that was not measured well. */
export function unknownOf(lines: readonly Line[]): Unknown {
  const buildings = [...new Set(lines.map(({ building }) => building))];
  const known = buildings.filter(({ areaM2 }) => areaM2 !== null);
  return { buildings: buildings.length, floorAreaM2: buildings.length > 0 && known.length === 0 ? null : areaSum(known) };
}

const areaSum = (some: Iterable<InventoryBuilding>): number => [...some].reduce((sum, { areaM2 }) => sum + (areaM2 ?? 0), 0);

type Gathered = { readonly peers: Peers; readonly from: string; readonly lines: readonly Line[] };

/** If no line owes anything, nothing is known to estimate. */
const none: Estimate = { kg: null, measuredKg: null, low: null, high: null, buildings: 0, floorAreaM2: null, groups: [] };

function estimateOf(groups: readonly Gathered[], calorific: Calorific): Estimate {
  const all = groups.map((group) => ({ ...group, ...sumOf(group, calorific) }));
  const isDisclosed = all.every(({ kg }) => !Number.isNaN(kg));
  const add = (of: (one: (typeof all)[number]) => number): number | null =>
    isDisclosed ? all.reduce((sum, one) => sum + of(one), 0) : null;
  const [kg, measuredKg, variance] = [add((one) => one.kg), add((one) => one.measuredKg), add((one) => one.variance)];
  const within = errors * Math.sqrt(variance ?? 0);
  const buildings = new Set(groups.flatMap(({ lines }) => lines.map(({ building }) => building)));
  return {
    kg,
    measuredKg,
    low: kg === null || measuredKg === null ? null : Math.max(measuredKg, kg - within),
    high: kg === null ? null : kg + within,
    buildings: buildings.size,
    floorAreaM2: areaSum(buildings),
    groups: all.map(groupOf).toSorted((a, b) => (`${a.use} ${a.carrier}` < `${b.use} ${b.carrier}` ? -1 : 1)),
  };
}

function groupOf({ lines, peers: { intensity, deviation, count }, from }: Gathered): Group {
  const [{ building, carrier } = { building: null, carrier: 'electricity' as const }] = lines;
  const floorAreaM2 = areaSum(lines.map((line) => line.building));
  const unit = carrierUnit(carrier);
  return { use: building?.use ?? '', carrier, unit, buildings: lines.length, floorAreaM2, intensity, deviation, peers: count, from };
}

/** A group in kg: estimated, measured, and its variance s²·(Σa² + (Σa)²·π/(2n)), a being factor × area. NaN if a factor is missing. */
function sumOf({ lines, peers }: Gathered, calorific: Calorific) {
  const { deviation, count } = peers;
  const perUnit = new Map<unknown, number>();
  const factorOf = ({ carrier, factor }: Line): number => {
    const held = perUnit.get(factor);
    if (held !== undefined) return held;
    const per = factor === null ? null : kgPer(factor.factor, carrierUnit(carrier), calorific);
    const told = per === null ? Number.NaN : numberOf(per);
    perUnit.set(factor, told);
    return told;
  };
  let [kg, measuredKg, sum, squares] = [0, 0, 0, 0];
  for (const line of lines) {
    const [area, per] = [line.building.areaM2 ?? 0, factorOf(line)];
    kg += estimatedUse(line, peers, calorific) * per;
    measuredKg += measuredUse(line, calorific) * per;
    sum += per * area;
    squares += (per * area) ** 2;
  }
  return { kg, measuredKg, variance: deviation ** 2 * (squares + (sum ** 2 * Math.PI) / (2 * count)) };
}
