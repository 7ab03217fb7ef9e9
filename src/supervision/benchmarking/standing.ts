import type { Finding } from '#kernel/finding.ts';
import { percentileIn, quartilesOf } from './public/ranking.ts';

/**
 * How many buildings that the asker does not see must stand behind what is told of them, and of how many organisations at least. With
 * fewer, who knows some of them, or has them, could calculate the others. The ten are what this program has asked for from its first day;
 * five owners, since an owner knows all buildings of its own and a few owners may talk to each other. docs/decisions/0020 says what follows
 * and what remains.
 */
export const leastHidden = 10;
export const leastOwners = 5;

/** Counts of what is hidden are told by fives, so that one building that comes or goes is not seen in them. */
const countedBy = 5;

/** Fewer than these say little as a distribution. */
const leastToCompare = 4;

/** A stretch of values, half-open; `from` or `to` is null where it is open. */
export type Stretch = { readonly from: number | null; readonly to: number | null; readonly count: number };

export type Distribution = {
  /** How many buildings it is of; where some are hidden, at least so many. */
  readonly count: number;
  readonly low: number;
  readonly median: number;
  readonly high: number;
  /** None where some are hidden. */
  readonly bins: readonly Stretch[];
};

export type Standing = {
  readonly distribution: Distribution | null;
  /** 1 is the highest intensity among those that are told; null where this one is not among them, or some are hidden. */
  readonly rank: number | null;
  /** Share (0..100) of them with this intensity or less; null likewise. */
  readonly percentile: number | null;
  /** Between which of the quartiles that are told it lies: 1 below the lower, 4 above the upper. */
  readonly quarter: number | null;
  readonly findings: readonly Finding[];
};

export type Peer = { readonly code: string; readonly intensity: number };

/** How one building stands among peers all of whom the asker sees. @param peers this one among them where it is ranked */
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

/** A peer that the asker does not see, and whose it is; null: nobody's. */
export type Hidden = Peer & { readonly organisation: string | null };

/** Whether there are enough of them, and of enough owners, to tell something of all together. */
export function mayTell(hidden: readonly Hidden[]): boolean {
  const owners = new Set(hidden.map(({ code, organisation }) => organisation ?? `building ${code}`));
  return hidden.length >= leastHidden && owners.size >= leastOwners;
}

/**
 * How one building stands among peers whom the asker does not see. These are told by rounded quartiles alone, calculated without any
 * building of the asker's: whatever the asker changes of its own moves nothing in them. And its own place is told against what is told, and
 * no closer: so a search by changed areas or readings finds no more than the quartiles that stand there.
 * @param own the intensity of the building; null where it is not ranked. @param hidden enough of them, `mayTell`
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

/** What is told where too few are hidden: of those that the asker sees. */
export function withheld(code: string, seen: readonly Peer[]): Standing {
  const standing = standingOf(code, seen);
  const evidence = { least: leastHidden, owners: leastOwners, told: seen.length };
  return { ...standing, findings: [{ code: 'peers-withheld', severity: 'info', evidence }, ...standing.findings] };
}

/** A count of things that are hidden, rounded down. */
export function byFives(count: number): number {
  return Math.floor(count / countedBy) * countedBy;
}

function quarterOf(value: number, { low, median, high }: { readonly low: number; readonly median: number; readonly high: number }): number {
  return 1 + [low, median, high].filter((edge) => value > edge).length;
}

/** To two digits that mean something: a value that enters or leaves moves them by a twentieth or not at all. */
function rounded(value: number): number {
  return Number(value.toPrecision(2));
}

const wanted = 14;

/**
 * Divides a rising list into about a dozen stretches of one round width; the few beyond the round ends lie in open ones. All alike: one
 * stretch.
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

/** 1, 2 or 5 times a power of ten, not below what is asked for. */
function roundWidth(width: number): number {
  const power = 10 ** Math.floor(Math.log10(width));
  return ([1, 2, 5, 10].find((times) => times * power >= width) ?? 10) * power;
}
