import type { Known } from '#kernel/known.ts';
import type { Scope } from '#kernel/scope.ts';
import { readInReach } from './ladder.ts';
import type { Drawable } from './drawable.ts';
import { createLine, cut, draw, type Line, type LineFinding } from '#line/line.ts';
import { redrawn, touches } from '#line/reach.ts';
import type { ReadingStore } from './store.ts';

/** The parts of time that are measured: bounds in seconds UTC, and the local day of each (days since 1970-01-01). */
export type Atoms = {
  readonly edges: Float64Array;
  readonly days: Int32Array;
  /** Every part is one whole local day: day rows can answer. */
  readonly wholeDays: boolean;
};

/** What one meter measured in each atom: use in 0.0001 of its unit, seconds covered, the longest span as read that touches it (s). */
export type Measured = { readonly use: Float64Array; readonly seconds: Float64Array; readonly longest: Float64Array };

export type MeasureNeeds = {
  readonly store: ReadingStore;
  /** The imports whose readings do not count for a question as known then. */
  readonly hidden: (known: Known) => number[];
};

/**
 * What each meter measured in each atom. Day rows answer where every atom is a whole day and nothing moved the line after the question's time; the
 * line is drawn from the readings elsewhere.
 */
export async function measure(
  scope: Scope,
  meters: readonly Drawable[],
  atoms: Atoms,
  known: Known,
  needs: MeasureNeeds,
): Promise<Map<number, Measured>> {
  const measured = new Map(meters.map((one) => [one.id, emptyMeasured(atoms)]));
  const raw = atoms.wholeDays ? await fromDays(scope, meters, atoms, known, needs.store, measured) : meters;
  await drawLines(scope, raw, atoms, known, needs, (one, line) => cut(line, atoms.edges, measured.get(one.id) as Measured));
  return measured;
}

/** The findings of the line within a question's range, as known then. */
export async function findingsOf(scope: Scope, meters: readonly Drawable[], atoms: Atoms, known: Known, needs: MeasureNeeds) {
  const findings: { meter: number; found: LineFinding }[] = [];
  const range = { from: atoms.edges[0] as number, to: atoms.edges.at(-1) as number };
  await drawLines(scope, meters, atoms, known, needs, (one, _line, told) => {
    for (const found of told) if (touches(found, range)) findings.push({ meter: one.id, found });
  });
  return findings;
}

function emptyMeasured(atoms: Atoms): Measured {
  const size = atoms.edges.length - 1;
  return { use: new Float64Array(size), seconds: new Float64Array(size), longest: new Float64Array(size) };
}

/** Fills what day rows can answer; gives back the meters that they cannot, emptied. */
async function fromDays(
  scope: Scope,
  meters: readonly Drawable[],
  atoms: Atoms,
  known: Known,
  store: ReadingStore,
  measured: Map<number, Measured>,
): Promise<Drawable[]> {
  if (meters.length === 0) return [];
  const before = Math.min(known.received, known.recorded);
  const firstDay = atoms.days[0] as number;
  const late = new Set<number>();
  const ids = meters.map((one) => one.id);
  for await (const block of store.days({ scope, meters: ids }, firstDay, (atoms.days.at(-1) as number) + 1)) {
    for (let row = 0; row < block.rows; row++) {
      const held = measured.get(block.meter[row] as number) as Measured;
      const at = (block.day[row] as number) - firstDay;
      if ((block.since[row] as number) > before) late.add(block.meter[row] as number);
      held.use[at] = block.use[row] as number;
      held.seconds[at] = block.seconds[row] as number;
      held.longest[at] = block.longest[row] as number;
    }
  }
  for (const id of late) measured.set(id, emptyMeasured(atoms));
  return meters.filter((one) => late.has(one.id));
}

async function drawLines(
  scope: Scope,
  meters: readonly Drawable[],
  atoms: Atoms,
  known: Known,
  needs: MeasureNeeds,
  each: (one: Drawable, line: Line, told: readonly LineFinding[]) => void,
): Promise<void> {
  if (meters.length === 0) return;
  const touch = { first: atoms.edges[0] as number, last: atoms.edges.at(-1) as number };
  const hidden = needs.hidden(known);
  const extents = new Map((await needs.store.extents({ scope, meters: meters.map((one) => one.id) })).map((row) => [row.meter, row]));
  const asked = meters.flatMap((one) => {
    const extent = extents.get(one.id);
    return extent === undefined ? [] : [{ ...one, touch, extent }];
  });
  const read = (ids: readonly number[], from: number, to: number) =>
    needs.store.readings({ scope, meters: ids }, { from, to, known, hidden });
  const line = createLine();
  await readInReach(asked, read, (one, rows, window) => {
    const told: LineFinding[] = [];
    draw(rows, one.meter, line, (found) => told.push(found));
    if (redrawn(rows, line, one.meter, one.zone, touch, window) === 'need-more') return false;
    each(one, line, told);
    return true;
  });
}
