import type { Scope } from '#kernel/scope.ts';
import type { DaySpan, FactorValues, FitQuestion } from '../facts.ts';
import type { SavingsNeeds } from '../needs.ts';
import { type BoundaryGiven, type ModelGiven, readBoundary, readModel } from './read-question.ts';
import { readFactor } from './tables.ts';

/** A boundary and a model as the contract takes them; files are those that the asker has handed over. */
export type FitGiven = BoundaryGiven &
  ModelGiven & { readonly factors?: readonly { readonly name: string; readonly file: string }[] | undefined };

/** What is asked of a fit, with the tables read. Throws as `readBoundary`, `readModel`, `readFactor`, `no-such-file`. */
export async function readFit(needs: SavingsNeeds, scope: Scope, given: FitGiven, period: DaySpan): Promise<FitQuestion> {
  return {
    boundary: readBoundary(given),
    period: { from: period.from, to: period.to },
    model: readModel(given, await readFactors(needs, scope, given)),
  };
}

/** The values of factors, from the files that were handed over. */
export async function readFactors(
  { imports }: Pick<SavingsNeeds, 'imports'>,
  scope: Scope,
  { factors = [] }: Pick<FitGiven, 'factors'>,
): Promise<FactorValues[]> {
  const read: FactorValues[] = [];
  for (const { name, file } of factors) read.push(await readFactor(name, await imports.fileOf(scope, file)));
  return read;
}
