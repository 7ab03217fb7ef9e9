import type { PoolClient } from 'pg';
import { inTransaction, type UndoOutcome } from '#platform/imports/imports.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import { refuseMoreCame } from './came.ts';
import { knownOf, safety, type Staged, stagedOf } from './facts.ts';
import type { RetrofitSurveyNeeds } from './needs.ts';
import * as photos from './photo-store.ts';
import * as store from './store.ts';

/**
 * Accepts all entries of a survey as one change whose undo reverts all of it. Throws `no-such-retrofit-survey`, `retrofit-survey-accepted`,
 * `retrofit-survey-empty`, `seen-not-latest`, and what an edit of a building or of equipment throws.
 * @returns its number
 */
export async function acceptSurvey(needs: RetrofitSurveyNeeds, scope: Scope, id: number, seen?: string): Promise<number> {
  const made = await inTransaction(needs.postgres, async (on) => {
    const row = await store.find(on, scope, id, true);
    if (row === undefined) throw new Problem('not-found', 'no-such-retrofit-survey', { survey: id });
    if (row.accepted !== null) throw new Problem('conflict', 'retrofit-survey-accepted', { survey: id });
    await refuseMoreCame(on, id, seen);
    const entries = await store.entriesOf(on, checkedByCaller, id);
    if (entries.length === 0) throw new Problem('conflict', 'retrofit-survey-empty', { survey: id });
    const now = needs.now();
    const detail = { buildings: row.buildings };
    const change = await needs.imports.change(on, scope, { kind: 'retrofit-survey-accept', subject: `retrofit-survey:${id}`, detail, now });
    const written = await write(needs, on, scope, change, stagedOf(entries));
    const safe = safetyIn(stagedOf(entries));
    if (safe.size > 0) await needs.retrofit.surveyedOn(on, scope, safe, change);
    await layPhotos(needs, on, scope, id);
    await store.accept(on, checkedByCaller, { id, change, parts: written.parts, now });
    return { change, ...written };
  });
  for (const tell of made.told) await tell();
  await needs.audit(scope, { action: 'retrofit-survey-accept', subject: `retrofit-survey:${id}`, detail: { change: made.change } });
  return made.change;
}

/** The answers on the structural safety of each building; 不清楚 says nothing. */
function safetyIn(staged: readonly Staged[]): Map<string, boolean> {
  const said = staged.filter(({ equipment }) => equipment === null).map(({ building, set }) => [building, set[safety]] as const);
  return new Map(said.filter((one): one is readonly [string, boolean] => typeof one[1] === 'boolean'));
}

/** Files the photos with the files of their buildings. */
async function layPhotos({ attachments }: RetrofitSurveyNeeds, on: PoolClient, scope: Scope, survey: number): Promise<void> {
  for (const { id, building, equipment, ...file } of await photos.photosOf(on, checkedByCaller, survey))
    await photos.attached(on, checkedByCaller, id, await attachments.layOn(on, scope, building, file, equipment ?? ''));
}

/** Buildings first, then existing equipment, then new equipment. */
async function write(needs: RetrofitSurveyNeeds, on: PoolClient, scope: Scope, change: number, staged: readonly Staged[]) {
  const parts: number[] = [];
  const told: (() => Promise<void>)[] = [];
  for (const { building, set } of staged.filter(({ equipment }) => equipment === null)) {
    const { [safety]: _safe, ...facts } = knownOf(set);
    if (Object.keys(facts).length === 0) continue;
    const made = await needs.registry.editBuildingOn(on, scope, building, facts);
    parts.push(made.change);
    told.push(made.told);
  }
  for (const { building, equipment, set } of staged) {
    const known = knownOf(set);
    if (equipment === null || Object.keys(known).length === 0) continue;
    const added = await needs.equipment.surveyedOn(on, scope, { code: equipment, building, set: known, change });
    if (added !== null) parts.push(added);
  }
  return { parts, told };
}

/** Undoes an acceptance with everything that it did; the entries are staged again. */
export async function takeAcceptanceBack(
  needs: RetrofitSurveyNeeds,
  on: PoolClient,
  scope: Scope,
  change: number,
  at: number,
): Promise<UndoOutcome> {
  for (const entry of await photos.detached(on, wholeProgram, change)) await needs.attachments.liftOn(on, scope, entry);
  const parts = await store.withdraw(on, checkedByCaller, change);
  const after: UndoOutcome['after'][] = [];
  for (const part of [change, ...parts])
    for (const ledger of [needs.equipment, needs.registry, needs.retrofit]) {
      const outcome = await ledger.takeBack(on, scope, part, at);
      if ((outcome.standing ?? []).length > 0) return outcome;
      after.push(outcome.after);
    }
  return {
    after: async () => {
      for (const one of after) await one?.();
    },
  };
}
