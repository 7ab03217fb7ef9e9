import type { Rows, Run } from '#metering/counter-line/counter-line.ts';
import { roomForRows, type MeterRows } from '../series/gather.ts';

/**
 * Merges two streams of ordered meters: the rows of a meter in both are merged in the order of the store.
 * @param again returns where the rows of a meter in the second stream only repeat those of the first: then these are not merged among them
 */
export async function* mergeStreams(
  one: AsyncIterable<MeterRows>,
  other: AsyncIterable<MeterRows>,
  again: (rows: Rows, own: Rows) => Run | null = () => null,
): AsyncGenerator<MeterRows> {
  const [left, right] = [one[Symbol.asyncIterator](), other[Symbol.asyncIterator]()];
  const merged = createMerged();
  try {
    let [x, y] = await Promise.all([left.next(), right.next()]);
    while (x.done !== true || y.done !== true) {
      const [a, b] = [x.done === true ? Infinity : x.value.meter, y.done === true ? Infinity : y.value.meter];
      if (a < b) {
        yield x.value as MeterRows;
        x = await left.next();
      } else if (b < a) {
        yield y.value as MeterRows;
        y = await right.next();
      } else {
        const [rows, own] = [(x.value as MeterRows).rows, (y.value as MeterRows).rows];
        const run = again(rows, own);
        yield run === null ? { meter: a, rows: merged(rows, own) } : { meter: a, rows, again: run };
        [x, y] = await Promise.all([left.next(), right.next()]);
      }
    }
  } finally {
    await Promise.all([left.return?.(undefined), right.return?.(undefined)]);
  }
}

/** Rows in memory that is reused. */
function createMerged() {
  let room = roomForRows(0);
  return (a: Rows, b: Rows): Rows => {
    const size = a.to - a.from + b.to - b.from;
    if (room.at.length < size) room = roomForRows(size * 2);
    let [i, j, n] = [a.from, b.from, 0];
    while (i < a.to && j < b.to) {
      if (isAfter(a, i, b, j)) put(room, n++, b, j++);
      else put(room, n++, a, i++);
    }
    while (i < a.to) put(room, n++, a, i++);
    while (j < b.to) put(room, n++, b, j++);
    return { ...room, from: 0, to: n };
  };
}

/** Whether row `i` of one comes after row `j` of the other. */
function isAfter(a: Rows, i: number, b: Rows, j: number): boolean {
  if (a.at[i] !== b.at[j]) return (a.at[i] as number) > (b.at[j] as number);
  if (a.width[i] !== b.width[j]) return (a.width[i] as number) > (b.width[j] as number);
  if (a.received[i] !== b.received[j]) return (a.received[i] as number) > (b.received[j] as number);
  return (a.import[i] as number) > (b.import[j] as number);
}

/** The rows of some imports alone. */
export function only(rows: Rows, counts: (id: number) => boolean): Rows {
  const room = roomForRows(rows.to - rows.from);
  let n = 0;
  for (let i = rows.from; i < rows.to; i++) if (counts(rows.import[i] as number)) put(room, n++, rows, i);
  return { ...room, from: 0, to: n };
}

/** Copies row `j` of some rows to place `n` of others. */
function put(into: Rows, n: number, from: Rows, j: number): void {
  into.at[n] = from.at[j] as number;
  into.width[n] = from.width[j] as number;
  into.value[n] = from.value[j] as number;
  into.unit[n] = from.unit[j] as number;
  into.received[n] = from.received[j] as number;
  into.import[n] = from.import[j] as number;
}
