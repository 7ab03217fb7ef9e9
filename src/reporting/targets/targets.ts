import type { Explainer } from '#kernel/figure.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import { citiesOf } from './cities.ts';
import { explainTarget } from './explain.ts';
import type { TargetNeeds } from './needs.ts';
import { progressOf, type PlaceTarget, type Progress, type TargetsQuestion, pathIn, type ProgressQuestion } from './progress.ts';
import type { NotYetList } from '#reporting/indicator/facts.ts';
import { commit, ownShares, split, splitsOf, targetNamed, type SplitQuestion, type SplitShown } from './splitting.ts';
import type { Exact } from '#kernel/exact-number.ts';
import { firstYearOf } from '#green-building/policy/policy.ts';

/** A target of a place with its split, its course year by year, and the buildings or projects that would close its gap. */
export type TargetShown = {
  readonly progress: Progress & { readonly split: SplitShown | null };
  readonly course: readonly Course[];
  readonly toClose: NotYetList | null;
};

/**
 * The targets of documents: the progress of each in a place, how it is shared out among the places below, and their commitments.
 * @example await createTargets(needs).progress(scope, { region: '140300', year: 2025, known })
 */
export function createTargets(needs: TargetNeeds) {
  const { policy, place, indicators } = needs;

  /** The documents in force for a place: its own, and those of all places above it. Throws `document-elsewhere`. */
  async function documentsOf({ region, document, known }: TargetsQuestion) {
    const regions = await policy.regionsOf(region);
    if (document !== undefined) {
      const found = policy.document(document);
      if (!regions.includes(found.head.region)) throw new Problem('cannot-do', 'document-elsewhere', { document, place: region });
      return [found];
    }
    const held = await policy.documents({ region, date: today(known.received) });
    return held.filter(({ state }) => state !== 'gone').map((one) => one.document);
  }

  async function targetsOf(scope: Scope, asked: TargetsQuestion): Promise<PlaceTarget[]> {
    const [documents, shareOf] = await Promise.all([documentsOf(asked), ownShares(needs, scope, asked.region, asked.known)]);
    return documents.flatMap((document) =>
      document.targets
        .filter(({ id }) => asked.target === undefined || id === asked.target)
        .map((target) => ({ document, target, own: shareOf(target, document.head) })),
    );
  }

  /** Every target of a place at the end of a year. Throws `no-such-place`, `no-such-document`. */
  async function progress(scope: Scope, asked: TargetsQuestion): Promise<(Progress & { readonly split: SplitShown | null })[]> {
    await place.get(asked.region);
    const [targets, cities] = await Promise.all([targetsOf(scope, asked), citiesOf(needs, scope, asked)]);
    const [found, splits] = await Promise.all([
      progressOf(needs, scope, { ...asked, cities }, targets),
      splitsOf(needs, scope, { region: asked.region }),
    ]);
    return found.map((one) => ({ ...one, split: splits.find(({ target }) => target.id === one.target.id) ?? null }));
  }

  /** One target of a place: the same, its course year by year, and what would close its gap. Throws `no-such-target`. */
  async function show(scope: Scope, asked: TargetsQuestion & { readonly target: string }): Promise<TargetShown> {
    const { document } = targetNamed(needs, asked.target);
    const whole = { ...asked, document: document.head.code };
    const [found] = await progress(scope, whole);
    if (found === undefined) throw new Problem('not-found', 'no-such-target', { target: asked.target });
    const [course, toClose] = await Promise.all([
      courseOf(needs, scope, asked, found),
      found.indicator === null ? null : indicators.notYet(scope, { ...asked, indicator: found.indicator }),
    ]);
    return { progress: found, course, toClose };
  }

  return {
    progress,
    show,
    split: (scope: Scope, asked: SplitQuestion) => split(needs, scope, asked),
    splits: (scope: Scope, asked: { readonly target?: string | undefined; readonly region?: string | undefined }) =>
      splitsOf(needs, scope, asked),
    commit: (scope: Scope, asked: Parameters<typeof commit>[2]) => commit(needs, scope, asked),
    knownAt: indicators.knownAt,
    explainers: {
      target: (scope, figure, question) => explainTarget(progress, scope, figure, question),
    } satisfies Readonly<Record<string, Explainer>>,
  };
}

export type Targets = ReturnType<typeof createTargets>;

/** The value of a target at the end of a year, and the required value. */
type Course = { readonly year: number; readonly now: Exact | null; readonly path: Exact | null; readonly figure: string | null };

/** Maximum number of years in a course: the last ones. */
const mostYears = 15;

/**
 * A target year by year, from its base year or the first of its document to the due year or the requested one. Actual values are given for
 * years up to the requested one that have begun.
 */
async function courseOf(
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
