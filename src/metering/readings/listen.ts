import { asOfNow } from '#kernel/as-of.ts';
import type { Finding } from '#kernel/finding.ts';
import { programScope } from '#kernel/scope.ts';
import { untilBack } from '#kernel/store-retry.ts';
import type { Lies } from '#kernel/trail.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { inTransaction } from '#platform/imports/imports.ts';
import { buildingsOf } from './compute/buildings-of.ts';
import type { ReadingsInternals } from './compute/internals.ts';
import { takeDecisionsBack } from './quality/decisions-in.ts';
import { reachOf } from './series/decision-store.ts';
import type { Reached } from './series/windows.ts';
import { takeBack, takeMetersBack, unseen } from './take-back.ts';

/** Handles events of other slices: facts that moved lines, imports and decisions that are undone, records that a crash left open. */
export function listen(internals: ReadingsInternals): void {
  const { registry, point, imports, decisions } = internals;
  registry.onMetersTouched(async (marks) => {
    await redrawMeters(internals, [...new Set(marks.map((one) => one.meter))], marks);
    const drawn = marks.map((one) => one.mark);
    await untilBack(() => registry.metersSettled(drawn), internals.ending);
  });
  imports.onPlaced('readings', async ({ id }) => lying(internals, await internals.store.metersOf(wholeProgram, id)));
  imports.onPlaced('decision', async ({ subject }) => ({ where: [`series:${subject}`] }));
  imports.onPlaced('decisions', async ({ id }) =>
    lying(
      internals,
      (await decisions.broughtBy(internals.postgres, wholeProgram, id)).map(({ word }) => word.meter),
    ),
  );
  imports.onUndo('readings', (on, scope, row, now) =>
    takeBack(internals, on, scope, { id: row.id, now }, (ids) => redrawDecided(internals, ids)),
  );
  registry.onMetersStanding((_on, ids) => readingsOn(internals, ids));
  point.onPointsStanding((_on, ids) => readingsOn(internals, ids));
  point.onPointsChanged((ids) =>
    redrawMeters(
      internals,
      ids,
      ids.map((meter) => ({ meter, first: -Infinity, last: Infinity })),
    ),
  );
  imports.onUndo('decision', async (on, scope, row, now) => {
    const said = await decisions.revoke(on, scope, row.id, now);
    const standing = await unseen(internals, scope, said === null ? [] : [said.meter]);
    if (standing.length > 0) return { standing };
    return { after: async () => (said === null ? undefined : redrawDecided(internals, [said.meter], reachOf(said, said.owed))) };
  });
  imports.onUndo('decisions', (on, scope, row, now) =>
    takeDecisionsBack(internals, on, scope, { id: row.id, now }, (ids) => redrawDecided(internals, ids)),
  );
  imports.onMend('readings', (row) => cameOf(internals, row.id));
}

const lying = async ({ series }: ReadingsInternals, ids: readonly number[]): Promise<Lies> =>
  buildingsOf(ids.length === 0 ? [] : await series(programScope, { ids }, asOfNow));

/** The result of an import; null if it failed: then the metering points that came with it are removed. */
async function cameOf(internals: ReadingsInternals, id: number): Promise<unknown> {
  const result = await internals.committer.resultOf(id);
  if (result !== null) return result;
  const outcome = await inTransaction(internals.postgres, (on) => takeMetersBack(internals, on, programScope, id, internals.clock()));
  await outcome.after?.();
  return null;
}

/** Visible readings of metering points that are about to be undone. */
async function readingsOn({ store, committer, series, undoing }: ReadingsInternals, ids: readonly number[]): Promise<Finding[]> {
  const hidden = [...committer.visibility.hidden(asOfNow), ...undoing];
  const held = await store.metersWithReadings({ scope: programScope, meters: ids }, hidden);
  if (held.length === 0) return [];
  const meters = await series(programScope, { ids: held }, asOfNow);
  return meters.map((meter) => ({ code: 'has-readings', severity: 'error', evidence: { meter: meter.code } }));
}

/**
 * Redraws meters whose facts have changed; the change itself is already durable and marked as due.
 * @param reached what it reaches of each; null: all
 */
async function redrawMeters(
  { committer }: ReadingsInternals,
  ids: readonly number[],
  reached: readonly Reached[] | null = null,
): Promise<void> {
  if (ids.length > 0) await committer.commitChange(ids, async () => reached);
}

async function redrawDecided(
  internals: ReadingsInternals,
  ids: readonly number[],
  reached: readonly Reached[] | null = null,
): Promise<void> {
  await redrawMeters(internals, ids, reached);
  await untilBack(() => internals.decisions.done(wholeProgram, ids), internals.ending);
}

/** After a crash: completes or removes what was in progress, then draws what is due. Called once, before any query. */
export async function repair(internals: ReadingsInternals, undone: readonly number[]): Promise<void> {
  await internals.committer.repair();
  await catchUp(internals, undone);
}

/** Draws what is marked as due, and completes undos that were interrupted. */
export async function catchUp(internals: ReadingsInternals, undone: readonly number[]): Promise<void> {
  const { committer, decisions, again } = internals;
  const met = await again.marked(wholeProgram);
  await redrawMeters(internals, met);
  await again.done(wholeProgram, met);
  for (const id of undone) if (committer.visibility.isVisible(id)) await committer.undoImport(id);
  await redrawDecided(internals, await decisions.due(wholeProgram));
}
