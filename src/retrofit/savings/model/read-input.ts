import type { Scope } from '#kernel/scope.ts';
import type { DaySpan, FactorValues, FitQuestion } from '../facts.ts';
import type { SavingsNeeds } from '../needs.ts';
import { type BoundaryGiven, type ModelGiven, readBoundary, readModel } from './read-question.ts';
import { readFactor } from './tables.ts';

/** A boundary and a model in the shape of the contract; files are the requester's own uploads. */
export type FitGiven = BoundaryGiven &
  ModelGiven & { readonly factors?: readonly { readonly name: string; readonly file: string }[] | undefined };

/** The question of a fit, with its tables parsed. Throws as `readBoundary`, `readModel`, `readFactor`, `no-such-file`. */
export async function readFit(needs: SavingsNeeds, scope: Scope, given: FitGiven, period: DaySpan): Promise<FitQuestion> {
  return {
    boundary: readBoundary(given),
    period: { from: period.from, to: period.to },
    model: readModel(given, await readFactors(needs, scope, given)),
  };
}

/** The values of factors, from uploaded files. */
export async function readFactors(
  { imports }: Pick<SavingsNeeds, 'imports'>,
  scope: Scope,
  { factors = [] }: Pick<FitGiven, 'factors'>,
): Promise<FactorValues[]> {
  const read: FactorValues[] = [];
  for (const { name, file } of factors) read.push(await readFactor(name, await imports.fileOf(scope, file)));
  return read;
}
