import type { Finding } from '#kernel/finding.ts';
import { percentileIn, quartilesOf } from './public/ranking.ts';

/**
 * How many buildings that the requester does not see must be included in what is shown of them, and how many organisations they must belong
 * to. With fewer, someone who knows or owns some of them could calculate the others. The ten have been required by this program from the
 * start; five owners, because an owner knows all of its own buildings and a few owners may talk to each other. docs/decisions/0020 says
 * what follows and what remains.
 */
export const leastHidden = 10;
export const leastOwners = 5;

/** Counts of hidden buildings are rounded to fives, so that adding or removing one building is not visible in them. */
const countedBy = 5;

/** With fewer, a distribution says little. */
const leastToCompare = 4;

/** A stretch of values, half-open; `from` or `to` is null if it is open. */
export type Stretch = { readonly from: number | null; readonly to: number | null; readonly count: number };

export type Distribution = {
  /** Number of buildings included; if some are hidden, the minimum number. */
  readonly count: number;
  readonly low: number;
  readonly median: number;
  readonly high: number;
  /** None if some are hidden. */
  readonly bins: readonly Stretch[];
};

export type Standing = {
  readonly distribution: Distribution | null;
  /** 1 is the highest intensity among those shown; null if this one is not among them, or some are hidden. */
  readonly rank: number | null;
  /** Share (0..100) of them with this intensity or less; null likewise. */
  readonly percentile: number | null;
  /** Its position among the quartiles shown: 1 below the lower, 4 above the upper. */
  readonly quarter: number | null;
  readonly findings: readonly Finding[];
};

export type Peer = { readonly code: string; readonly intensity: number };

/** How one building compares with peers that the requester all sees. @param peers including this one if it is ranked */
export function standingOf(code: string, peers: readonly Peer[]): Standing {
  const rising = peers.map(({ intensity }) => intensity).toSorted((a, b) => a - b);
  const own = peers.find((peer) => peer.code === code);
  const quartiles = quartilesOf(rising);
  const findings: Finding[] =
    rising.length < leastToCompare ? [{ code: 'peers-few', severity: 'info', evidence: { count: rising.length } }] : [];
  return {
    distribution: quartiles && { count: rising.length, ...quartiles, bins: stretchesOf(rising) },
    rank: own === undefined ? null : rising.filter((value) => value > own.intensity).length + 1,
    percentile: own === undefined ? null : percentileIn(rising, own.intensity),
    quarter: own === undefined || quartiles === null ? null : quarterOf(own.intensity, quartiles),
    findings,
  };
}

/** A peer that the requester does not see, and its owner; null: none. */
export type Hidden = Peer & { readonly organisation: string | null };

/** Whether there are enough of them, and of enough owners, to show something of all together. */
export function mayTell(hidden: readonly Hidden[]): boolean {
  const owners = new Set(hidden.map(({ code, organisation }) => organisation ?? `building ${code}`));
  return hidden.length >= leastHidden && owners.size >= leastOwners;
}

/**
 * How one building compares with peers that the requester does not see. Only their rounded quartiles are shown, calculated without any
 * building of the requester's: whatever the requester changes in its own buildings does not affect them. And its own position is given
 * relative to what is shown, and no more precisely: so probing with changed areas or readings reveals no more than those quartiles.
 * @param own the intensity of the building; null if it is not ranked
 * @param hidden enough of them, `mayTell`
 */
export function standingAmong(own: number | null, hidden: readonly Hidden[]): Standing {
  const rising = hidden.map(({ intensity }) => intensity).toSorted((a, b) => a - b);
  const exact = quartilesOf(rising) ?? { low: 0, median: 0, high: 0 };
  const told = { low: rounded(exact.low), median: rounded(exact.median), high: rounded(exact.high) };
  const count = byFives(rising.length);
  return {
    distribution: { count, ...told, bins: [] },
    rank: null,
    percentile: null,
    quarter: own === null ? null : quarterOf(own, told),
    findings: [{ code: 'peers-together', severity: 'info', evidence: { count } }],
  };
}

/** What is shown if too few are hidden: those that the requester sees. */
export function withheld(code: string, seen: readonly Peer[]): Standing {
  const standing = standingOf(code, seen);
  const evidence = { least: leastHidden, owners: leastOwners, told: seen.length };
  return { ...standing, findings: [{ code: 'peers-withheld', severity: 'info', evidence }, ...standing.findings] };
}

/** A count of hidden buildings, rounded down. */
export function byFives(count: number): number {
  return Math.floor(count / countedBy) * countedBy;
}

function quarterOf(value: number, { low, median, high }: { readonly low: number; readonly median: number; readonly high: number }): number {
  return 1 + [low, median, high].filter((edge) => value > edge).length;
}

/** To two significant digits: a value that is added or removed moves them by a twentieth or not at all. */
function rounded(value: number): number {
  return Number(value.toPrecision(2));
}

const wanted = 14;

/**
 * Divides an ascending list into about a dozen stretches of one round width; the few beyond the round ends are in open stretches. If all
 * are alike: one stretch.
 */
export function stretchesOf(rising: readonly number[]): Stretch[] {
  const at = (share: number) => rising[Math.round((rising.length - 1) * share)] ?? 0;
  const [low, high] = [at(0.02), at(0.98)];
  if (rising.length === 0) return [];
  if (low === high) return [{ from: null, to: null, count: rising.length }];
  const width = roundWidth((high - low) / wanted);
  const first = Math.floor(low / width);
  const edges = Array.from({ length: Math.floor(high / width) + 2 - first }, (_, index) =>
    Number(((first + index) * width).toPrecision(12)),
  );
  const inner = edges
    .slice(1)
    .map((to, index) => ({ from: edges[index] as number, to, count: between(rising, edges[index] as number, to) }));
  const below = between(rising, -Infinity, edges[0] as number);
  const above = between(rising, edges.at(-1) as number, Infinity);
  return [
    ...(below > 0 ? [{ from: null, to: edges[0] as number, count: below }] : []),
    ...inner,
    ...(above > 0 ? [{ from: edges.at(-1) as number, to: null, count: above }] : []),
  ];
}

function between(rising: readonly number[], from: number, to: number): number {
  return rising.filter((value) => value >= from && value < to).length;
}

/** 1, 2 or 5 times a power of ten, at least the requested width. */
function roundWidth(width: number): number {
  const power = 10 ** Math.floor(Math.log10(width));
  return ([1, 2, 5, 10].find((times) => times * power >= width) ?? 10) * power;
}
