import { type AsOf, asOfNow } from '#kernel/as-of.ts';
import type { Unit } from '#kernel/carrier.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller } from '#kernel/unscoped.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { DayKinds } from '#retrofit/temperature-model/facts.ts';
import { type BaseModel, type FittedPoints, modelAgain, useOf } from './base-model.ts';
import type { DaySpan, FitQuestion, ModelQuestion } from '../facts.ts';
import { fit } from './fit.ts';
import type { SavingsNeeds } from '../needs.ts';
import { readPoints, type Sealed } from './sealed.ts';
import { dayKindsOf } from './settle.ts';
import * as store from '../store.ts';

/** The model that savings are calculated from, sealed or fitted for the question. */
export type Base = {
  readonly model: BaseModel;
  readonly asked: FitQuestion;
  readonly period: DaySpan;
  readonly station: string;
  readonly calendar: string;
  readonly modelAsked: ModelQuestion;
  readonly points: FittedPoints;
  /** How its days are classified, as known then. */
  readonly kinds: DayKinds;
  readonly unit: Unit;
  readonly zone: Zone;
  /** The use of the base's points, in the unit. */
  readonly use: number;
  /** Null if it is not sealed. */
  readonly sealed: { readonly name: string; readonly hash: string; readonly project: string | null } | null;
};

/** A sealed baseline that the scope sees. Throws `no-such-baseline`, also if what it is drawn around is not visible. */
export async function sealedNamed(
  needs: SavingsNeeds,
  scope: Scope,
  name: string,
): Promise<{ readonly row: store.BaselineRow; readonly sealed: Sealed }> {
  const row = await store.baseline(needs.postgres, checkedByCaller, name);
  if (row === undefined || !(await isSeen(needs, scope, row))) throw new Problem('not-found', 'no-such-baseline', { baseline: name });
  return { row, sealed: JSON.parse(row.sealed) as Sealed };
}

/** Whether a scope sees all that a baseline is drawn around. */
export async function isSeen(
  { registry }: Pick<SavingsNeeds, 'registry'>,
  scope: Scope,
  { building, meters }: Pick<store.BaselineRow, 'building' | 'meters'>,
): Promise<boolean> {
  if ('all' in scope.sees) return true;
  if (meters.length === 0) return (await registry.buildingCodes(scope, { buildings: [building ?? ''] }, asOfNow)).length === 1;
  return (await registry.meterFacts(scope, { meters }, asOfNow)).length === new Set(meters).size;
}

/** The model of a sealed baseline, from its sealed coefficients. Throws `no-such-baseline`. */
export async function sealedBase(needs: SavingsNeeds, scope: Scope, name: string): Promise<Base> {
  const { row, sealed } = await sealedNamed(needs, scope, name);
  const zone = createZone(sealed.zone) as Zone;
  const at = Date.parse(sealed.knownAt);
  const kinds = dayKindsOf(needs, scope, zone, sealed.model, { received: at, recorded: at });
  const points = readPoints(sealed);
  const model = modelAgain(points, sealed.fit, kinds);
  if (model === null) throw new Error(`the baseline ${name} cannot be read again`);
  const { boundary, period, model: modelAsked } = sealed;
  const use = useOf(points);
  const { station, calendar } = modelAsked;
  const asked = { boundary, period, model: modelAsked };
  const { unit } = sealed;
  return {
    model,
    asked,
    period,
    station,
    calendar,
    modelAsked,
    points,
    kinds,
    unit,
    zone,
    use,
    sealed: { name: row.name, hash: row.hash, project: row.project },
  };
}

/** A base fitted for one question. Throws as `fit`, `baseline-insufficient` with the findings. */
export async function fittedBase(needs: SavingsNeeds, scope: Scope, asked: FitQuestion, known: AsOf): Promise<Base> {
  const found = await fit(needs, scope, asked, known);
  if (found.model === null) throw insufficient(found.findings);
  return {
    model: found.model,
    asked,
    period: asked.period,
    station: found.station?.code ?? '',
    calendar: found.kinds.calendar,
    modelAsked: asked.model,
    points: found.points,
    kinds: found.kinds,
    unit: found.sum.unit,
    zone: found.sum.zone,
    use: found.use,
    sealed: null,
  };
}

/** What prevents a baseline, each with what to do. */
export function insufficient(findings: Problem['findings']): Problem {
  const errors = (findings ?? []).filter(({ severity }) => severity === 'error');
  return new Problem('cannot-do', 'baseline-insufficient', { count: errors.length, first: errors[0]?.code ?? '' }, findings ?? []);
}
