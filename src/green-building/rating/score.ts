import type { Finding } from '#kernel/finding.ts';
import { isVerified } from '#kernel/source-status.ts';
import { statusShown } from '#platform/knowledge/facts.ts';
import { tidy } from './given.ts';
import { conditionsFor, type RatingContext, type Condition } from './conditions.ts';
import { categoriesOf, controlsOf, type Category } from './parts.ts';
import { proposals, type Proposal } from './proposal.ts';
import { requirementsFor, type Requirement } from './requirements.ts';
import type { Scheme, ScoreInput, Stage } from './score-input.ts';

export type Rated = {
  readonly standard: string;
  readonly stage: Stage;
  readonly date: string;
  /** Null if a whole part is unknown. */
  readonly total: number | null;
  /** The total with unknown parts at zero. */
  readonly leastTotal: number;
  /** 0 is the basic grade; null: no grade, or the control items are unknown. Only what is shown counts. */
  readonly grade: number | null;
  /** The grade if everything undecided turned out well. */
  readonly possibleGrade: number | null;
  /** The star that `unmet` and `undecided` refer to: the target, or the one that the points are enough for. */
  readonly aim: number;
  readonly categories: readonly Category[];
  readonly requirements: readonly Requirement[];
  readonly unmet: readonly Condition[];
  readonly undecided: readonly Condition[];
  readonly next: readonly Proposal[];
  readonly indicative: boolean;
  readonly findings: readonly Finding[];
};

/** Rates a building. Throws Problem `rating-scores-contradict`. */
export function rate(scheme: Scheme, stage: Stage, date: string, input: ScoreInput): Rated {
  const { standard } = scheme;
  const controls = controlsOf(scheme, input);
  const categories = categoriesOf(scheme, stage, input, controls);
  const context: RatingContext = { scheme, input, controls, categories, ...totalOf(scheme, categories) };
  const stars = standard.grades.map(({ star }) => star);
  const conditions = new Map(stars.map((star) => [star, conditionsFor(star, context)]));
  const reached = stars.filter((star) => conditions.get(star)?.every(({ met }) => met === true));
  const possible = stars.filter((star) => conditions.get(star)?.every(({ met }) => met !== false));
  const grade = controls.met === true ? Math.max(0, ...reached) : null;
  const aim = aimOf(context);
  const findings = findingsOf(context, Math.max(grade ?? 0, aim), date);
  return {
    standard: standard.standard,
    stage,
    date,
    total: context.total,
    leastTotal: context.leastTotal,
    grade,
    possibleGrade: controls.met === false ? null : Math.max(0, ...possible),
    aim,
    categories,
    requirements: requirementsFor(standard, aim, input),
    unmet: (conditions.get(aim) ?? []).filter(({ met }) => met === false),
    undecided: (conditions.get(aim) ?? []).filter(({ met }) => met === null),
    next: proposals(scheme, stage, input, categories, { grade: grade ?? 0, conditions }),
    indicative: findings.some(({ code }) => doubts.has(code)),
    findings: [...input.findings, ...controls.findings, ...findings],
  };
}

/** A part that is purely a bonus (the last) counts as zero if not given; all others must be known. */
function totalOf({ standard }: Scheme, categories: readonly Category[]): Pick<RatingContext, 'total' | 'leastTotal' | 'points'> {
  const { base, bonus, divisor } = standard;
  const sumOf = (list: readonly Category[], value: (one: Category) => number) => list.reduce((sum, one) => sum + value(one), 0);
  const parts = categories.filter(({ code }) => code !== base.code);
  const least = sumOf(parts, ({ score }) => score ?? 0);
  const open = sumOf(parts, ({ code, score, max }) => (score === null && code !== bonus.code ? max : 0));
  const leastTotal = tidy((least + sumOf(categories, ({ code, score }) => (code === base.code ? (score ?? 0) : 0))) / divisor);
  const whole = categories.every(({ code, score }) => score !== null || code === bonus.code);
  const points = { least: tidy((base.max + least) / divisor), most: tidy((base.max + least + open) / divisor) };
  return { total: whole ? leastTotal : null, leastTotal, points };
}

/** The named star, or the highest that the points are enough for once the control items are met. */
function aimOf({ scheme, input, points }: RatingContext): number {
  if (input.targetStar !== null && input.targetStar > 0) return input.targetStar;
  return Math.max(1, ...scheme.standard.grades.filter(({ total }) => points.least >= total).map(({ star }) => star));
}

/** Findings that make a star only indicative. */
const doubts = new Set(['rating-edition-revised', 'rating-requirement-recalled', 'rating-standard-recalled']);

function findingsOf({ scheme, input, categories }: RatingContext, star: number, date: string): Finding[] {
  const { standard } = scheme;
  const found: Finding[] = [];
  const { revised } = standard;
  if (revised !== undefined && date >= revised.from)
    found.push({
      code: 'rating-edition-revised',
      severity: 'warning',
      evidence: { date, from: revised.from, names: revised.names, ...statusShown(revised.status) },
    });
  if (!isVerified(standard.status))
    found.push({
      code: 'rating-standard-recalled',
      severity: 'warning',
      evidence: { standard: standard.standard, ...statusShown(standard.status) },
    });
  for (const row of requirementsFor(standard, star, input))
    if (!row.verified && row.asked !== false)
      found.push({
        code: 'rating-requirement-recalled',
        severity: 'warning',
        evidence: { names: row.names, clause: row.clause, ...statusShown(row.status) },
      });
  if (input.claims.size > 0) found.push({ code: 'rating-requirements-claimed', severity: 'info', evidence: {} });
  for (const { code, names, open } of categories)
    if (open.length > 0 && code !== standard.base.code)
      found.push({ code: 'rating-items-open', severity: 'info', evidence: { part: code, names, items: open.join(', ') } });
  if (categories.some(({ code, score }) => code === standard.bonus.code && score === null))
    found.push({ code: 'rating-bonus-none', severity: 'info', evidence: { part: standard.bonus.code } });
  return found;
}
