import { statusShown } from '#platform/knowledge/facts.ts';
import type { Evidence } from '#kernel/finding.ts';
import type { Category, Controls } from './parts.ts';
import { requirementsFor, type Requirement } from './requirements.ts';
import type { Scheme, ScoreInput } from './score-input.ts';

/** A condition of a star. `met` null: it depends on `needs`. Texts are found by `code`. */
export type Condition = {
  readonly code: 'rating-controls' | 'rating-control' | 'rating-floor' | 'rating-fit-out' | 'rating-total' | 'rating-requirement';
  readonly star: number;
  readonly clause: string;
  readonly met: boolean | null;
  readonly needs: readonly string[];
  readonly evidence: Evidence;
};

/** What is judged: a building's parts and everything known about it. */
export type RatingContext = {
  readonly scheme: Scheme;
  readonly input: ScoreInput;
  readonly controls: Controls;
  readonly categories: readonly Category[];
  readonly total: number | null;
  readonly leastTotal: number;
  /** The totals if the control items were met: with unknown parts at zero, and at their maximum. */
  readonly points: { readonly least: number; readonly most: number };
};

/** All conditions of a star, each with whether it is met. */
export function conditionsFor(star: number, context: RatingContext): Condition[] {
  return [
    ...controlConditions(star, context),
    ...floorConditions(star, context),
    ...pointConditions(star, context),
    ...rowConditions(star, context),
  ];
}

function controlConditions(star: number, { scheme, controls }: RatingContext): Condition[] {
  const { base } = scheme.standard;
  if (controls.failed.length === 0)
    return [{ code: 'rating-controls', star, clause: base.clause, met: controls.met, needs: controls.needs, evidence: {} }];
  return controls.failed.map((code) => {
    const names = scheme.items.find((item) => item.code === code)?.names;
    return { code: 'rating-control', star, clause: code, met: false, needs: [], evidence: { item: code, names } };
  });
}

function floorConditions(star: number, { scheme, categories }: RatingContext): Condition[] {
  const { floorClause: clause, base } = scheme.standard;
  return categories
    .filter(({ code, floor }) => code !== base.code && floor > 0)
    .map(({ code, names, score, floor, met }) => {
      const needs = met === null ? [`scores.${code}`] : [];
      return { code: 'rating-floor', star, clause, met, needs, evidence: { part: code, names, score: score ?? '—', floor } };
    });
}

function pointConditions(star: number, { scheme, input, points }: RatingContext): Condition[] {
  const { grades, gradeClause, fitOutClause } = scheme.standard;
  const wanted = grades.find((grade) => grade.star === star)?.total ?? 0;
  const met = points.least >= wanted ? true : points.most >= wanted ? null : false;
  return [
    { code: 'rating-fit-out', star, clause: fitOutClause, met: input.fitOut, needs: input.fitOut === null ? ['fitOut'] : [], evidence: {} },
    {
      code: 'rating-total',
      star,
      clause: gradeClause,
      met,
      needs: met === null ? ['scores'] : [],
      evidence: { total: points.least, wanted, star },
    },
  ];
}

function rowConditions(star: number, { scheme, input }: RatingContext): Condition[] {
  return requirementsFor(scheme.standard, star, input)
    .filter(({ asked }) => asked !== false)
    .map(({ id, names, clause, met, needs, wanted, status }) => ({
      code: 'rating-requirement',
      star,
      clause,
      met,
      needs,
      evidence: {
        requirement: id,
        names,
        ...statusShown(status),
        wanted: { zh: wantedIn('zh', wanted), en: wantedIn('en', wanted) },
      },
    }));
}

/** What a row requires, as text; one of several is enough. */
function wantedIn(language: 'zh' | 'en', wanted: Requirement['wanted']): string {
  const told = wanted.map(({ names, value, unit }) =>
    value === true ? names[language] : `${names[language]} ${String(value)}${unit === '%' ? '%' : ''}`,
  );
  return told.join(language === 'zh' ? '，或者' : ', or ');
}
