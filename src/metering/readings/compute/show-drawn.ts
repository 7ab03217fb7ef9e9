import { programScope } from '#kernel/scope.ts';
import { firstPoint, isPoint } from '#metering/point/facts.ts';
import type { ReadingStore } from '../series/store.ts';
import type { MonthRows } from './month-rows.ts';

type ShowNeeds = { readonly store: ReadingStore; readonly months: MonthRows };

/** Makes what lies aside the day rows in force, and adds their months up; may be repeated. */
export async function showDrawn(
  { store, months }: ShowNeeds,
  commitNumber: number,
  as: { readonly drawn: number; readonly since: number },
  series: Iterable<number>,
): Promise<void> {
  await store.showDrawn(programScope, commitNumber, as);
  if (hasPoints(series)) await store.showHours(programScope, commitNumber, as);
  await months.follow(commitNumber, as.drawn);
}

/** Stands for series of which it is not known what they are. */
export const anyPoint: readonly number[] = [firstPoint];

/** What has no points costs no statement for their hours. */
function hasPoints(series: Iterable<number>): boolean {
  for (const id of series) if (isPoint(id)) return true;
  return false;
}

/** Lets go of what lies aside. */
export async function dropDrawn({ store }: Pick<ShowNeeds, 'store'>, commitNumber: number, series: Iterable<number>): Promise<void> {
  await store.dropDrawn(programScope, commitNumber);
  if (hasPoints(series)) await store.dropHours(programScope, commitNumber);
}
