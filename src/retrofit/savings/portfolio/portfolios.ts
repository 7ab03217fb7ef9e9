import type { AsOf } from '#kernel/as-of.ts';
import { type ExplainedInput, type Explanation, figureId, type FigureQuestion, unknownFigure } from '#kernel/figure.ts';
import { formatInstant } from '#kernel/instant.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller } from '#kernel/unscoped.ts';
import type { JobWork } from '#platform/jobs/jobs.ts';
import { boundaryOfRow } from '../compare.ts';
import type { DaySpan, PortfolioQuestion, ReportQuestion } from '../facts.ts';
import type { SavingsNeeds } from '../needs.ts';
import { type PortfolioAnswer, runPortfolio } from './portfolio.ts';
import type { PortfolioRow } from './portfolio-row.ts';
import { readModel } from '../model/read-question.ts';
import { type FitGiven, readFactors } from '../model/read-input.ts';
import { placesOfPool, type BoundaryPlace } from './portfolio-places.ts';
import * as store from '../store.ts';
import { readPool } from '../model/tables.ts';

export const portfolioJob = 'savings-portfolio';

const mostBoundaries = 200_000;

export type PortfolioGiven = Omit<FitGiven, 'building' | 'carrier' | 'item' | 'meters' | 'minus'> &
  DaySpan & {
    readonly file: string;
    readonly base: DaySpan;
    readonly confidence: number;
    readonly knownAt?: string | undefined;
  };

/** The result of a portfolio, as read back. */
export type ShownPortfolio = Omit<PortfolioAnswer, 'rows'> & {
  readonly job: string;
  readonly rows: readonly PortfolioRow[];
  readonly known: AsOf;
  readonly figure: (part: string) => string;
};

/** Portfolios: started as jobs, read back by the job's id. */
export function portfolioVerbs(needs: SavingsNeeds) {
  const { postgres, now, imports, jobs, metering } = needs;
  /** Throws `no-such-savings-portfolio`, also if it belongs to someone else. */
  async function show(scope: Scope, job: string): Promise<ShownPortfolio> {
    const kept = await store.portfolio(postgres, scope, job);
    if (kept === undefined) throw new Problem('not-found', 'no-such-savings-portfolio', { job });
    const known = { received: kept.received, recorded: kept.recorded };
    const rows = JSON.parse(kept.rows) as readonly PortfolioRow[];
    const figure = (part: string): string => figureId({ kind: portfolioJob, job, part, ...known });
    return { ...(JSON.parse(kept.answer) as Omit<PortfolioAnswer, 'rows'>), job, rows, known, figure };
  }
  return {
    show,
    /** The locations of a portfolio's boundaries, by row. Throws `no-such-savings-portfolio`. */
    async places(scope: Scope, job: string): Promise<ReadonlyMap<number, BoundaryPlace>> {
      const kept = await store.portfolio(postgres, scope, job);
      if (kept === undefined) throw new Problem('not-found', 'no-such-savings-portfolio', { job });
      const { pool } = (await store.questionOf(postgres, checkedByCaller, kept.asked)) as PortfolioQuestion;
      return placesOfPool(needs, scope, pool);
    },
    /** Starts a portfolio. Throws what reading its tables throws. @returns the job's id */
    async begin(scope: Scope, given: PortfolioGiven): Promise<string> {
      const known = metering.knownAt(given.knownAt);
      const question: PortfolioQuestion = {
        pool: await readPool(await imports.fileOf(scope, given.file), mostBoundaries),
        base: { from: given.base.from, to: given.base.to },
        period: { from: given.from, to: given.to },
        model: readModel(given, await readFactors(needs, scope, given)),
        confidence: given.confidence,
      };
      const asked = await store.keepQuestion(postgres, checkedByCaller, question, now());
      return (await jobs.begin(scope, portfolioJob, { asked, ...known })).id;
    },
    /** Runs such a job. */
    async run({ job, scope, input, progress, signal }: JobWork): Promise<void> {
      const { asked, received, recorded } = input as { asked: string; received: number; recorded: number };
      const question = (await store.questionOf(postgres, checkedByCaller, asked)) as PortfolioQuestion;
      const known = { received, recorded };
      const { rows, ...answer } = await runPortfolio(needs, scope, question, known, { progress, signal });
      await store.addPortfolio(postgres, scope, { job, asked, ...known, answer: JSON.stringify(answer), rows: JSON.stringify(rows) });
    },
    explain: (scope: Scope, figure: string, question: FigureQuestion) => explainPortfolio(needs, show, scope, figure, question),
  };
}

const parts = ['measured', 'predicted', 'nonRoutine', 'adjustedBaseline', 'savings'] as const;
const mostOpened = 1000;

/** A sum over boundaries: each with the figure of its own report. */
async function explainPortfolio(
  { postgres, now }: SavingsNeeds,
  show: (scope: Scope, job: string) => Promise<ShownPortfolio>,
  scope: Scope,
  figure: string,
  { job, part: named }: FigureQuestion,
): Promise<Explanation> {
  const part = parts.find((one) => one === named);
  const kept = typeof job === 'string' ? await store.portfolio(postgres, scope, job) : undefined;
  if (part === undefined || kept === undefined) throw unknownFigure(figure);
  const { rows, sums, unit, known } = await show(scope, kept.job);
  const { pool, base, period, model, confidence } = (await store.questionOf(postgres, checkedByCaller, kept.asked)) as PortfolioQuestion;
  const inputs: ExplainedInput[] = [];
  for (const [at, row] of rows.entries()) {
    const boundary = pool[at];
    if (row.told === null || boundary === undefined || inputs.length >= mostOpened) continue;
    const fit = { boundary: boundaryOfRow(boundary), period: base, model };
    const question: ReportQuestion = { of: { fit }, period, confidence, events: [], factors: [], compare: null };
    const asked = await store.keepQuestion(postgres, checkedByCaller, question, now());
    const source = { zh: `清单第 ${row.row} 行`, en: `row ${row.row} of the list` };
    inputs.push({
      name: row.boundary,
      value: row.told[part],
      unit: unit ?? '',
      source,
      figure: figureId({ kind: 'savings', asked, part, ...known }),
    });
  }
  return {
    figure,
    result: { name: `portfolio ${part}`, value: sums.counted === 0 ? null : sums[part], unit: unit ?? '', coverage: sums.coverage },
    formula: { zh: 'Σ 已建模的各边界', en: 'Σ over the boundaries that are modelled' },
    clause: { zh: '各边界的误差视为相互独立，见 docs/savings.md', en: 'errors of boundaries are taken as independent: docs/savings.md' },
    inputs,
    meters: [],
    knownAt: formatInstant(known.received / 1000),
    findings: [],
  };
}
