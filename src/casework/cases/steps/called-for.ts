import type { PoolClient } from 'pg';
import type { LocalizedText } from '#kernel/localized-text.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import type { Doubt } from '../agreement/must.ts';
import { wholeCase } from '../agreement/must-wording.ts';
import { asBoth } from '../agreement/must-value.ts';
import type { CaseDoubt, CaseEffect, CaseEvent, CaseHead, Fields } from '../facts.ts';
import type { CasesNeeds } from '../needs.ts';
import { addEvent, calendarNow, inForceOn, keepCase, zoneOf, type OpenCase } from '../open-case.ts';
import { type DoubtOfStep, doubtsKept } from '../rules/kept-doubts.ts';
import { incomplete, linksLacking, newCase, newHead, ownerOf, startOf } from './begin-case.ts';
import { isTrue } from './effects.ts';
import type { Transition } from './step-check.ts';
import { settledDoubts, weigh } from './weigh.ts';

/** What begins a case without a person in a role: a step of another case, or a draw. */
export type CalledFor = Omit<CaseHead, 'case'> & {
  /** The code of the case or the draw. */
  readonly from: string;
  readonly seats?: { readonly panel: string; readonly people: readonly string[] } | undefined;
  /** Given with the step, for what does not agree about the case as a whole. */
  readonly reason?: string | undefined;
};

/** Begins a case as the program. Throws `no-such-procedure`, `form-incomplete`, `must-refused`. @returns its code */
export async function beginCalledFor(needs: CasesNeeds, on: PoolClient, { from, seats, reason, ...asked }: CalledFor): Promise<string> {
  const now = needs.now();
  const { procedure, links, missing } = await calledFor(needs, asked);
  if (missing.length > 0) throw incomplete(missing, procedure);
  const head = await newHead(on, asked.procedure, links, today(now, zoneOf(procedure)).slice(0, 4));
  const { organisation } = links;
  const at = new Date(now).toISOString();
  const open = newCase(head, procedure, calendarNow(needs), at);
  const doubts = doubtsToKeep(await weighWhole(needs, on, open, true), reason);
  const begun = { at, by: 'program', note: from, version: procedure.version, state: startOf(procedure), ...asked, organisation };
  addEvent(open, now, { kind: 'begin', ...begun, ...(doubts.length === 0 ? {} : { doubts }) });
  if (seats !== undefined && seats.people.length > 0) addEvent(open, now, { kind: 'seat', at, by: 'program', note: from, ...seats });
  await keepCase(on, programScope, open, now);
  return head.case;
}

/** Where nobody gave a reason, because none was asked for when the step was taken, what would need one is kept as told. */
function doubtsToKeep(doubts: readonly Doubt[], reason: string | undefined) {
  const asked = doubts.map((one) => (one.else === 'reason' && reason === undefined ? { ...one, else: 'tell' as const } : one));
  const isAsked = asked.some((one) => one.else === 'reason');
  return settledDoubts(asked, isAsked ? { [wholeCase]: reason } : {}, []);
}

/** The procedure in force, the links of the case, and those that it lacks. */
async function calledFor(needs: CasesNeeds, asked: Omit<CaseHead, 'case'>) {
  const procedure = inForceOn(needs, asked.procedure, today(needs.now()));
  if (procedure === undefined) throw new Problem('not-found', 'no-such-procedure', { procedure: asked.procedure });
  const { region, organisation, building, project } = await withOwner(needs, asked);
  const links = { region, organisation, building, project };
  return { procedure, links, missing: linksLacking(procedure, links) };
}

/** What does not agree about a new case as a whole. @param hold whether it is then begun */
const weighWhole = (needs: CasesNeeds, on: PoolClient, open: OpenCase, hold: boolean): Promise<Doubt[]> =>
  weigh(needs, on, { open, who: { scope: programScope, link: null }, at: needs.now(), fields: {}, names: new Set([wholeCase]) }, hold);

/** The links of a case; its organisation is the owner of its building unless it names one. */
export async function withOwner<Links extends Pick<CaseHead, 'organisation' | 'building'>>(
  { registry }: Pick<CasesNeeds, 'registry'>,
  links: Links,
): Promise<Links> {
  if (links.organisation !== null || links.building === null) return links;
  return { ...links, organisation: ownerOf(await registry.building(programScope, links.building)) };
}

/** Under what a doubt about a case that a step begins is found, and its reason given: `begin.green-building-label`. */
export const begunKey = (procedure: string): string => `begin.${procedure}`;

/** Effects as they are had: a case that is begun keeps the reason that was given for it. */
export const withReasons = (effects: readonly CaseEffect[], doubts: readonly CaseDoubt[]): CaseEffect[] =>
  effects.map((one) => {
    const reason = 'begin' in one ? doubts.find(({ field }) => field === begunKey(one.begin))?.reason : undefined;
    return reason === undefined ? one : { ...one, reason };
  });

/** The doubts whose reasons hold on for the same: not those about cases that steps began, since each is another case. */
export const askedBefore = (events: readonly CaseEvent[]): DoubtOfStep[] =>
  doubtsKept(events).filter(({ field }) => !field.startsWith(begunKey('')));

/** A step of a case, with the fields of the case after it. */
type StepAhead = { readonly open: Pick<OpenCase, 'head' | 'zone'>; readonly rule: Transition; readonly fields: Fields };

/**
 * What does not agree about the cases that a step would begin. What needs a reason is asked for with the step; what would be refused does
 * not hinder the step itself, and is told.
 * @param hold whether the step is then taken
 */
export async function weighBegun(needs: CasesNeeds, on: PoolClient, ahead: StepAhead, hold: boolean): Promise<Doubt[]> {
  const { rule, fields } = ahead;
  const begun = (rule.effects ?? []).flatMap(({ begin, when }) => (begin === undefined || !isTrue(when, fields) ? [] : [begin]));
  const doubts: Doubt[] = [];
  for (const procedure of new Set(begun)) doubts.push(...(await doubtsOfBegun(needs, on, ahead, procedure, hold)));
  return doubts;
}

async function doubtsOfBegun(
  needs: CasesNeeds,
  on: PoolClient,
  { open: { head } }: StepAhead,
  id: string,
  hold: boolean,
): Promise<Doubt[]> {
  if (inForceOn(needs, id, today(needs.now())) === undefined) return [];
  const { case: _code, ...links } = head;
  const { procedure, missing, links: own } = await calledFor(needs, { ...links, procedure: id });
  if (missing.length > 0) return [];
  const at = new Date(needs.now()).toISOString();
  const open = newCase({ case: '', procedure: id, ...own }, procedure, calendarNow(needs), at);
  return (await weighWhole(needs, on, open, hold)).map((one) => ({
    ...one,
    field: begunKey(id),
    else: one.else === 'reason' ? 'reason' : 'tell',
    evidence: { ...one.evidence, field: begunKey(id), name: begunSaid(procedure) },
  }));
}

/** @example `由此受理的“绿色建筑标识认定”` */
function begunSaid({ id, names }: OpenCase['procedure']): LocalizedText {
  const { zh, en } = asBoth(names ?? id);
  return { zh: `由此受理的“${zh}”`, en: `the case of “${en}” opened by this step` };
}
