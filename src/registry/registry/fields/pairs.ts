import { createAlike, likeness, metresBetween, type Alike, type Comparable, type Likeness } from './matching.ts';

/** A building to compare, with its region. */
export type Placed = Comparable & { readonly region: string | null };

export type Pair = Likeness & { readonly a: Placed; readonly b: Placed };

type PairQuery = {
  /** The minimum score. */
  readonly least: number;
  /** Only pairs with the building of this code. */
  readonly of: string | null;
  /** Whether a person has decided that two are not the same. */
  readonly apart: (a: Placed, b: Placed) => boolean;
};

/** A feature shared by more than this many buildings of a region is ignored. */
export const mostShared = 20;
const together = 500;

/**
 * Pairs of buildings that may be the same, among those that share an outside code, a name or an address in one region, or a location and an
 * area. Returned in batches, between which the caller may yield to other work.
 */
export function* pairsAmong(all: readonly Placed[], asked: PairQuery): Generator<Pair[]> {
  const seen = new Set<string>();
  const compare = createAlike();
  const meant = ({ code }: Placed, other: Placed): boolean => asked.of === null || code === asked.of || other.code === asked.of;
  const judged = (a: Placed, b: Placed): Pair[] => {
    if (!meant(a, b) || asked.apart(a, b)) return [];
    const found = likeness(a, b, compare);
    return found.score >= asked.least ? [{ a, b, ...found }] : [];
  };
  for (const group of sharing(all)) {
    const pairs = pairsOf(group).filter(([a, b]) => once(seen, a, b));
    if (pairs.length > 0) yield pairs.flatMap(([a, b]) => judged(a, b));
  }
  const near = createNear(all);
  const from = asked.of === null ? all : all.filter(({ code }) => code === asked.of);
  for (let at = 0; at < from.length; at += together) {
    const found: Pair[] = [];
    for (const one of from.slice(at, at + together))
      for (const other of near(one))
        if ((asked.of !== null || one.code < other.code) && mayReach(one, other, asked.least, compare) && once(seen, one, other))
          found.push(...judged(...inOrder(one, other)));
    yield found;
  }
}

const inOrder = (a: Placed, b: Placed): [Placed, Placed] => (a.code < b.code ? [a, b] : [b, a]);

function once(seen: Set<string>, a: Placed, b: Placed): boolean {
  const key = inOrder(a, b)
    .map(({ code }) => code)
    .join('\n');
  if (seen.has(key)) return false;
  seen.add(key);
  return true;
}

/** Groups of buildings that share a name or an address in one region, or an outside code. */
function* sharing(all: readonly Placed[]): Generator<Placed[]> {
  const keys: ((one: Placed) => readonly string[])[] = [
    ({ region, nameKey }) => (nameKey === '' || region === null ? [] : [`${region} ${nameKey}`]),
    ({ region, addressKey }) => (addressKey === '' || region === null ? [] : [`${region} ${addressKey}`]),
    outsideCodes,
  ];
  for (const keysOf of keys) {
    const groups = new Map<string, Placed[]>();
    for (const one of all)
      for (const key of keysOf(one)) {
        const group = groups.get(key);
        if (group === undefined) groups.set(key, [one]);
        else group.push(one);
      }
    for (const group of groups.values()) if (group.length > 1 && group.length <= mostShared) yield group;
  }
}

function outsideCodes({ fields }: Placed): string[] {
  const codes: string[] = [];
  for (const field in fields) if (field.startsWith('code:')) codes.push(`${field} ${String(fields[field])}`);
  return codes;
}

function pairsOf(group: readonly Placed[]): [Placed, Placed][] {
  return group.flatMap((a, at) => group.slice(at + 1).map((b) => inOrder(a, b)));
}

type Sized = { readonly area: number; readonly one: Placed };

/** Buildings in the same or an adjacent cell of a thousandth of a degree, with the same area to within one percent. */
function createNear(all: readonly Placed[]): (one: Placed) => Placed[] {
  const cells = new Map<number, Sized[]>();
  for (const one of all) {
    const [cell, area] = [cellOf(one), areaOf(one)];
    if (cell === null || area === null) continue;
    const held = cells.get(cell);
    if (held === undefined) cells.set(cell, [{ area, one }]);
    else held.push({ area, one });
  }
  for (const held of cells.values()) held.sort((a, b) => a.area - b.area);
  return (one) => {
    const [cell, area] = [cellOf(one), areaOf(one)];
    if (cell === null || area === null) return [];
    return around.flatMap((away) => ofSize(cells.get(cell + away) ?? [], area).filter((other) => other !== one));
  };
}

/** Those of an ascending list whose area differs by at most one percent. */
function ofSize(rising: readonly Sized[], area: number): Placed[] {
  let [low, high] = [0, rising.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rising[middle] as Sized).area < area * 0.99) low = middle + 1;
    else high = middle;
  }
  const found: Placed[] = [];
  for (let at = low; at < rising.length && (rising[at] as Sized).area * 0.99 <= area; at += 1) found.push((rising[at] as Sized).one);
  return found;
}

const row = 1_000_000;
const around = [-row - 1, -row, -row + 1, -1, 0, 1, row - 1, row, row + 1];

function cellOf({ fields: { latitude, longitude } }: Placed): number | null {
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return null;
  return Math.round(latitude * 1000) * row + Math.round(longitude * 1000);
}

function areaOf({ fields: { floorArea } }: Placed): number | null {
  return typeof floorArea === 'number' && floorArea > 0 ? floorArea : null;
}

/**
 * Whether neighbours with the same area can reach a score at all, before the full evidence is computed. The weights are those of
 * `likeness`, which rounds to hundredths: a score less than half a hundredth below may be rounded up.
 */
function mayReach(a: Placed, b: Placed, score: number, compare: Alike): boolean {
  const least = score - 0.0051;
  const metres = metresBetween(a, b);
  let doubt = 0.7 * (metres !== null && metres <= 60 ? 1 - 0.4 * (1 - metres / 120) : 1);
  if (1 - doubt >= least) return true;
  if (1 - doubt * 0.3 * 0.4 < least) return false;
  doubt *= 1 - 0.7 * compare(a.nameKey, b.nameKey);
  if (1 - doubt >= least) return true;
  return 1 - doubt * (1 - 0.6 * compare(a.addressKey, b.addressKey)) >= least;
}
