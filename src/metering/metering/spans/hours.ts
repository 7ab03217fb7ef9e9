import { dayText } from '#kernel/day.ts';
import type { Zone } from '#kernel/zone.ts';
import { combine, type Atoms, type Part } from '../sums/combine.ts';

/** One local day of a grid of hours, by the 24 hours of the clock. */
export type DayOfHours = {
  /** `2025-03-01`. */
  readonly day: string;
  /** Use in the sum's unit; null where nothing is covered, and for an hour that the clock skips. An hour that occurs twice holds both. */
  readonly values: (number | null)[];
  /** 0..1. */
  readonly coverage: number[];
  /** The hours based on readings further apart than an hour. */
  readonly estimated: number[];
};

/**
 * The use in every clock hour of every local day.
 * @param atoms the hours, cut where the local clock strikes
 */
export function hoursByDay(parts: readonly Part[], atoms: Atoms, zone: Zone): DayOfHours[] {
  const cells = cellsOf(atoms.edges, zone);
  const steps = combine(parts, atoms, Uint32Array.from([...cells.map(({ first }) => first), atoms.days.length]));
  const days = new Map<number, DayOfHours>();
  for (const [at, { day, hour }] of cells.entries()) {
    const row = days.get(day) ?? emptyDay(day);
    days.set(day, row);
    const step = steps[at];
    if (step === undefined) continue;
    row.values[hour] = step.value;
    row.coverage[hour] = step.coverage;
    if (step.estimated) row.estimated.push(hour);
  }
  return [...days.values()];
}

type Cell = { readonly first: number; readonly day: number; readonly hour: number };

/** The stretches between edges as hours of a local day; the two stretches of an hour that occurs twice are one cell. */
function cellsOf(edges: Float64Array, zone: Zone): Cell[] {
  const cells: Cell[] = [];
  for (let first = 0; first + 1 < edges.length; first += 1) {
    const at = edges[first] as number;
    const local = at + zone.offsetAt(at);
    const day = Math.floor(local / 86_400);
    const hour = Math.floor((local - day * 86_400) / 3600);
    const last = cells.at(-1);
    if (last?.day !== day || last.hour !== hour) cells.push({ first, day, hour });
  }
  return cells;
}

function emptyDay(day: number): DayOfHours {
  return {
    day: dayText(day),
    values: Array.from({ length: 24 }, () => null),
    coverage: Array.from({ length: 24 }, () => 0),
    estimated: [],
  };
}

/**
 * The minimum and maximum of the known values, and the bounds that contain 96 of 100, so that a single spike does not make everything else
 * pale.
 */
export type Span = { readonly least: number; readonly most: number; readonly low: number; readonly high: number };

/** Null if nothing is known. */
export function spanOf(days: readonly DayOfHours[]): Span | null {
  const rising = Float64Array.from(days.flatMap(({ values }) => values.filter((value) => value !== null))).toSorted();
  const [least, most] = [rising[0], rising.at(-1)];
  if (least === undefined || most === undefined) return null;
  const at = (share: number) => rising[Math.round((rising.length - 1) * share)] as number;
  return { least, most, low: at(0.02), high: at(0.98) };
}
