import type { KnownUse, Way } from './known-use.ts';
import type { Review } from './review-of.ts';

/** A project, or a building that no project is known of, with what is known of its yearly energy. */
export type Candidate = {
  readonly kind: 'project' | 'building';
  readonly code: string;
  readonly name: string;
  readonly region: string;
  readonly organisation: string | null;
  readonly use: string | null;
  readonly areaM2: number | null;
  /** Of a project: the codes of its buildings. */
  readonly buildings: readonly string[];
  /** The year of the project's first stage, or in which the building was built; null if not known. */
  readonly year: number | null;
  readonly known: readonly KnownUse[];
  /** The case that says most of it; null if there is none. */
  readonly review: Review | null;
  /** Of one that passed: the ways of knowing by which a limit is reached that the reviewed figures lie below. */
  readonly below: readonly Way[];
};

/** Whether a review was owed when it was built: `unknown` if the year is not known, or is the one in which reviews began. */
export type Duty = 'due' | 'before' | 'unknown';

export type OwedRow = Candidate & {
  /** `open`: not wholly measured, and likely at or above the limit. */
  readonly verdict: 'reached' | 'open';
  /** The ways of knowing by which it is at or above a limit. */
  readonly decided: readonly Way[];
  readonly duty: Duty;
};

/**
 * Who is at or above a limit of the energy review and has not passed one, or with figures below the limits, those furthest above first. An
 * estimate by area and use counts only where a declaration or complete meters say nothing.
 * @param since the year in which reviews began; null if not known
 */
export function owedOf(candidates: readonly Candidate[], since: number | null): OwedRow[] {
  return candidates
    .flatMap((one): OwedRow[] => {
      const all = decidedBy(one.known);
      const duty = dutyOf(one.year, since);
      if (one.review?.state === 'passed') {
        const decided = all.filter((way) => one.below.includes(way));
        return decided.length === 0
          ? []
          : [{ ...one, review: { ...one.review, state: 'passed-below' }, verdict: 'reached', decided, duty }];
      }
      const verdict = all.length > 0 ? 'reached' : one.known.some(({ likely }) => likely) ? 'open' : null;
      return verdict === null ? [] : [{ ...one, verdict, decided: all, duty }];
    })
    .toSorted((a, b) => excessOf(b) - excessOf(a) || (a.code < b.code ? -1 : 1));
}

function decidedBy(known: readonly KnownUse[]): Way[] {
  const isSure = known.some(({ way, whole, reached }) => reached !== null && (way === 'declared' || (way === 'metered' && whole)));
  return known.filter(({ way, reached }) => reached === true && (way !== 'estimated' || !isSure)).map(({ way }) => way);
}

function dutyOf(year: number | null, since: number | null): Duty {
  if (year === null || since === null || year === since) return 'unknown';
  return year < since ? 'before' : 'due';
}

/** How many times a limit, at most; 0 where none is surely reached. */
function excessOf({ known, decided }: OwedRow): number {
  const reached = known.filter(({ way }) => decided.includes(way)).flatMap(({ compared }) => compared);
  return Math.max(0, ...reached.map(({ value, limit }) => (value ?? 0) / limit));
}
