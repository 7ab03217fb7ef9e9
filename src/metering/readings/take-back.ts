import { isPoint } from '#metering/point/facts.ts';
import type { PoolClient } from 'pg';
import type { UndoOutcome } from '#platform/imports/imports.ts';
import { asOfNow } from '#kernel/as-of.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { ReadingsInternals } from './compute/internals.ts';
import { takeDecisionsBack } from './quality/decisions-in.ts';

/**
 * Undoes readings, with the words that came by the same import, and the metering points that came with them if nothing else depends on
 * these.
 * @param drawn redraws meters whose decisions were undone
 */
export async function takeBack(
  internals: ReadingsInternals,
  on: PoolClient,
  scope: Scope,
  { id, now }: { readonly id: number; readonly now: number },
  drawn: (meters: readonly number[]) => Promise<void>,
): Promise<UndoOutcome> {
  const meters = 'all' in scope.sees ? [] : (await internals.store.touched(wholeProgram, id)).map(({ meter }) => meter);
  const own = await internals.decisions.broughtBy(on, wholeProgram, id);
  const standing = [
    ...(await unseen(internals, scope, meters)),
    ...(await standingOn(internals, scope, id, new Set(own.map(({ word }) => word.id)))),
    ...(await Promise.all(internals.laterOn.map((ask) => ask(id)))).flat(),
  ];
  if (standing.length > 0) return { standing };
  const words = await takeDecisionsBack(internals, on, scope, { id, now }, drawn);
  if ((words.standing ?? []).length > 0) return words;
  const registry = await takeMetersBack(internals, on, scope, id, now);
  return {
    after: async () => {
      await internals.committer.undoImport(id);
      await words.after?.();
      await registry.after?.();
    },
  };
}

/** Metering points that the requester may no longer change, because they have been moved elsewhere since. */
export async function unseen(
  { registry, point }: Pick<ReadingsInternals, 'registry' | 'point'>,
  scope: Scope,
  ids: readonly number[],
): Promise<Finding[]> {
  const meters = ids.filter((id) => !isPoint(id));
  const codes = [...(await registry.metersUnseen(scope, meters)), ...(await point.pointsUnseen(scope, ids.filter(isPoint)))];
  return codes.map((code) => ({ code: 'out-of-scope', severity: 'error', evidence: { code } }));
}

/** Metering points that something else depends on (other readings, an edit) stay. */
export async function takeMetersBack(
  internals: ReadingsInternals,
  on: PoolClient,
  scope: Scope,
  id: number,
  now: number,
): Promise<UndoOutcome> {
  const { store, committer, registry, undoing } = internals;
  if (await store.othersOn(wholeProgram, id, committer.visibility.hidden(asOfNow))) return {};
  undoing.add(id);
  try {
    const outcome = await registry.takeBack(on, scope, id, now);
    return (outcome.standing ?? []).length > 0 ? {} : outcome;
  } finally {
    undoing.delete(id);
  }
}

/** The decisions based on what an import brought: while they are in force it cannot be undone. */
async function standingOn(
  { store, decisions, committer }: ReadingsInternals,
  scope: Scope,
  id: number,
  own: ReadonlySet<number>,
): Promise<Finding[]> {
  const touched = Map.groupBy(
    (await Promise.all([store.touched(wholeProgram, id), store.toldBy(wholeProgram, id)])).flat(),
    (row) => row.meter,
  );
  const since = await decisions.since({ scope, meters: [...touched.keys()] }, committer.visibility.shownAt(id));
  return since
    .filter((word) => !own.has(word.id) && touched.get(word.meter)?.some((row) => word.from <= row.last && word.to >= row.first))
    .map((word) => ({ code: 'decision-stands', severity: 'error', evidence: { decision: word.id, as: word.as, finding: word.code } }));
}
