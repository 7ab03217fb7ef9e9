import type { AsOf } from '#kernel/as-of.ts';
import type { Carrier } from '#kernel/carrier.ts';
import { carriers } from '#kernel/carrier.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import type { Boundary } from '#metering/metering/metering.ts';
import { comparedWith, featuresOf, type Likeness, nearest } from '#retrofit/temperature-model/comparison.ts';
import type { SavingsReport } from '#retrofit/temperature-model/report.ts';
import { type Base, fittedBase } from './model/base-of.ts';
import type { SavingsNeeds } from './needs.ts';
import { type PeriodSavings, savingsIn } from './report.ts';
import type { PoolRow, ReportQuestion } from './facts.ts';

/** What the five nearest of a pool show for a period. */
export type Comparison = {
  readonly told: Pick<SavingsReport, 'adjustedBaseline' | 'savings' | 'fraction' | 'standardError' | 'interval'>;
  readonly ratio: number;
  readonly deviation: number;
  readonly buildings: readonly { readonly boundary: string; readonly ratio: number }[];
  readonly findings: readonly Finding[];
};

type Member = Likeness & { readonly measured: number; readonly predicted: number };

type PoolQuestion = {
  readonly base: Base;
  readonly savings: PeriodSavings;
  readonly question: ReportQuestion;
  readonly pool: readonly PoolRow[];
};

/** The boundary of a pool's row. Throws Problem `no-such-carrier`. */
export function boundaryOfRow({ meter, building, carrier }: PoolRow): Boundary {
  if (meter !== undefined) return { meters: [meter] };
  const found = carriers.find((one) => one === carrier);
  if (found === undefined) throw new Problem('bad-input', 'no-such-carrier', { carrier, carriers: carriers.join(', ') });
  return { building: building as string, carrier: found satisfies Carrier };
}

/**
 * Compares savings with a pool: the use of its five buildings nearest to this one, over the prediction of their own models, shifts the
 * prediction.
 * Throws Problem `comparison-daily` if the base is not daily, `comparison-few` if fewer than five are comparable.
 */
export async function compareWithPool(needs: SavingsNeeds, scope: Scope, asked: PoolQuestion, known: AsOf): Promise<Comparison> {
  const { base, savings, question } = asked;
  if (base.model.kind !== 'daily' || base.points.kind !== 'daily') throw new Problem('bad-input', 'comparison-daily', {});
  const features = featuresOf(base.points.points, base.model.fit, base.kinds);
  const use = await useOfBoundary(needs, savings.sum.building, known);
  const findings: Finding[] = [];
  const members: Member[] = [];
  for (const row of asked.pool) {
    const one = await memberOf(needs, scope, asked, row, known).catch((trouble: unknown) => {
      if (!(trouble instanceof Problem)) throw trouble;
      findings.push({ code: 'pool-left-out', severity: 'info', evidence: { row: row.row, boundary: nameOf(row), why: trouble.code } });
      return null;
    });
    if (one !== null && one.code !== savings.sum.building) members.push(one);
  }
  const group = features === null ? [] : nearest({ use, features }, members);
  const { told } = savings;
  const beside = comparedWith({ ...told, freedom: base.model.uncertainty.freedom, confidence: question.confidence }, group);
  if (beside === null) throw new Problem('cannot-do', 'comparison-few', { found: group.length, use }, findings);
  const { ratio, deviation, ...rest } = beside;
  return {
    told: rest,
    ratio,
    deviation,
    buildings: group.map(({ code, measured, predicted }) => ({ boundary: code, ratio: measured / predicted })),
    findings,
  };
}

export const nameOf = ({ meter, building }: PoolRow): string => meter ?? building ?? '';

async function memberOf(
  needs: SavingsNeeds,
  scope: Scope,
  { base, question }: PoolQuestion,
  row: PoolRow,
  known: AsOf,
): Promise<Member | null> {
  const { station: _own, ...model } = base.modelAsked;
  const asked = {
    boundary: boundaryOfRow(row),
    period: base.period,
    model: { ...model, station: null, calendar: base.calendar, factors: [] },
  };
  const own = await fittedBase(needs, scope, asked, known);
  if (own.model.kind !== 'daily' || own.points.kind !== 'daily') return null;
  const features = featuresOf(own.points.points, own.model.fit, own.kinds);
  const { told, sum } = await savingsIn(needs, scope, own, { period: question.period, events: [], factors: [], confidence: 0.9 }, known);
  if (features === null || !(told.predicted > 0)) return null;
  const use = await useOfBoundary(needs, sum.building, known);
  return { code: nameOf(row), use, features, measured: told.measured, predicted: told.predicted };
}

/** The main use of a boundary's building; empty if it has none. */
async function useOfBoundary({ registry }: SavingsNeeds, building: string | null, known: AsOf): Promise<string> {
  if (building === null) return '';
  const [facts] = await registry.buildingFacts(programScope, { buildings: [building] }, known);
  return facts?.uses.at(-1)?.value[0]?.use ?? '';
}
