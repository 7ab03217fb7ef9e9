import { wholeProgram } from '#kernel/unscoped.ts';
import { firstPoint, isPoint } from '#metering/point/facts.ts';
import type { ReadingStore } from '../series/store.ts';
import type { MeterWindow } from '../series/windows.ts';
import type { MonthRows } from './month-rows.ts';

type ShowNeeds = { readonly store: ReadingStore; readonly months: MonthRows };

/**
 * What a drawing has put aside: the local days of each meter (days since 1970-01-01, the last not included), and whether there are
 * findings.
 */
export type DrawnAside = { readonly days: readonly MeterWindow[]; readonly findings: boolean };

/**
 * Puts the day rows that were drawn aside in force, and adds up their months; may be repeated.
 * @param drawn what was put aside, if known: anything absent costs no statement
 */
export async function showDrawn(
  { store, months }: ShowNeeds,
  commitNumber: number,
  as: { readonly drawn: number; readonly since: number },
  series: Iterable<number>,
  drawn: DrawnAside | null = null,
): Promise<void> {
  if (drawn?.days.length !== 0) await store.showDays(wholeProgram, commitNumber, as);
  if (drawn?.findings !== false) await store.showFindings(wholeProgram, commitNumber, as.drawn);
  if (hasPoints(series)) await store.showHours(wholeProgram, commitNumber, as);
  await months.follow(drawn?.days ?? (await store.drawnDays(wholeProgram, commitNumber)), as.drawn);
}

/** Represents series whose type is not known. */
export const anyPoint: readonly number[] = [firstPoint];

/** Without points no statement on hours is needed. */
function hasPoints(series: Iterable<number>): boolean {
  for (const id of series) if (isPoint(id)) return true;
  return false;
}

/** Drops what was put aside. @param drawn as for `showDrawn` */
export async function dropDrawn(
  { store }: Pick<ShowNeeds, 'store'>,
  commitNumber: number,
  series: Iterable<number>,
  drawn: DrawnAside | null = null,
): Promise<void> {
  if (drawn?.days.length !== 0) await store.dropDays(wholeProgram, commitNumber);
  if (drawn?.findings !== false) await store.dropFindings(wholeProgram, commitNumber);
  if (hasPoints(series)) await store.dropHours(wholeProgram, commitNumber);
}
