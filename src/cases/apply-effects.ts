import { programScope } from '#kernel/scope.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { markDone, openEffects, type EffectRow } from './effect-store.ts';
import { addConsent, endConsents } from './consent-store.ts';
import { addCredit } from './credit-store.ts';
import type { Consent, FieldValue } from './facts.ts';
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
  if ('consent' in effect) return agree(needs, row, effect.consent);
  if ('credit' in effect) return rate(needs, row, effect.credit);
  return { kept: true };
}

/** What is withdrawn is told to whoever made it public, before the step is answered. */
async function agree(needs: CasesNeeds, row: EffectRow, consent: Consent | null): Promise<Record<string, unknown>> {
  const { postgres, now, consentEnded } = needs;
  if (row.building === null) return { problem: 'nothing-to-set' };
  if (consent !== null) {
    await addConsent(postgres, programScope, row, consent, new Date(now()));
    return { building: row.building };
  }
  await endConsents(postgres, programScope, row.building, new Date(now()));
  for (const hear of consentEnded) await hear(scopeOf(row.case), row.building);
  return { building: row.building, withdrawn: true };
}

async function rate({ postgres, now }: CasesNeeds, row: EffectRow, credit: FieldValue): Promise<Record<string, unknown>> {
  if (row.organisation === null || typeof credit !== 'string') return { problem: 'nothing-to-set' };
  await addCredit(postgres, programScope, row, credit, new Date(now()));
  return { organisation: row.organisation, credit };
}

/** Facts of the case's building alone: `building.greenStar`. */
async function setFact({ registry }: CasesNeeds, row: EffectRow, { set, to }: Extract<EffectRow['effect'], { set: string }>) {
  const [of, field] = set.split('.');
  if (of !== 'building' || field === undefined || row.building === null) return { problem: 'nothing-to-set' };
  if (typeof to === 'object' && to !== null) return { problem: 'nothing-to-set' };
  const made = await registry.editBuilding(scopeOf(row.case), row.building, { [field]: to }, row.day);
  return { building: made.code, change: made.change };
}
