import type { Rows, Run } from '#metering/counter-line/counter-line.ts';

/** A block of readings from the store, ordered by (meter, at, width, received, import). */
export type ReadingBlock = Omit<Rows, 'from' | 'to'> & { readonly meter: Uint32Array; readonly rows: number };

/**
 * The ordered rows of one meter: a view that is valid until the next step. `again`: an import repeats some of these, all unchanged, and has
 * nothing else of the meter.
 */
export type MeterRows = { readonly meter: number; readonly rows: Rows; readonly again?: Run | undefined };

/**
 * Cuts a stream of ordered blocks into meters. A meter within one block is a view of it; one that may continue in the next is collected in
 * memory that is reused. A yielded view is valid until the next step, and a block need not be valid for longer.
 */
export async function* gather(blocks: AsyncIterable<ReadingBlock>): AsyncGenerator<MeterRows> {
  const begun = createGathered();
  let current = -1;
  for await (const block of blocks) {
    let from = 0;
    while (from < block.rows) {
      const meter = block.meter[from] as number;
      const to = endOfMeter(block.meter, meter, from, block.rows);
      if (begun.rows.to > 0 && meter !== current) {
        yield { meter: current, rows: begun.rows };
        begun.clear();
      }
      current = meter;
      if (begun.rows.to > 0 || to === block.rows) begun.add(block, from, to);
      else yield { meter, rows: { ...block, from, to } };
      from = to;
    }
  }
  if (begun.rows.to > 0) yield { meter: current, rows: begun.rows };
}

/** First row after those of this meter; rows are ordered by meter, so a doubling search finds it. */
export function endOfMeter(meters: Uint32Array | Uint8Array, meter: number, from: number, rows: number): number {
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

/** Collects rows of one meter from several blocks. */
function createGathered() {
  let room = 0;
  let rows = roomForRows(0);
  return {
    get rows(): Rows {
      return rows;
    },
    clear(): void {
      rows.to = 0;
    },
    add(block: ReadingBlock, from: number, to: number): void {
      const at = rows.to;
      const need = at + to - from;
      if (need > room) {
        room = at === 0 ? need : 2 * need;
        const wide = roomForRows(room);
        copy(rows, 0, at, wide, 0);
        rows = wide;
      }
      copy(block, from, to, rows, at);
      rows.to = need;
    },
  };
}

function copy(source: Omit<Rows, 'from' | 'to'>, from: number, to: number, target: Rows, at: number): void {
  target.at.set(source.at.subarray(from, to), at);
  target.width.set(source.width.subarray(from, to), at);
  target.value.set(source.value.subarray(from, to), at);
  target.unit.set(source.unit.subarray(from, to), at);
  target.received.set(source.received.subarray(from, to), at);
  target.import.set(source.import.subarray(from, to), at);
}

/** Empty rows with room for this many. */
export function roomForRows(size: number): Rows {
  return {
    at: new Uint32Array(size),
    width: new Uint32Array(size),
    value: new Float64Array(size),
    unit: new Uint8Array(size),
    received: new Float64Array(size),
    import: new Uint32Array(size),
    from: 0,
    to: 0,
  };
}
