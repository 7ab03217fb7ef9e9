import type { Rows } from '#line/line.ts';

/** A block of readings as it comes from the store, ordered by (meter, at, width, received, import). */
export type ReadingBlock = Omit<Rows, 'from' | 'to'> & { readonly meter: Uint32Array; readonly rows: number };

type Piece = { readonly block: ReadingBlock; readonly from: number; readonly to: number };

/**
 * Cuts a stream of ordered blocks into meters. A meter that lies whole in a block is a view of it; one that straddles blocks is gathered.
 * A yielded view is good until the next step.
 */
export async function* gather(blocks: AsyncIterable<ReadingBlock>): AsyncGenerator<{ meter: number; rows: Rows }> {
  let pieces: Piece[] = [];
  let current = -1;
  for await (const block of blocks) {
    let from = 0;
    while (from < block.rows) {
      const meter = block.meter[from] as number;
      const to = endOfMeter(block.meter, meter, from, block.rows);
      if (meter !== current && pieces.length > 0) {
        yield { meter: current, rows: join(pieces) };
        pieces = [];
      }
      current = meter;
      pieces.push({ block, from, to });
      from = to;
    }
  }
  if (pieces.length > 0) yield { meter: current, rows: join(pieces) };
}

/** First row after those of this meter; rows are ordered by meter, so a doubling search finds it. */
function endOfMeter(meters: Uint32Array, meter: number, from: number, rows: number): number {
  let step = 1;
  while (from + step < rows && meters[from + step] === meter) step *= 2;
  let low = from + (step >> 1);
  let high = Math.min(from + step, rows);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (meters[middle] === meter) low = middle + 1;
    else high = middle;
  }
  return low;
}

function join(pieces: readonly Piece[]): Rows {
  const [only] = pieces;
  if (pieces.length === 1 && only !== undefined) return { ...only.block, from: only.from, to: only.to };
  const size = pieces.reduce((sum, piece) => sum + piece.to - piece.from, 0);
  const rows: Rows = {
    at: new Uint32Array(size),
    width: new Uint32Array(size),
    value: new Float64Array(size),
    unit: new Uint8Array(size),
    received: new Float64Array(size),
    import: new Uint32Array(size),
    from: 0,
    to: size,
  };
  let at = 0;
  for (const { block, from, to } of pieces) {
    rows.at.set(block.at.subarray(from, to), at);
    rows.width.set(block.width.subarray(from, to), at);
    rows.value.set(block.value.subarray(from, to), at);
    rows.unit.set(block.unit.subarray(from, to), at);
    rows.received.set(block.received.subarray(from, to), at);
    rows.import.set(block.import.subarray(from, to), at);
    at += to - from;
  }
  return rows;
}
