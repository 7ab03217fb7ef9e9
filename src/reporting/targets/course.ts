import type { Exact } from '#kernel/exact-number.ts';
import type { Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import { firstYearOf } from '#green-building/policy/policy.ts';
import type { TargetNeeds } from './needs.ts';
import { pathIn, progressOf, type Progress, type ProgressQuestion } from './progress.ts';

/** Where a target stood at the end of a year, and where it should. */
export type Course = { readonly year: number; readonly now: Exact | null; readonly path: Exact | null; readonly figure: string | null };

/** A course has so many years at most: the last of them. */
const mostYears = 15;

/**
 * A target year by year, from its base year or the first of its document to the year in which it is due, or that is asked about. What it
 * was is told of years up to the one asked about that have come.
 */
export async function courseOf(
  needs: Pick<TargetNeeds, 'indicators' | 'knowledge' | 'returns'>,
  scope: Scope,
  asked: ProgressQuestion,
  of: Progress,
): Promise<Course[]> {
  const { target, document, indicator } = of;
  const begins = Math.min(target.mode === 'cumulative' ? firstYearOf(document.head) : (target.base?.year ?? asked.year), asked.year);
  const last = Math.max(target.due ?? asked.year, asked.year);
  const years = Array.from({ length: Math.min(mostYears, last - begins + 1) }, (_, at) => Math.max(begins, last - mostYears + 1) + at);
  const thisYear = Number(today(asked.known.received).slice(0, 4));
  return Promise.all(
    years.map(async (year): Promise<Course> => {
      const path = pathIn(of, indicator, year);
      if (year > asked.year || year > thisYear || (indicator === null && of.form === null)) return { year, now: null, path, figure: null };
      const [then] = year === asked.year ? [of] : await progressOf(needs, scope, { ...asked, year }, [of]);
      return { year, path, now: then?.now ?? null, figure: then?.figure ?? null };
    }),
  );
}
