import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { today } from '#kernel/today.ts';
import { linkNames } from '../agreement/must-value.ts';
import type { CaseDoubt, Fields } from '../facts.ts';
import type { CasesNeeds } from '../needs.ts';
import { inForceOn, type OpenCase } from '../open-case.ts';
import type { AtWork } from './acting.ts';
import { linksLacking } from './begin-case.ts';
import { askedBefore, weighBegun, withOwner } from './called-for.ts';
import { isTrue } from './effects.ts';
import { type Bag, readGiven, refuseBad } from './given.ts';
import { givenBy } from './rated.ts';
import { refuseMissing, type Transition } from './step-check.ts';
import { namesToWeigh, settledDoubts, weigh } from './weigh.ts';

type StepGiven = { readonly fields?: Bag | undefined; readonly note?: string | undefined; readonly reasons?: Bag | undefined };

type Read = {
  readonly rule: Transition;
  /** What may be given. */
  readonly allowed: ReadonlySet<string>;
  /** The fields that are looked at though they are not given; by default all that may be given. */
  readonly looked?: Iterable<string>;
};

/** What is given with a step, or as its correction. */
type StepValues = {
  readonly given: Awaited<ReturnType<typeof readGiven>>;
  /** All fields of the case after it. */
  readonly fields: Fields;
  readonly doubts: readonly CaseDoubt[];
};

/**
 * Reads what is given with a step and holds it against what it must agree with, and the cases that it begins against theirs. Throws
 * `form-incomplete`, `field-bad`, `begin-unlinked`, `must-refused`, `reason-missing`, `reason-not-asked`.
 */
export async function readValues(
  needs: CasesNeeds,
  { on, open, acting }: AtWork,
  { fields: bag = {}, note, reasons = {} }: StepGiven,
  { rule, allowed, looked = allowed }: Read,
): Promise<StepValues> {
  const { procedure, standing } = open;
  const given = await readGiven(on, procedure, standing, bag, allowed, givenBy(needs, open, acting));
  const personal = { ...standing.personal, ...Object.fromEntries(given.personal.map(({ field, hash }) => [field, hash])) };
  const fields = { ...standing.fields, ...given.fields };
  refuseMissing(rule, { fields, personal }, note, badFields(given.findings));
  refuseBad(given.findings);
  await refuseUnlinked(needs, open, rule, fields, acting.at);
  const names = namesToWeigh(procedure, looked, given.fields, fields);
  const doubts = [
    ...(await weigh(needs, on, { open, who: acting.who, at: acting.at, fields, names }, true)),
    ...(await weighBegun(needs, on, { open, rule, fields }, true)),
  ];
  return { given, fields, doubts: settledDoubts(doubts, reasons, askedBefore(open.events)) };
}

const badFields = (findings: readonly Finding[]): Set<string> => new Set(findings.map(({ evidence }) => String(evidence['field'])));

/** Refuses a step that begins a case of another procedure for which this one lacks a link. Throws `begin-unlinked`. @param at ms */
async function refuseUnlinked(
  needs: CasesNeeds,
  { head, zone }: OpenCase,
  { effects = [] }: Transition,
  fields: Fields,
  at: number,
): Promise<void> {
  for (const { begin, when } of effects) {
    const begun = begin === undefined || !isTrue(when, fields) ? undefined : inForceOn(needs, begin, today(at, zone));
    const [link] = begun === undefined ? [] : linksLacking(begun, await withOwner(needs, head));
    if (link !== undefined) throw new Problem('cannot-do', 'begin-unlinked', { procedure: begun?.names ?? begin, link: linkNames[link] });
  }
}
