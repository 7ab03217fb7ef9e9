import { partText } from './workbook.ts';
import type { Zip } from '../zip.ts';

/** Cells of one column that a sheet displays as one: the rows from `top` to `bottom` of `column` (from 0). */
export type Merge = { readonly column: number; readonly top: number; readonly bottom: number };

const tags = /<(?:\w+:)?mergeCell\b[^>]*?\bref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"/gu;

/** More than in any sheet that people read; beyond it nothing is filled down. */
const mostMerges = 200_000;

/**
 * The merges of a sheet that span several rows, by their first row. They come after the rows, so the sheet is scanned once for them,
 * without reading its cells.
 */
export async function mergesOf(zip: Zip, part: string): Promise<ReadonlyMap<number, readonly Merge[]>> {
  const byTop = new Map<number, Merge[]>();
  let held = '';
  let count = 0;
  for await (const piece of partText(zip, part)) {
    held += piece;
    let read = 0;
    for (const found of held.matchAll(tags)) {
      read = found.index + found[0].length;
      const [, letters = '', first, last] = found;
      const merge = { column: columnOf(letters), top: Number(first), bottom: Number(last) };
      if (merge.bottom <= merge.top || (count += 1) > mostMerges) continue;
      byTop.set(merge.top, [...(byTop.get(merge.top) ?? []), merge]);
    }
    // a tag may be cut in two
    held = held.slice(Math.max(read, held.lastIndexOf('<')));
  }
  return count > mostMerges ? new Map() : byTop;
}

/** Cells of a sheet that are displayed as one, whole: rows as spreadsheets count them, columns from 0, the last ones included. */
export type MergedArea = { readonly top: number; readonly left: number; readonly bottom: number; readonly right: number };

const areas = /<(?:\w+:)?mergeCell\b[^>]*?\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/gu;

/** All merges of a small sheet. */
export async function areasMerged(zip: Zip, part: string): Promise<MergedArea[]> {
  let text = '';
  for await (const piece of partText(zip, part)) text += piece;
  return [...text.matchAll(areas)].slice(0, mostMerges).map(([, left = '', top, right = '', bottom]) => ({
    top: Number(top),
    left: columnOf(left),
    bottom: Number(bottom),
    right: columnOf(right),
  }));
}

const columnOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + (letter.codePointAt(0) as number) - 64, 0) - 1;

/**
 * Fills merged cells down, row by row in order.
 * @returns a function that fills `cells` in place and returns the columns that are merged in this row
 */
export function createFillDown(byTop: ReadonlyMap<number, readonly Merge[]>): (row: number, cells: string[]) => number[] {
  let open: { merge: Merge; text: string }[] = [];
  return (row, cells) => {
    open = open.filter(({ merge }) => merge.bottom >= row);
    const isRow = cells.some((cell, column) => cell !== '' && open.every(({ merge }) => merge.column !== column));
    for (const merge of byTop.get(row) ?? []) open.push({ merge, text: cells[merge.column] ?? '' });
    if (!isRow && !byTop.has(row)) return [];
    const merged: number[] = [];
    for (const { merge, text } of open) {
      if (text === '') continue;
      while (cells.length < merge.column) cells.push('');
      if ((cells[merge.column] ?? '') === '') cells[merge.column] = text;
      merged.push(merge.column);
    }
    return merged;
  };
}
