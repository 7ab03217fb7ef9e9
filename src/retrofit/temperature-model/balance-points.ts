import type { DegreeGrid } from './degree-grid.ts';
import type { Shape } from './facts.ts';

/** Indices of the balance points in the grid, null if the shape has none, and the remaining sum of squares. */
export type Balance = { readonly heating: number | null; readonly cooling: number | null; readonly sse: number };

/**
 * The balance points by least squares: all whole degrees, then all tenths within 0.9 of the best, around each new best again as long as the
 * sum falls by more than `least`. In ascending order of heating, then cooling; a later one wins only by more than `least`.
 * @returns null if no balance point is admitted
 */
export function balancePoints(grid: DegreeGrid, shape: Exclude<Shape, 'none'>, least: number): Balance | null {
  const over = shape === 'both' ? bothOver : oneOver(shape);
  let best: Balance | null = over(grid, { about: null, least, best: null });
  if (best === null) return null;
  for (;;) {
    const next: Balance | null = over(grid, { about: best, least, best });
    if (next === best || next === null) return best;
    best = next;
  }
}

type Search = { readonly about: Balance | null; readonly least: number; readonly best: Balance | null };

/** The indices to try: all whole degrees, or the tenths within 0.9 of one. */
function stretch(about: number | null, many: number): { from: number; to: number; by: number } {
  return about === null ? { from: 0, to: many - 1, by: 10 } : { from: Math.max(0, about - 9), to: Math.min(many - 1, about + 9), by: 1 };
}

const better = (sse: number, best: Balance | null, least: number): boolean => sse < Infinity && (best === null || sse < best.sse - least);

function oneOver(shape: 'heating' | 'cooling') {
  return (grid: DegreeGrid, { about, least, best }: Search): Balance | null => {
    const { self, withY, admitted } = grid[shape];
    const { from, to, by } = stretch(about?.[shape] ?? null, grid.many);
    let found = best;
    for (let at = from; at <= to; at += by) {
      if (admitted[at] === 0 || (withY[at] as number) <= 0) continue;
      const sse = grid.rest - (withY[at] as number) ** 2 / (self[at] as number);
      if (better(sse, found, least)) found = { heating: shape === 'heating' ? at : null, cooling: shape === 'cooling' ? at : null, sse };
    }
    return found;
  };
}

function bothOver(grid: DegreeGrid, { about, least, best }: Search): Balance | null {
  const { heating, cooling, many } = grid;
  const [h, c] = [stretch(about?.heating ?? null, many), stretch(about?.cooling ?? null, many)];
  let found = best;
  for (let at = h.from; at <= h.to; at += h.by) {
    if (heating.admitted[at] === 0) continue;
    for (let other = c.from; other <= c.to; other += c.by) {
      if (other < at || cooling.admitted[other] === 0) continue;
      const sse = pairSse(grid, at, other);
      if (better(sse, found, least)) found = { heating: at, cooling: other, sse };
    }
  }
  return found;
}

/** The sum of squares of y that two terms leave; Infinity if a slope is not above 0. */
function pairSse(grid: DegreeGrid, at: number, other: number): number {
  const { heating, cooling, width } = grid;
  const one = heating.rows;
  const two = cooling.rows;
  let shared = 0;
  for (let a = at * width, b = other * width, end = a + width; a < end; a += 1, b += 1) shared += (one[a] as number) * (two[b] as number);
  shared *= grid.sign;
  const hh = heating.self[at] as number;
  const cc = cooling.self[other] as number;
  const hy = heating.withY[at] as number;
  const cy = cooling.withY[other] as number;
  const det = hh * cc - shared * shared;
  if (det <= 1e-10 * hh * cc) return Infinity;
  const h = (hy * cc - cy * shared) / det;
  const c = (cy * hh - hy * shared) / det;
  return h > 0 && c > 0 ? grid.rest - h * hy - c * cy : Infinity;
}
