import { programScope } from '#kernel/scope.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { markDone, openEffects, type EffectRow } from './effect-store.ts';
import type { CasesNeeds } from './needs.ts';
import { inForceOn } from './open-case.ts';

/** The program, as it acts for a case in other slices: what it sets names the case as its origin. */
const scopeOf = (code: string): Scope => ({ ...programScope, actor: `case:${code}` });

/**
 * Does what steps do outside their cases, once: a fact of a building from the day of the step on. What cannot be done is told in the
 * outcome and never tried for ever. @param code of one case; null: all
 */
export async function applyEffects(
  needs: CasesNeeds,
  code: string | null,
  begin: (row: EffectRow, procedure: string) => Promise<string>,
): Promise<void> {
  for (const row of await openEffects(needs.postgres, programScope, code)) {
    const outcome = await applied(needs, row, begin).catch((error: unknown) => {
      if (!(error instanceof Problem)) throw error;
      needs.warn(`case ${row.case}: an effect of step ${row.n} could not be done: ${error.code}`);
      return { problem: error.code };
    });
    await markDone(needs.postgres, programScope, row, new Date(needs.now()), outcome);
  }
}

async function applied(
  needs: CasesNeeds,
  row: EffectRow,
  begin: (row: EffectRow, procedure: string) => Promise<string>,
): Promise<Record<string, unknown>> {
  const { effect } = row;
  if ('set' in effect) return setFact(needs, row, effect);
  if ('begin' in effect)
    return inForceOn(needs, effect.begin, row.day) === undefined
      ? { problem: 'no-such-procedure' }
      : { case: await begin(row, effect.begin) };
  return { kept: true };
}

/** Facts of the case's building alone: `building.greenStar`. */
async function setFact({ registry }: CasesNeeds, row: EffectRow, { set, to }: Extract<EffectRow['effect'], { set: string }>) {
  const [of, field] = set.split('.');
  if (of !== 'building' || field === undefined || row.building === null) return { problem: 'nothing-to-set' };
  if (typeof to === 'object' && to !== null) return { problem: 'nothing-to-set' };
  const made = await registry.editBuilding(scopeOf(row.case), row.building, { [field]: to }, row.day);
  return { building: made.code, change: made.change };
}
