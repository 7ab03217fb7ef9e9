import type { CaseStanding } from '#casework/cases/cases.ts';
import { numberIn, reviewStateOf, type ReviewState } from './facts.ts';
import type { KnownUse, Limits, Way } from './known-use.ts';

/** A case of something, with the yearly energy that it states. */
export type Review = {
  readonly state: ReviewState;
  readonly case: string;
  readonly kwh: number | null;
  /** By equivalent value, and by equal value. */
  readonly tce: number | null;
  readonly tceEqual: number | null;
};

/** The case that says most of each project and building, by `project/CODE` and `building/CODE`. */
export type Reviews = ReadonlyMap<string, Review>;

const order: readonly ReviewState[] = ['not-passed', 'under-way', 'passed'];

/** One that passed goes before one under way, of several that passed the one that states most. @param cases all of the procedure */
export function reviewsBy(cases: readonly CaseStanding[]): Reviews {
  const found = new Map<string, Review>();
  for (const one of cases) {
    const review = reviewIn(one);
    for (const [kind, code] of [
      ['project', one.project],
      ['building', one.building],
    ] as const) {
      const before = found.get(`${kind}/${code}`);
      if (code !== null && (before === undefined || saysMore(review, before))) found.set(`${kind}/${code}`, review);
    }
  }
  return found;
}

function reviewIn({ state, case: code, fields }: CaseStanding): Review {
  const [kwh, tce, tceEqual] = ['electricity', 'tce', 'tceEqual'].map((field) => numberIn(fields[field]));
  return { state: reviewStateOf(state), case: code, kwh: kwh ?? null, tce: tce ?? null, tceEqual: tceEqual ?? null };
}

function saysMore(one: Review, other: Review): boolean {
  const ahead = order.indexOf(one.state) - order.indexOf(other.state);
  return ahead > 0 || (ahead === 0 && (one.state !== 'passed' || (one.tce ?? one.kwh ?? 0) >= (other.tce ?? other.kwh ?? 0)));
}

/**
 * The ways of knowing that reach a limit while what was reviewed lies below all of them: such a review clears nothing. A project declares
 * tce by whichever value it used, so that the higher one of the report counts for it; what the report does not state is not below.
 */
export function belowFor({ state, kwh, tce, tceEqual }: Review, known: readonly KnownUse[], limits: Limits): Way[] {
  if (state !== 'passed') return [];
  const isBelow = (way: Way): boolean =>
    limits({ tce: way === 'declared' ? (tceEqual ?? tce) : tce, kwh, whole: true }).needsReview === false;
  return known.filter(({ way, reached }) => reached === true && isBelow(way)).map(({ way }) => way);
}
