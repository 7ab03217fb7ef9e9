import type { PoolClient } from 'pg';
import { Problem } from '#kernel/problem.ts';
import { programScope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { CasesNeeds } from '../needs.ts';
import { effectsOfEvent } from '../store/effect-store.ts';
import { endConsent } from '../store/consent-store.ts';
import { endCredit } from '../store/credit-store.ts';

type Done = Awaited<ReturnType<typeof effectsOfEvent>>[number];

/** What was undone: calls to make once that is durable, and the cases that go on. */
export type Undone = { readonly told: readonly (() => Promise<void>)[]; readonly stays: readonly string[] };

/**
 * Undoes the effects of an event of a case, last first, as part of a transaction: what they wrote is withdrawn, and stays readable as it
 * was known. Throws `effects-under-way`, `effect-stays`, `effect-built-on`, and what an undo throws.
 */
export async function undoEffects(needs: CasesNeeds, on: PoolClient, code: string, n: number): Promise<Undone> {
  const rows = await effectsOfEvent(on, wholeProgram, code, n);
  if (rows.some(({ outcome }) => outcome === null)) throw new Problem('conflict', 'effects-under-way', { case: code });
  const [told, stays]: [(() => Promise<void>)[], string[]] = [[], []];
  for (const row of rows.toReversed()) {
    const begun = row.outcome?.['case'];
    if (typeof begun === 'string') stays.push(begun);
    const after = await undoOne(needs, on, row, rows);
    if (after !== undefined) told.push(after);
  }
  return { told, stays };
}

async function undoOne(needs: CasesNeeds, on: PoolClient, row: Done, all: readonly Done[]): Promise<(() => Promise<void>) | undefined> {
  const { effect, outcome } = row;
  const ended = new Date(needs.now());
  const change = outcome?.['change'];
  if (typeof change === 'number') {
    await refuseBuiltOn(needs, row, change, new Set(all.map(({ outcome: own }) => own?.['change'])));
    return undoChange(needs, on, row, change);
  }
  if ('credit' in effect) await endCredit(on, wholeProgram, row, ended);
  if (!('consent' in effect) || row.building === null) return undefined;
  if (effect.consent === null) throw new Problem('cannot-do', 'effect-stays', { case: row.case });
  await endConsent(on, wholeProgram, row, ended);
  const { building } = row;
  return async () => {
    for (const hear of needs.consentEnded) await hear({ ...programScope, actor: `case:${row.case}` }, building);
  };
}

/**
 * What is left of a building, and the list of events of its life, were written whole: later ones were made from what this effect wrote, and
 * would keep it. They are undone or corrected first, last first. Throws `effect-built-on`.
 * @param together the changes that are undone with this one
 */
async function refuseBuiltOn(
  { registry }: CasesNeeds,
  { case: code, effect, building }: Done,
  change: number,
  together: ReadonlySet<unknown>,
): Promise<void> {
  if (building === null || !('less' in effect || 'set' in effect)) return;
  const changes = await registry.history(programScope, building);
  const isWhole = (field: string): boolean => 'less' in effect || field === 'lifeEvents';
  const fields = new Set(changes.filter((one) => one.change === change && isWhole(one.field)).map(({ field }) => field));
  const later = changes.filter((one) => one.change > change && fields.has(one.field) && one.undone === null && !together.has(one.change));
  if (later.length > 0)
    throw new Problem('conflict', 'effect-built-on', {
      case: code,
      building,
      changes: [...new Set(later.map((one) => one.change))].join(', '),
    });
}

/** A change that somebody undid by hand meanwhile needs nothing more. */
async function undoChange({ imports }: CasesNeeds, on: PoolClient, row: Done, change: number) {
  try {
    return await imports.undoOn(on, { ...programScope, actor: `case:${row.case}` }, change);
  } catch (error) {
    if (error instanceof Problem && error.code === 'nothing-to-undo') return undefined;
    throw error;
  }
}
