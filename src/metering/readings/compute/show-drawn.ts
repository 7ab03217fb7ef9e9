import { wholeProgram } from '#kernel/unscoped.ts';
import { firstPoint, isPoint } from '#metering/point/facts.ts';
import type { ReadingStore } from '../series/store.ts';
import type { MeterWindow } from '../series/windows.ts';
import type { MonthRows } from './month-rows.ts';

type ShowNeeds = { readonly store: ReadingStore; readonly months: MonthRows };

/** What a drawing has laid aside: the local days of each meter (days since 1970-01-01, the last not included), and whether findings. */
export type DrawnAside = { readonly days: readonly MeterWindow[]; readonly findings: boolean };

/**
 * Makes what lies aside the day rows in force, and adds their months up; may be repeated.
 * @param drawn what lies there, where that is known: what does not costs no statement
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

/** Stands for series of which it is not known what they are. */
export const anyPoint: readonly number[] = [firstPoint];

/** What has no points costs no statement for their hours. */
function hasPoints(series: Iterable<number>): boolean {
  for (const id of series) if (isPoint(id)) return true;
  return false;
}

/** Lets go of what lies aside. @param drawn as for `showDrawn` */
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
