import { isBefore, type Lives, type Run } from './carried.ts';
import type { Rows } from './rows.ts';

/**
 * The run that incoming rows form where each of them repeats the only existing row of its instant and width: what `repeatsOf` would find in
 * both together, without merging them.
 * @param rows of one meter, as `repeatsOf` takes them but without the incoming rows
 * @param own the incoming rows, in the same order
 * @returns null where they may be anything else
 */
export function runOf(rows: Rows, own: Rows, lives: Lives): Run | null {
  const [from, size] = [placeOf(rows, own), own.to - own.from];
  if (size === 0 || from + size > rows.to || !isAlike(rows, from, own) || !isOfOne(own)) return null;
  const lone = (i: number): boolean => i === rows.from || i >= rows.to || isNext(rows, i);
  if (!lone(from) || !lone(from + size)) return null;
  const { at, width, received, unit, import: id } = own;
  const [first, last] = [own.from, own.to - 1];
  const [by, when] = [id[first] as number, received[first] as number];
  for (let i = from; i < from + size; i++) {
    const other = rows.import[i] as number;
    if ((rows.received[i] as number) > when || (rows.received[i] === when && other >= by)) return null;
    if ((i === from || other !== rows.import[i - 1]) && lives(other).undone !== Infinity) return null;
  }
  const ends = {
    first: at[first] as number,
    firstWidth: width[first] as number,
    last: at[last] as number,
    lastWidth: width[last] as number,
  };
  return { import: by, received: when, unit: unit[first] as number, ...ends, rows: size };
}

/** Whether all incoming rows came together, in one unit, with no two rows of one instant and width. */
function isOfOne(own: Rows): boolean {
  const { received, import: id, unit } = own;
  for (let j = own.from + 1; j < own.to; j++)
    if (received[j] !== received[j - 1] || id[j] !== id[j - 1] || unit[j] !== unit[j - 1] || !isNext(own, j)) return false;
  return true;
}

/** Whether the rows from a place on say the same as the incoming rows. */
function isAlike(rows: Rows, from: number, own: Rows): boolean {
  for (let i = from, j = own.from; j < own.to; i++, j++)
    if (rows.value[i] !== own.value[j] || rows.at[i] !== own.at[j] || rows.width[i] !== own.width[j] || rows.unit[i] !== own.unit[j])
      return false;
  return true;
}

/** Whether row `i` has a different instant or width from the row before it. */
function isNext({ at, width }: Rows, i: number): boolean {
  return at[i] !== at[i - 1] || width[i] !== width[i - 1];
}

/** The first row that does not precede the first of the incoming rows. */
function placeOf(rows: Rows, own: Rows): number {
  const [at, width] = [own.at[own.from] as number, own.width[own.from] as number];
  let [low, high] = [rows.from, rows.to];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(rows.at[middle] as number, rows.width[middle] as number, at, width)) low = middle + 1;
    else high = middle;
  }
  return low;
}
