import { describe, expect, it } from 'vitest';
import type { Problem } from '#kernel/problem.ts';
import { shippedOnce } from '../../../test/judge.ts';
import { regionsOf } from '../../../test/library.ts';
import {
  holdsIn,
  isDerived,
  rawDocuments,
  truthIn,
  valuesOf,
  worldsOf,
  type RawDocument,
  type RawRule,
  type World,
} from '../../../test/rule-worlds.ts';
import { judge } from './verdict.ts';

const library = shippedOnce();

type RuleOutcome = { readonly truth: boolean | null; readonly needs: readonly string[] };

/** A single document, with all its rules or with one of them. */
function only(document: RawDocument, rule?: RawRule): typeof library {
  const documents = library.documents.filter(({ head }) => head.code === document.code);
  if (rule === undefined) return { ...library, documents };
  return { ...library, documents: documents.map((one) => ({ ...one, rules: one.rules.filter(({ id }) => id === rule.id) })) };
}

/** The program's result for one rule, among all rules of its document or alone. */
function outcomeOf(
  document: RawDocument,
  rule: RawRule,
  project: World,
  { day = document.day, among = only(document) } = {},
): RuleOutcome & { readonly lapsed: boolean } {
  const answer = judge(among, { regions: regionsOf(document.region), day, project });
  const open = answer.undecided.find((one) => one.rule === rule.id);
  const lapsed = answer.lapsed.find((one) => one.rule === rule.id);
  if (open !== undefined) return { truth: null, needs: open.needs, lapsed: false };
  if (lapsed !== undefined) return { truth: lapsed.needs === undefined ? true : null, needs: lapsed.needs ?? [], lapsed: true };
  return { truth: answer.requirements.some((one) => one.rule === rule.id), needs: [], lapsed: false };
}

/** Worlds in which it holds, a few different ones. */
function satisfying(rule: RawRule): World[] {
  const found: World[] = [];
  let seen = 0;
  const start = Object.fromEntries(rule.open.map((name) => [name, true]));
  for (const given of [{}, start])
    for (const world of worldsOf(rule, given)) {
      if (!holdsIn(rule.when, world)) continue;
      seen += 1;
      if (found.length < 3 || seen % 41 === 0) found.push(Object.fromEntries(Object.entries(world).filter(([, value]) => value !== '∅')));
      if (found.length >= 6) return found;
    }
  return found;
}

/**
 * A project that satisfies the rule, the same without each fact, without each two of them, with each other value, and with another value
 * and one fact removed.
 */
function* around(rule: RawRule, whole: World): Generator<World> {
  yield whole;
  const names = Object.keys(whole);
  const without = (...gone: string[]): World => Object.fromEntries(Object.entries(whole).filter(([name]) => !gone.includes(name)));
  for (const name of names) {
    yield without(name);
    for (const other of names) if (name < other) yield without(name, other);
    for (const value of valuesOf(name, rule)) {
      if (value === whole[name]) continue;
      yield { ...whole, [name]: value };
      for (const other of names) if (other !== name) yield { ...without(other), [name]: value };
    }
  }
  yield {};
}

const key = (project: World): string => JSON.stringify(Object.entries(project).toSorted(([one], [other]) => (one < other ? -1 : 1)));

describe('every rule of the documents that ship', () => {
  for (const document of rawDocuments())
    it(`${document.code}: holds, misses by one and hangs on what is not said, as a second reading says`, () => {
      const wrong: string[] = [];
      for (const rule of document.rules) {
        const whole = satisfying(rule);
        if (whole.length === 0) wrong.push(`${rule.id} can never hold`);
        const seen = new Set<string>();
        const alone = only(document, rule);
        for (const one of whole)
          for (const project of around(rule, one)) {
            if (seen.has(key(project))) continue;
            seen.add(key(project));
            const truth = truthIn(rule, project);
            if (truth === undefined) continue;
            // no other rule affects the result of this one: the satisfying projects show that, all others are tested with the rule alone
            const told = outcomeOf(document, rule, project, project === one ? {} : { among: alone });
            if (told.truth !== truth) wrong.push(`${rule.id} ${key(project)}: told ${told.truth} [${told.needs.join()}], is ${truth}`);
            else for (const fault of needsFaults(rule, project, told)) wrong.push(`${rule.id} ${key(project)}: ${fault}`);
          }
      }
      expect(wrong).toEqual([]);
    });
});

describe('every rule on other days', () => {
  for (const document of rawDocuments())
    it(`${document.code}: not before its issue; once its period is over none binds, and each is still told`, () => {
      for (const rule of document.rules)
        for (const project of satisfying(rule).slice(0, 2)) {
          expect(dayBefore(document, project), rule.id).toEqual('none');
          if (document.periodEnds === null) continue;
          expect(outcomeOf(document, rule, project, { day: document.periodEnds }), rule.id).toMatchObject({ truth: true, lapsed: false });
          expect(outcomeOf(document, rule, project, { day: '2026-01-01' }), rule.id).toMatchObject({ truth: true, lapsed: true });
          // what only an authority can judge is reported as a finding while the rule applies
          if (rule.open.length === 0) expect(outcomeOf(document, rule, {}, { day: '2026-01-01' }).lapsed, rule.id).toBe(true);
        }
    });
});

/** With a single document that is not in force yet, there is nothing to ask. */
function dayBefore(document: RawDocument, project: World): string {
  try {
    const { requirements, undecided, lapsed } = judge(only(document), {
      regions: regionsOf(document.region),
      day: document.dayBefore,
      project,
    });
    return `${requirements.length} ${undecided.length} ${lapsed.length}`;
  } catch (error) {
    return (error as Problem).code === 'policy-date-before' ? 'none' : String(error);
  }
}

/** Faults in the facts reported as deciding: one that is already known, and one that changes nothing. */
function needsFaults(rule: RawRule, project: World, { truth, needs }: RuleOutcome): string[] {
  if (truth !== null) return [];
  if (needs.length === 0) return ['says no fact'];
  const known = needs.filter((name) => project[name] !== undefined);
  const idle = needs.filter((name) => !isDerived(name) && !decides(rule, project, name, needs));
  return [...known.map((name) => `asks for ${name}, which is known`), ...idle.map((name) => `asks for ${name}, which changes nothing`)];
}

/** Whether an answer to it settles the rule, alone or after answers to others that do not. */
function decides(rule: RawRule, project: World, name: string, others: readonly string[]): boolean {
  if (truthIn(rule, project) !== null) return false;
  if (valuesOf(name, rule).some((value) => typeof truthIn(rule, { ...project, [name]: value }) === 'boolean')) return true;
  return others.some((other, at) =>
    other === name
      ? false
      : valuesOf(other, rule).some((value) => decides(rule, { ...project, [other]: value }, name, others.slice(at + 1))),
  );
}
