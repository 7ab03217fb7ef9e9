import { type Lies } from '#kernel/trail.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { figureId, type Explainer } from '#kernel/figure.ts';
import { Problem } from '#kernel/problem.ts';
import type { Ahead } from '#metering/metering/metering.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import { type DayDesigns, keptDesigns } from '#retrofit/temperature-model/day-design.ts';
import { baselineKind } from './papers/baseline-statement.ts';
import { insufficient, isSeen, sealedBase, sealedNamed } from './model/base-of.ts';
import { checksOf } from './checks.ts';
import { explainBaseUse, explainReport, explainTypical, reportOfFigure } from './explain.ts';
import type { DaySpan, FitQuestion, ReportQuestion } from './facts.ts';
import { fit, type Fitted } from './model/fit.ts';
import type { SavingsNeeds } from './needs.ts';
import { modelPoints } from './model/model-points.ts';
import type { FitAnswer, LockedBaseline } from './present.ts';
import { type FitGiven, readFactors, readFit } from './model/read-input.ts';
import { reportTold, type ReportAnswer } from './answer-report.ts';
import { fitHash, sealedAsRead } from './model/seal-of-fit.ts';
import { sealBaseline } from './model/sealed.ts';
import { settlingVerbs } from './settling.ts';
import { portfolioJob, portfolioVerbs } from './portfolio/portfolios.ts';
import * as store from './store.ts';
import { readEvents, readPool } from './model/tables.ts';
import { readAhead } from './model/ahead.ts';
import { firstParts, type PartsQuestion, type UseParts } from './model/use-parts.ts';
import { type StationsOf, weatherOnce } from './model/weather-once.ts';
import { profileOf, type ProfileQuestion, type UseProfile } from './use-profile.ts';
import { typicalTold, type TypicalQuestion } from './answer-typical.ts';

export type FitRequest = FitGiven & DaySpan & { readonly knownAt?: string | undefined };

export type ReportGiven = FitRequest & {
  readonly baseline?: string | undefined;
  readonly base?: DaySpan | undefined;
  readonly confidence: number;
  readonly events?: string | undefined;
  readonly compare?: string | undefined;
};

export type LockGiven = FitRequest & {
  readonly baseline: string;
  readonly project?: string | undefined;
  /** The hash of the fit that was read. */
  readonly seen?: string | undefined;
};

const mostCompared = 500;

export type { Base } from './model/base-of.ts';
export type { MayHaveMoved } from './model/moved.ts';
export type { PeriodSavings } from './report.ts';
export type { Stretch } from './stretch.ts';
export type { UseParts } from './model/use-parts.ts';

export type Savings = ReturnType<typeof createSavings>;

/** The explainers of savings figures. */
const explainersOf = (needs: SavingsNeeds, portfolios: ReturnType<typeof portfolioVerbs>): Readonly<Record<string, Explainer>> => ({
  [portfolioJob]: (...asked) => portfolios.explain(...asked),
  'savings-base': (...asked) => explainBaseUse(needs, ...asked),
  savings: (...asked) => explainReport(needs, ...asked),
  'savings-typical': (...asked) => explainTypical(needs, ...asked),
});

async function liesOf({ postgres }: SavingsNeeds, name: string): Promise<Lies> {
  const row = await store.baseline(postgres, wholeProgram, name);
  if (row === undefined) return undefined;
  const { building, meters } = row;
  return { where: building === null ? meters.map((meter) => `meter:${meter}` as const) : [`building:${building}`] };
}

/**
 * Savings: models of base periods, sealed; the savings of a period with their interval.
 * @example await savings.report(scope, { baseline: 'B1', from: '2025-01-01', to: '2026-01-01', confidence: 0.9 })
 */
export function createSavings(needs: SavingsNeeds) {
  const { postgres, now, audit, metering } = needs;
  const designs = keptDesigns();
  const told = async (found: Fitted): Promise<FitAnswer> => {
    const asked = await store.keepQuestion(postgres, checkedByCaller, found.asked, now());
    return fitTold(needs, found, figureId({ kind: 'savings-base', asked, ...found.known }));
  };
  const fitOf = async (scope: Scope, given: FitRequest): Promise<Fitted> =>
    fit(needs, scope, await readFit(needs, scope, given, given), metering.knownAt(given.knownAt), designs);
  const portfolios = portfolioVerbs(needs);
  return {
    /** The model of a base period; `fit` null if errors among the findings prevent it. Throws as `fit` and `readFit`. */
    fit: async (scope: Scope, given: FitRequest): Promise<FitAnswer> => told(await fitOf(scope, given)),
    /** How a building uses a carrier according to the model of a period: its parts, rest days, nights. Throws as `fit`. */
    profile: async (scope: Scope, given: ProfileQuestion): Promise<UseProfile> =>
      profileOf(needs, scope, await fitOf(scope, { ...given, model: 'daily' }), told),
    /**
     * The points that a model is fitted to, and its results for them; for a sealed baseline, by its name. Throws as `fit`,
     * `no-such-baseline`.
     */
    points: (scope: Scope, given: FitRequest & { readonly baseline?: string | undefined }) =>
      given.baseline === undefined
        ? fitOf(scope, given).then((found) => modelPoints(found.model, found.points, found.kinds, found.sum.unit))
        : sealedBase(needs, scope, given.baseline).then((base) => modelPoints(base.model, base.points, base.kinds, base.unit)),
    /**
     * Seals the model of a base period and issues it as a statement. Throws as `fit`, `baseline-insufficient` (422), `name-taken` (409),
     * `no-such-project`, `seen-not-latest` (409) if it is another model, or one from other readings, than the one that was read.
     */
    async lock(scope: Scope, given: LockGiven): Promise<LockedBaseline> {
      const { baseline: name, project = null } = given;
      if (project !== null) await needs.project.project(scope, project);
      if ((await store.baseline(postgres, checkedByCaller, name)) !== undefined) throw new Problem('conflict', 'name-taken', { name });
      const found = await fitOf(scope, given);
      if (found.model === null || found.station === null) throw insufficient(found.findings);
      const { text, hash } = sealBaseline(sealedAsRead(given.seen, found, found.station.code));
      const { boundary, period, model } = found.asked;
      const around = 'building' in boundary ? { building: boundary.building, meters: [] } : { building: null, meters: metersOf(boundary) };
      const made = { name, hash, sealed: text, ...around, project, model: model.model, ...period };
      if (!(await store.addBaseline(postgres, scope, made, now()))) throw new Problem('conflict', 'name-taken', { name });
      await audit(scope, { action: 'savings-lock', subject: `baseline:${name}`, detail: { hash, ...around, project } });
      await issueBaseline(needs, scope, name);
      return baselineTold(needs, scope, name);
    },
    /** Where a baseline belongs: to what it is drawn around. */
    lies: (name: string): Promise<Lies> => liesOf(needs, name),
    /** Sealed baselines for which the scope sees all that they are drawn around, newest first. */
    async list(
      scope: Scope,
      which: { readonly building?: string | undefined; readonly project?: string | undefined; offset: number; limit: number },
    ) {
      const rows = await store.baselines(postgres, checkedByCaller, which);
      const seen: store.BaselineRow[] = [];
      for (const row of rows) if (await isSeen(needs, scope, row)) seen.push(row);
      return { rows: seen.slice(which.offset, which.offset + which.limit), total: seen.length };
    },
    /** Throws `no-such-baseline`. */
    show: (scope: Scope, name: string): Promise<LockedBaseline> => baselineTold(needs, scope, name),
    /** The savings of a period. Throws `no-such-baseline`, `periods-overlap`, `baseline-insufficient`, and what the tables throw. */
    async report(scope: Scope, given: ReportGiven): Promise<ReportAnswer> {
      const known = metering.knownAt(given.knownAt);
      const question = await readReport(needs, scope, given);
      const asked = await store.keepQuestion(postgres, checkedByCaller, question, now());
      return reportTold(needs, scope, { question, asked, known });
    },
    /** Both periods in a typical year. Throws `no-such-baseline`, `no-such-station`, `no-typical-year`, `baseline-insufficient`. */
    typical: async (scope: Scope, { knownAt, ...question }: TypicalQuestion & { readonly knownAt?: string | undefined }) =>
      typicalTold(needs, scope, question, metering.knownAt(knownAt)),
    explainers: explainersOf(needs, portfolios),
    portfolio: portfolios,
    ...settlingVerbs(needs),
    ...coalVerbs(needs),
    ...partsVerbs(needs, designs),
    baselines: () => store.baselines(postgres, checkedByCaller, {}),
  };
}

const partsVerbs = (needs: SavingsNeeds, designs: DayDesigns) => ({
  /**
   * The breakdown of the use of periods, by the daily model, otherwise by the billing model; null if neither is available. For one boundary
   * after another as known at one time: shared weather is read once, and what was read ahead is not read again. Throws as `fit`.
   * @param stations which station each building has, if already queried
   */
  partsAt(known: AsOf, stations?: StationsOf): (scope: Scope, given: PartsQuestion, ahead?: Ahead) => Promise<UseParts | null> {
    const weather = weatherOnce(needs.weather, known, stations);
    return (scope, given, ahead) => {
      const within = ahead === undefined ? { ...needs, weather } : { ...needs, weather, ...readAhead(needs, ahead) };
      return firstParts(async (model) => {
        const asked = { ...given, model };
        return fit(within, scope, await readFit(within, scope, asked, asked), known, designs);
      });
    };
  },
});

const coalVerbs = (needs: SavingsNeeds) => ({
  /**
   * The coal, in kgce, equivalent to the savings of a report's figure, and its period; null if no coefficient converts them to coal.
   * Throws `figure-unknown`.
   */
  async coalOfFigure(scope: Scope, figure: string): Promise<{ readonly kgce: number | null; readonly period: DaySpan }> {
    const { standardCoal, period } = await reportOfFigure(needs, scope, figure);
    return { kgce: standardCoal?.value ?? null, period };
  },
});

/**
 * Issues what was sealed; it marks what is not verified. A baseline over several buildings may be locked without seeing their place;
 * issuing it is then left to the bureau. Points in no building have no place to number it by.
 */
async function issueBaseline({ statement }: SavingsNeeds, scope: Scope, baseline: string): Promise<void> {
  try {
    await statement.issue(scope, { kind: baselineKind, question: { baseline }, indicative: true });
  } catch (trouble) {
    if (!(trouble instanceof Problem) || !['out-of-scope', 'baseline-without-place'].includes(trouble.code)) throw trouble;
  }
}

const metersOf = ({
  meters,
  minus = [],
}: {
  readonly meters: readonly string[];
  readonly minus?: readonly string[] | undefined;
}): string[] => [...meters, ...minus];

async function readReport(needs: SavingsNeeds, scope: Scope, given: ReportGiven): Promise<ReportQuestion> {
  const { baseline, base, events, compare } = given;
  if ((baseline === undefined) === (base === undefined)) throw new Problem('bad-input', 'base-or-baseline', {});
  const file = (id: string) => needs.imports.fileOf(scope, id);
  const of = baseline === undefined ? { fit: await readFit(needs, scope, given, base as DaySpan) } : { baseline };
  return {
    of,
    period: { from: given.from, to: given.to },
    confidence: given.confidence,
    events: events === undefined ? [] : await readEvents(await file(events)),
    factors: baseline === undefined ? [] : await readFactors(needs, scope, given),
    compare: compare === undefined ? null : await readPool(await file(compare), mostCompared),
  };
}

function fitTold(needs: Pick<SavingsNeeds, 'knowledge'>, found: Fitted, figure: string): FitAnswer {
  const { asked, sum, station, kinds, points, days, covered, use, model, known, findings } = found;
  const limits = needs.knowledge.inForce('model-check', { on: asked.period.to, ...known });
  return {
    boundary: asked.boundary,
    unit: sum.unit,
    zone: sum.zone.name,
    period: asked.period,
    model: asked.model,
    station: station?.code ?? null,
    calendar: kinds.calendar,
    days,
    points: points.points.y.length,
    covered,
    use,
    figure,
    fit: model?.fit ?? null,
    hash: fitHash(found),
    ...checksOf(model?.fit ?? null, asked.model.model, limits),
    knownAt: known.received,
    findings,
  };
}

async function baselineTold(needs: SavingsNeeds, scope: Scope, name: string): Promise<LockedBaseline> {
  const { row, sealed } = await sealedNamed(needs, scope, name);
  const { boundary, unit, zone, period, model, days, covered, points, fit: sealedFit } = sealed;
  const at = Date.parse(sealed.knownAt);
  // what arrived at the very moment of locking is known to it
  const known = { received: at, recorded: Math.max(at, row.locked) };
  const question: FitQuestion = { boundary, period, model };
  const asked = await store.keepQuestion(needs.postgres, checkedByCaller, question, needs.now());
  const limits = needs.knowledge.inForce('model-check', { on: period.to, ...known });
  const { use } = await sealedBase(needs, scope, name);
  return {
    boundary,
    unit,
    zone,
    period,
    model,
    station: model.station,
    calendar: model.calendar,
    days,
    points: points.length,
    covered,
    use,
    figure: figureId({ kind: 'savings-base', asked, ...known }),
    fit: sealedFit,
    ...checksOf(sealedFit, model.model, limits),
    knownAt: at,
    findings: [],
    baseline: name,
    hash: row.hash,
    locked: row.locked,
    by: row.by,
    project: row.project,
    statement: await needs.statement.standingOn({ kind: baselineKind, question: { baseline: name } }),
    sealed: row.sealed,
  };
}
