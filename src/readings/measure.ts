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
 * What each meter measured in each atom. Day rows answer for whole days that nothing moved after the question's time; for the others the line is drawn from the
 * readings, around them alone.
 */
export async function measure(
  scope: Scope,
  meters: readonly Drawable[],
  atoms: Atoms,
  known: Known,
  needs: MeasureNeeds,
): Promise<Map<number, Measured>> {
  const measured = new Map(meters.map((one) => [one.id, emptyMeasured(atoms)]));
  const all = { first: 0, end: atoms.days.length };
  const raw = atoms.wholeDays
    ? await fromDays(scope, meters, atoms, known, needs.store, measured)
    : new Map(meters.map((one) => [one.id, [all]]));
  for (let turn = 0; raw.size > 0; turn += 1) {
    for (const [id, stretches] of raw) if (stretches.length <= turn) raw.delete(id);
    const asked = meters.flatMap((one) => {
      const stretch = raw.get(one.id)?.[turn];
      return stretch === undefined ? [] : [{ ...one, stretch }];
    });
    await drawLines(scope, asked, atoms, known, needs, ({ id, stretch: { first, end } }, line) =>
      cut(line, atoms.edges.subarray(first, end + 1), partOf(measured.get(id) as Measured, first, end)),
    );
  }
  return measured;
}

/** The findings of the line within a question's range, as known then. */
export async function findingsOf(scope: Scope, meters: readonly Drawable[], atoms: Atoms, known: Known, needs: MeasureNeeds) {
  const findings: { meter: number; found: LineFinding }[] = [];
  const range = { from: atoms.edges[0] as number, to: atoms.edges.at(-1) as number };
  const stretch = { first: 0, end: atoms.days.length };
  await drawLines(
    scope,
    meters.map((one) => ({ ...one, stretch })),
    atoms,
    known,
    needs,
    (one, _line, told) => {
      for (const found of told) if (touches(found, range)) findings.push({ meter: one.id, found });
    },
  );
  return findings;
}

function emptyMeasured(atoms: Atoms): Measured {
  const size = atoms.edges.length - 1;
  return { use: new Float64Array(size), seconds: new Float64Array(size), longest: new Float64Array(size) };
}

function partOf({ use, seconds, longest }: Measured, first: number, end: number): Measured {
  return { use: use.subarray(first, end), seconds: seconds.subarray(first, end), longest: longest.subarray(first, end) };
}

/** Atoms that follow one another, the last not included. */
type Stretch = { readonly first: number; readonly end: number };

/** Fills what day rows can answer, and tells for each meter the stretches that they cannot. */
async function fromDays(
  scope: Scope,
  meters: readonly Drawable[],
  atoms: Atoms,
  known: Known,
  store: ReadingStore,
  measured: Map<number, Measured>,
): Promise<Map<number, Stretch[]>> {
  const late = new Map<number, Stretch[]>();
  if (meters.length === 0) return late;
  const before = Math.min(known.received, known.recorded);
  const firstDay = atoms.days[0] as number;
  const ids = meters.map((one) => one.id);
  for await (const block of store.days({ scope, meters: ids }, firstDay, (atoms.days.at(-1) as number) + 1)) {
    for (let row = 0; row < block.rows; row++) {
      const meter = block.meter[row] as number;
      const at = (block.day[row] as number) - firstDay;
      if ((block.since[row] as number) > before) {
        late.set(meter, withDay(late.get(meter) ?? [], at));
        continue;
      }
      const held = measured.get(meter) as Measured;
      held.use[at] = block.use[row] as number;
      held.seconds[at] = block.seconds[row] as number;
      held.longest[at] = block.longest[row] as number;
    }
  }
  return late;
}

/** Days that lie no further apart than this are drawn in one go: what lies between is drawn for nothing, but the readings around each are read once. */
const near = 31;

/** Stretches with one more day, which is later than all of them. */
function withDay(stretches: Stretch[], at: number): Stretch[] {
  const last = stretches.at(-1);
  if (last === undefined || at - last.end > near) stretches.push({ first: at, end: at + 1 });
  else stretches[stretches.length - 1] = { first: last.first, end: at + 1 };
  return stretches;
}

type Piece = Drawable & { readonly stretch: Stretch };

/** Draws the line of each meter over its stretch of atoms. */
async function drawLines(
  scope: Scope,
  meters: readonly Piece[],
  atoms: Atoms,
  known: Known,
  needs: MeasureNeeds,
  each: (one: Piece, line: Line, told: readonly LineFinding[]) => void,
): Promise<void> {
  if (meters.length === 0) return;
  const hidden = needs.hidden(known);
  const extents = new Map((await needs.store.extents({ scope, meters: meters.map((one) => one.id) })).map((row) => [row.meter, row]));
  const asked = meters.flatMap((one) => {
    const extent = extents.get(one.id);
    const touch = { first: atoms.edges[one.stretch.first] as number, last: atoms.edges[one.stretch.end] as number };
    return extent === undefined ? [] : [{ ...one, touch, extent }];
  });
  const read = (ids: readonly number[], from: number, to: number) =>
    needs.store.readings({ scope, meters: ids }, { from, to, known, hidden });
  const line = createLine();
  await readInReach(asked, read, (one, rows, window) => {
    const told: LineFinding[] = [];
    draw(rows, one.meter, line, (found) => told.push(found));
    if (redrawn(rows, line, one.meter, one.zone, one.touch, window) === 'need-more') return false;
    each(one, line, told);
    return true;
  });
}
