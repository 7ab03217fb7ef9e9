import type { Finding } from '#kernel/finding.ts';
import { percentileIn, quartilesOf } from './ranking.ts';

/**
 * How many buildings that the asker does not see must stand behind a distribution before it is told: with fewer, who knows some of them could reckon the others.
 */
export const leastHidden = 10;

/** How many buildings the outer stretches hold at least where some are hidden, so that neither the lowest nor the highest is told. */
const leastAtTheEnds = 3;

/** Fewer than these say little as a distribution. */
const leastToCompare = 4;

/** A stretch of values, half-open; `from` or `to` is null where it is open. */
export type Stretch = { readonly from: number | null; readonly to: number | null; readonly count: number };

export type Distribution = {
  /** How many buildings it is of, this one included where it is ranked. */
  readonly count: number;
  readonly low: number;
  readonly median: number;
  readonly high: number;
  readonly bins: readonly Stretch[];
};

export type Standing = {
  readonly distribution: Distribution | null;
  /** 1 is the highest intensity among those that are told; null where this one is not among them. */
  readonly rank: number | null;
  /** Share (0..100) of them with this intensity or less. */
  readonly percentile: number | null;
  readonly findings: readonly Finding[];
};

type Peer = { readonly code: string; readonly intensity: number };

/**
 * How one building stands among its peers. What the asker sees is told in full; hidden ones only together, ten or more of them, with open ends and rounded quartiles.
 * @param peers all ranked buildings of the use, this one among them where it is ranked
 * @param sees the codes of those that the asker sees
 */
export function standingOf(code: string, peers: readonly Peer[], sees: ReadonlySet<string>): Standing {
  const hidden = peers.filter((peer) => !sees.has(peer.code)).length;
  const withheld = hidden > 0 && hidden < leastHidden;
  const told = withheld ? peers.filter((peer) => sees.has(peer.code)) : peers;
  const rising = told.map(({ intensity }) => intensity).toSorted((a, b) => a - b);
  const own = told.find((peer) => peer.code === code);
  const findings: Finding[] = [];
  if (withheld) findings.push({ code: 'peers-withheld', severity: 'info', evidence: { least: leastHidden, told: told.length } });
  if (rising.length < leastToCompare) findings.push({ code: 'peers-few', severity: 'info', evidence: { count: rising.length } });
  return {
    distribution: distributionOf(rising, hidden > 0 && !withheld),
    rank: own === undefined ? null : rising.filter((value) => value > own.intensity).length + 1,
    percentile: own === undefined ? null : percentileIn(rising, own.intensity),
    findings,
  };
}

function distributionOf(rising: readonly number[], discreet: boolean): Distribution | null {
  const quartiles = quartilesOf(rising);
  if (quartiles === null) return null;
  const form = discreet ? rounded : (value: number) => value;
  return {
    count: rising.length,
    low: form(quartiles.low),
    median: form(quartiles.median),
    high: form(quartiles.high),
    bins: stretchesOf(rising, discreet ? leastAtTheEnds : 1),
  };
}

/** To three digits that mean something. */
function rounded(value: number): number {
  return Number(value.toPrecision(3));
}

const wanted = 14;

/**
 * Divides a rising list into about a dozen stretches of one round width; the few beyond the round ends lie in open ones. All alike: one stretch.
 * @param least how many the first and the last hold at least; they take in their neighbours until they do
 */
export function stretchesOf(rising: readonly number[], least: number): Stretch[] {
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
  const all: Stretch[] = [
    ...(below > 0 ? [{ from: null, to: edges[0] as number, count: below }] : []),
    ...inner,
    ...(above > 0 ? [{ from: edges.at(-1) as number, to: null, count: above }] : []),
  ];
  return least > 1 ? endsOpened(all, least) : all;
}

function between(rising: readonly number[], from: number, to: number): number {
  return rising.filter((value) => value >= from && value < to).length;
}

/** 1, 2 or 5 times a power of ten, not below what is asked for. */
function roundWidth(width: number): number {
  const power = 10 ** Math.floor(Math.log10(width));
  return ([1, 2, 5, 10].find((times) => times * power >= width) ?? 10) * power;
}

/** Both ends open, and so far inward that each holds enough. */
function endsOpened(stretches: readonly Stretch[], least: number): Stretch[] {
  const joined = joinedFirst(stretches, least);
  const turned = joinedFirst(joined.map(mirrored).toReversed(), least);
  return turned.map(mirrored).toReversed();
}

function joinedFirst(stretches: readonly Stretch[], least: number): Stretch[] {
  let count = 0;
  for (const [index, stretch] of stretches.entries()) {
    count += stretch.count;
    if (count >= least || index === stretches.length - 1) return [{ from: null, to: stretch.to, count }, ...stretches.slice(index + 1)];
  }
  return [];
}

function mirrored({ from, to, count }: Stretch): Stretch {
  return { from: to === null ? null : -to, to: from === null ? null : -from, count };
}
