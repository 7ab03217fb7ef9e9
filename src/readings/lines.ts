import type { Scope } from '#kernel/scope.ts';
import { createLine, cut, draw, type Line, type LineFinding } from '#line/line.ts';
import { redrawn } from '#line/reach.ts';
import type { Drawable } from './drawable.ts';
import { readInReach } from './ladder.ts';
import type { Window } from './reading-store.ts';
import type { Extent } from './state-store.ts';
import type { ReadingStore } from './store.ts';

/** What a meter measured in each part of time: use in 0.0001 of its unit, seconds covered, the longest span as read that touches it (s). */
export type Measured = { readonly use: Float64Array; readonly seconds: Float64Array; readonly longest: Float64Array };

/** Atoms that follow one another, the last not included. */
export type Stretch = { readonly first: number; readonly end: number };

/** A meter with the atoms that are asked of it, and where its data begin and end. */
export type Piece = Drawable & { readonly stretch: Stretch; readonly extent: Extent };

/** What a drawing is of: edges of atoms (s UTC), what was known, and the imports that did not count then. */
export type Drawing = { readonly edges: Float64Array } & Pick<Window, 'known' | 'hidden' | 'mostHidden'>;

type Reads = Pick<ReadingStore, 'readings'>;

/** Room for so many atoms, in which nothing was measured. */
export function emptyMeasured(size: number): Measured {
  return { use: new Float64Array(size), seconds: new Float64Array(size), longest: new Float64Array(size) };
}

/** The same room, from one atom to another. */
export function partOf({ use, seconds, longest }: Measured, first: number, end: number): Measured {
  return { use: use.subarray(first, end), seconds: seconds.subarray(first, end), longest: longest.subarray(first, end) };
}

/** Draws the line of each meter over its stretch and cuts it into the atoms; every place where this is done comes here. @param into where a meter's atoms go */
export async function cutLines(
  store: Reads,
  scope: Scope,
  pieces: readonly Piece[],
  drawing: Drawing,
  into: (piece: Piece, at: number) => Measured,
): Promise<void> {
  const places = new Map(pieces.map((piece, at) => [piece.id, at]));
  await drawLines(store, scope, pieces, drawing, (piece, line) =>
    cut(line, edgesOf(piece, drawing), into(piece, places.get(piece.id) as number)),
  );
}

function edgesOf({ stretch: { first, end } }: Piece, { edges }: Drawing): Float64Array {
  return edges.subarray(first, end + 1);
}

/** Draws the line of each meter over its stretch of atoms. @param each told the line, which is good until it returns, and what is doubtful about it */
export async function drawLines(
  store: Reads,
  scope: Scope,
  pieces: readonly Piece[],
  drawing: Drawing,
  each: (one: Piece, line: Line, told: readonly LineFinding[]) => void,
): Promise<void> {
  const { edges, ...window } = drawing;
  const asked = pieces.map((one) => ({
    ...one,
    touch: { first: edges[one.stretch.first] as number, last: edges[one.stretch.end] as number },
  }));
  const read = (ids: readonly number[], from: number, to: number) => store.readings({ scope, meters: ids }, { from, to, ...window });
  const line = createLine();
  await readInReach(asked, read, (one, rows, window) => {
    const told: LineFinding[] = [];
    draw(rows, one.meter, line, (found) => told.push(found));
    if (redrawn(rows, line, one.meter, one.zone, one.touch, window) === 'need-more') return false;
    each(one, line, told);
    return true;
  });
}
