import type { Condition } from './conditions.ts';
import { tidy } from './given.ts';
import type { Category } from './parts.ts';
import type { Item, Scheme, ScoreInput, Stage } from './score-input.ts';

/** Points that an item can still gain: `room` is what it has left, `take` what the fewest-items proposal uses of it. */
export type Gain = {
  readonly code: string;
  readonly part: string;
  readonly names: Item['names'];
  readonly room: number;
  readonly take: number;
};

/**
 * What is missing for a star, by arithmetic alone. Every point is worth the same wherever it is gained; minimums come first. Costs are
 * unknown and not guessed.
 */
export type Proposal = {
  readonly star: number;
  /** The total required. */
  readonly total: number;
  /** Points (before the division) missing from the total. */
  readonly points: number;
  /** The fewest points that would be enough: those, or those missing from the minimums if more. */
  readonly fewest: number;
  readonly floors: readonly { readonly part: string; readonly points: number }[];
  /** Points of `fewest` that may come from any part. */
  readonly anywhere: number;
  readonly room: readonly { readonly part: string; readonly points: number }[];
  readonly reachable: boolean;
  /** Other conditions of this star, which points cannot meet. */
  readonly besides: readonly Condition[];
  /** Items with the most room first, so that as few as possible are needed, those of the bonus part last; empty if no items were given. */
  readonly items: readonly Gain[];
};

type Standing = { readonly grade: number; readonly conditions: ReadonlyMap<number, readonly Condition[]> };

/** One proposal for each star above the grade, the next one first. */
export function proposals(
  scheme: Scheme,
  stage: Stage,
  input: ScoreInput,
  categories: readonly Category[],
  { grade, conditions }: Standing,
): Proposal[] {
  const { standard } = scheme;
  const above = standard.grades.filter(({ star }) => star > grade);
  return above.map(({ star, total }) => {
    const base = standard.base.code;
    const sum = categories.reduce((points, { code, score }) => points + (code === base ? standard.base.max : (score ?? 0)), 0);
    const points = Math.max(0, tidy(total * standard.divisor - sum));
    const parts = categories.filter(({ code }) => code !== base);
    const floors = parts.flatMap(({ code, score, floor }) =>
      (score ?? 0) < floor ? [{ part: code, points: tidy(floor - (score ?? 0)) }] : [],
    );
    const room = parts.map(({ code, score, max }) => ({ part: code, points: tidy(max - (score ?? 0)) }));
    const fewest = Math.max(points, sumOf(floors));
    return {
      star,
      total,
      points,
      fewest,
      floors,
      anywhere: tidy(fewest - sumOf(floors)),
      room,
      reachable: sumOf(room) >= points,
      besides: (conditions.get(star) ?? []).filter(({ code, met }) => met !== true && code !== 'rating-floor' && code !== 'rating-total'),
      items: picks(itemsWithRoom(scheme, stage, input), floors, tidy(fewest - sumOf(floors)), room),
    };
  });
}

function sumOf(list: readonly { readonly points: number }[]): number {
  return tidy(list.reduce((sum, { points }) => sum + points, 0));
}

/** All items that still have room, in the order in which they are proposed. */
function itemsWithRoom({ items }: Scheme, stage: Stage, input: ScoreInput): Omit<Gain, 'take'>[] {
  const scored = items.filter(({ type, pre }) => type !== 'control' && (pre || stage === 'final'));
  if (!scored.some(({ code }) => input.items.has(code))) return [];
  const withRoom = scored.map(({ code, part, names, type, max = 0 }) => {
    const room = tidy(max - (input.items.get(code)?.score ?? 0));
    return { bonus: type === 'bonus', pick: { code, part, names, room } };
  });
  const order = withRoom
    .filter(({ pick }) => pick.room > 0)
    .toSorted((a, b) => Number(a.bonus) - Number(b.bonus) || b.pick.room - a.pick.room);
  return order.map(({ pick }) => pick);
}

/** First the minimums, part by part; then wherever there is most room. No part gives more than its own room. */
function picks(items: readonly Omit<Gain, 'take'>[], floors: Proposal['floors'], anywhere: number, room: Proposal['room']): Gain[] {
  const left = new Map(room.map(({ part, points }) => [part, points]));
  const taken = new Map<string, number>();
  const take = (wanted: number, from: readonly Omit<Gain, 'take'>[]): void => {
    let open = wanted;
    for (const { code, part, room: has } of from) {
      const most = Math.min(open, has - (taken.get(code) ?? 0), left.get(part) ?? 0);
      if (most <= 0) continue;
      taken.set(code, tidy((taken.get(code) ?? 0) + most));
      left.set(part, tidy((left.get(part) ?? 0) - most));
      open = tidy(open - most);
    }
  };
  for (const { part, points } of floors)
    take(
      points,
      items.filter((item) => item.part === part),
    );
  take(anywhere, items);
  return items.flatMap((item) => {
    const used = taken.get(item.code);
    return used === undefined ? [] : [{ ...item, take: used }];
  });
}
