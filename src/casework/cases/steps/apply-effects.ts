import type { PoolClient } from 'pg';
import { inTransaction } from '#platform/imports/imports.ts';
import { programScope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { holdEffect, markDone, openEffects, type EffectRow } from '../store/effect-store.ts';
import { addConsent, endConsents } from '../store/consent-store.ts';
import { addCredit } from '../store/credit-store.ts';
import type { Consent, FieldValue } from '../facts.ts';
import { stationTerms } from '#registry/registry/vocabulary.ts';
import type { CasesNeeds } from '../needs.ts';
import { inForceOn } from '../open-case.ts';

/** The program acting for a case in other slices: what it sets names the case as its origin. */
const scopeOf = (code: string): Scope => ({ ...programScope, actor: `case:${code}` });

type BeginFor = (on: PoolClient, row: EffectRow, procedure: string) => Promise<string>;

/** The result of an effect, and a notification to send once it is stored. */
type Outcome = { readonly outcome: Record<string, unknown>; readonly told?: () => Promise<void> };

/**
 * Applies the effects of steps outside their cases, exactly once even with concurrent callers: an effect and its done mark are stored
 * together. A failed effect is reported in the outcome and not retried forever. @param code of one case; null: all
 */
export async function applyEffects(needs: CasesNeeds, code: string | null, begin: BeginFor): Promise<void> {
  for (const row of await openEffects(needs.postgres, wholeProgram, code)) {
    const problem = await applyOne(needs, row, begin).catch((error: unknown) => {
      if (!(error instanceof Problem)) throw error;
      return error;
    });
    if (problem === undefined) continue;
    needs.warn(`case ${row.case}: an effect of step ${row.n} could not be done: ${problem.code}`);
    await markDone(needs.postgres, wholeProgram, row, new Date(needs.now()), { problem: problem.code });
  }
}

async function applyOne(needs: CasesNeeds, row: EffectRow, begin: BeginFor): Promise<undefined> {
  const told = await inTransaction(needs.postgres, async (on) => {
    if (!(await holdEffect(on, wholeProgram, row))) return undefined;
    const { outcome, told: after } = await applied(needs, on, row, begin);
    await markDone(on, wholeProgram, row, new Date(needs.now()), outcome);
    return after;
  });
  await told?.();
}

async function applied(needs: CasesNeeds, on: PoolClient, row: EffectRow, begin: BeginFor): Promise<Outcome> {
  const { effect } = row;
  if ('set' in effect) return setFact(needs, on, row, effect);
  if ('less' in effect) return takeOff(needs, on, row, effect);
  if ('begin' in effect)
    return inForceOn(needs, effect.begin, row.day) === undefined
      ? nothingDone('no-such-procedure')
      : { outcome: { case: await begin(on, row, effect.begin) } };
  if ('consent' in effect) return agree(needs, on, row, effect.consent);
  if ('credit' in effect) return rate(needs, on, row, effect.credit);
  if ('enter' in effect) return enter(needs, on, row, effect);
  return { outcome: { kept: true } };
}

const nothingDone = (problem: string): Outcome => ({ outcome: { problem } });

/**
 * Listeners that disclosed the building are notified of a withdrawal before the step is answered; it is stored immediately so that their
 * work sees it.
 */
async function agree(needs: CasesNeeds, on: PoolClient, row: EffectRow, consent: Consent | null): Promise<Outcome> {
  const { postgres, now, consentEnded } = needs;
  if (row.building === null) return nothingDone('nothing-to-set');
  if (consent !== null) {
    await addConsent(on, wholeProgram, row, consent, new Date(now()));
    return { outcome: { building: row.building } };
  }
  await endConsents(postgres, wholeProgram, row.building, new Date(now()));
  for (const hear of consentEnded) await hear(scopeOf(row.case), row.building);
  return { outcome: { building: row.building, withdrawn: true } };
}

async function rate({ now }: CasesNeeds, on: PoolClient, row: EffectRow, credit: FieldValue): Promise<Outcome> {
  if (row.organisation === null || typeof credit !== 'string') return nothingDone('nothing-to-set');
  await addCredit(on, wholeProgram, row, credit, new Date(now()));
  return { outcome: { organisation: row.organisation, credit } };
}

/** Into the library of standards, in the name of the case. */
async function enter(
  { standards }: CasesNeeds,
  on: PoolClient,
  row: EffectRow,
  { code, fields }: Extract<EffectRow['effect'], { enter: string }>,
): Promise<Outcome> {
  if (typeof code !== 'string') return nothingDone('nothing-to-set');
  const set = Object.entries(fields).map(([name, value]) => [name, Array.isArray(value) ? value.join('; ') : (value as string)] as const);
  const { told, ...outcome } = await standards.enterOn(on, scopeOf(row.case), code, Object.fromEntries(set));
  return { outcome, told };
}

/** Only facts of the case's building: `building.greenStar`; a life event, `building.demolished`, with its day. */
async function setFact(
  { registry }: CasesNeeds,
  on: PoolClient,
  row: EffectRow,
  { set, to }: Extract<EffectRow['effect'], { set: string }>,
): Promise<Outcome> {
  const [of, field] = set.split('.');
  if (of !== 'building' || field === undefined || row.building === null) return nothingDone('nothing-to-set');
  if (typeof to === 'object' && to !== null) return nothingDone('nothing-to-set');
  const scope = scopeOf(row.case);
  const { code, change, told } = Object.hasOwn(stationTerms, field)
    ? await registry.addLifeEventOn(on, scope, row.building, { kind: field, day: String(to) })
    : await registry.editBuildingOn(on, scope, row.building, { [field]: to }, row.day);
  return { outcome: { building: code, change }, told };
}

/** From a number of the case's building, `building.floorArea`; where nothing is left, the life event is recorded. */
async function takeOff(
  { registry }: CasesNeeds,
  on: PoolClient,
  row: EffectRow,
  { less, by, from, gone }: Extract<EffectRow['effect'], { less: string }>,
): Promise<Outcome> {
  const [of, field] = less.split('.');
  if (of !== 'building' || field === undefined || row.building === null || typeof by !== 'string') return nothingDone('nothing-to-set');
  const part = { field, by, from: typeof from === 'string' ? from : row.day, gone: gone?.split('.')[1] ?? null };
  const made = await registry.reduceBuildingOn(on, scopeOf(row.case), row.building, part);
  return made === null ? nothingDone('part-of-unknown') : { outcome: { building: made.code, change: made.change }, told: made.told };
}
