import type { Scope } from '#kernel/scope.ts';
import { createLine, cut, cutPlain, draw, type Line, type LineFinding, type Rows } from '#metering/counter-line/counter-line.ts';
import { recomputed, type ReadWindow } from '#metering/counter-line/reach.ts';
import { compactQuery } from '../series/compact-reader-store.ts';
import type { MeterDefinition } from '../facts.ts';
import { gather } from '../series/gather.ts';
import { readWidening, type MeterStretch } from './widening-read.ts';
import type { Window } from '../series/seen.ts';
import type { Extent } from '../series/state-store.ts';
import type { ReadingStore } from '../series/store.ts';

/** What a meter measured in each part of time: use in 0.0001 of its unit, seconds covered, the longest span as read that touches it (s). */
export type Measured = { readonly use: Float64Array; readonly seconds: Float64Array; readonly longest: Float64Array };

/** Consecutive atoms, the last not included. */
export type Stretch = { readonly first: number; readonly end: number };

/** A meter with its requested atoms, and where its data begin and end. */
export type Piece = MeterDefinition & { readonly stretch: Stretch; readonly extent: Extent };

/** The input of a drawing: edges of atoms (s UTC), what was known, and the imports that did not count then. */
export type Drawing = {
  readonly edges: Float64Array;
  /** From this many meters × seconds on, meters are first read in compact form. */
  readonly briefFrom?: number | undefined;
} & Pick<Window, 'known' | 'hidden' | 'mostHidden'>;

type Reads = Pick<ReadingStore, 'readings' | 'readingsInBrief'>;
type Read = Parameters<typeof readWidening>[1];
type Plain = (one: Piece, rows: Rows) => boolean;
type Each = (one: Piece, line: Line, told: readonly LineFinding[]) => void;

/** Room for this many atoms, in which nothing was measured. */
export function emptyMeasured(size: number): Measured {
  return { use: new Float64Array(size), seconds: new Float64Array(size), longest: new Float64Array(size) };
}

/** A view of the same memory, from one atom to another. */
export function partOf({ use, seconds, longest }: Measured, first: number, end: number): Measured {
  return { use: use.subarray(first, end), seconds: seconds.subarray(first, end), longest: longest.subarray(first, end) };
}

/**
 * Draws the line of each meter over its stretch and cuts it into the atoms; every caller that does this uses it.
 * @param into where a meter's atoms go
 */
export async function cutLines(
  store: Reads,
  scope: Scope,
  pieces: readonly Piece[],
  drawing: Drawing,
  into: (piece: Piece, at: number) => Measured,
): Promise<void> {
  const places = new Map(pieces.map((piece, at) => [piece.id, at]));
  const placeOf = (piece: Piece): Measured => into(piece, places.get(piece.id) as number);
  await drawLines(
    store,
    scope,
    pieces,
    drawing,
    (piece, line) => cut(line, edgesOf(piece, drawing), placeOf(piece)),
    (piece, rows) => cutPlain(rows, piece.meter, edgesOf(piece, drawing), placeOf(piece)),
  );
}

function edgesOf({ stretch: { first, end } }: Piece, { edges }: Drawing): Float64Array {
  return edges.subarray(first, end + 1);
}

/**
 * Draws the line of each meter over its stretch of atoms.
 * @param each receives the line, which is valid until it returns, and its findings
 * @param plain takes intervals without a line if that is all that is needed of them; false if they must be drawn
 */
export async function drawLines(
  store: Reads,
  scope: Scope,
  pieces: readonly Piece[],
  drawing: Drawing,
  each: Each,
  plain?: Plain,
): Promise<void> {
  const { edges, briefFrom, ...window } = drawing;
  const asked = pieces.map((one) => ({ ...one, touch: touchOf(one, edges) }));
  const line = createLine();
  const drawn = (one: Piece & MeterStretch, rows: Rows, read: ReadWindow): boolean => {
    const isEnough = (): boolean => recomputed(rows, line, one.meter, one.zone, one.touch, read) !== 'need-more';
    // for intervals the window alone determines whether it is enough
    if (plain !== undefined && one.meter.kind === 'interval' && isEnough() && plain(one, rows)) return true;
    const told: LineFinding[] = [];
    draw(rows, one.meter, line, (found) => told.push(found));
    if (!isEnough()) return false;
    each(one, line, told);
    return true;
  };
  const whole: (Piece & MeterStretch)[] = [];
  for (const [width, some] of Map.groupBy(asked, (one) => one.extent.widest)) {
    if (!isBrief(width, some, briefFrom)) {
      whole.push(...some);
      continue;
    }
    const brief: Read = (ids, from, to) => gather(store.readingsInBrief({ scope, meters: ids }, { from, to, ...window }, width));
    await readWidening(some, brief, (one, rows, read) => {
      const told = compactQuery(rows);
      if (told !== null) return drawn(one, told, read);
      whole.push(one);
      return true;
    });
  }
  await readWidening(whole, (ids, from, to) => gather(store.readings({ scope, meters: ids }, { from, to, ...window })), drawn);
}

function touchOf({ stretch }: Piece, edges: Float64Array): MeterStretch['touch'] {
  return { first: edges[stretch.first] as number, last: edges[stretch.end] as number };
}

/** From this many meters × seconds on, reading in compact form first pays off: some hundred thousand readings of 15 minutes. */
const muchAlike = 1e8;
/** Longer intervals, as of bills, are few, and of many lengths. */
const longestAlike = 86_400;

function isBrief(width: number, some: readonly MeterStretch[], from = muchAlike): boolean {
  return width <= longestAlike && some.reduce((sum, { touch }) => sum + touch.last - touch.first, 0) >= from;
}
