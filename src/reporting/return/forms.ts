import { setTimeout } from 'node:timers/promises';
import { asOfNow, type AsOf } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import { readFormFile, type Form, type FormNames, type NamedIn } from '#platform/knowledge/facts.ts';
import type { FormFound } from './facts.ts';
import type { ReturnNeeds } from './needs.ts';
import { periodOf, type Period } from './period.ts';
import { unitFacts } from './units.ts';

/** The file of a form and its name. */
export type FormFile = { readonly name: string; readonly text: string };

/** A file takes effect shortly after it was written, ms. */
const longestWait = 1500;

export type FormNeeds = Pick<ReturnNeeds, 'knowledge' | 'indicators' | 'now' | 'audit'>;

/** Whether a name that a form takes from elsewhere is known. */
function isKnown({ indicators }: FormNeeds, what: NamedIn, name: string, unit: string): boolean {
  return what === 'form-unit-fact' ? isUnitFact({ indicators }, unit, name) : indicators.isKnownName(what, name);
}

/** Whether a name is a fact that a unit can have. */
export function isUnitFact({ indicators }: Pick<FormNeeds, 'indicators'>, unit: string, name: string): boolean {
  return unitFacts.includes(name) || (unit === 'building' ? indicators.isKnownName('building-field', name) : false);
}

/** The forms in a file. Throws `form-invalid` with every fault by line and column. */
export async function soundForms(needs: FormNeeds, { name, text }: FormFile): Promise<readonly Form[]> {
  const known: FormNames = (what, one, unit) => isKnown(needs, what, one, unit);
  const { forms, findings, total } = readFormFile(name, await needs.knowledge.parsed(name, text, known), known);
  if (findings.length === 0) return forms;
  throw new Problem('bad-input', 'form-invalid', { faults: total, ...findings[0]?.evidence }, findings);
}

/** Stores a file of forms as knowledge of the city. Throws `form-invalid`, `knowledge-bad`. */
export async function addForms(needs: FormNeeds, scope: Scope, file: FormFile): Promise<readonly Form[]> {
  const forms = await soundForms(needs, file);
  const [first] = forms;
  const name = forms.length === 1 ? `${first?.id}-${first?.version}` : file.name.replace(/\.ya?ml$/iu, '');
  const { counts } = await needs.knowledge.put(`forms/${name.replaceAll(/[^a-z0-9_-]/giu, '-')}.yaml`, file.text, false);
  // a request right after this one is already answered with it
  await setTimeout(Math.min(Math.max(0, counts - needs.now()), longestWait));
  for (const { id, version } of forms)
    await needs.audit(scope, { action: 'form-add', subject: `form:${id}`, region: null, detail: { version } });
  return forms;
}

/** The forms in force today. */
export const formsToday = ({ knowledge, now }: FormNeeds): readonly FormFound[] =>
  knowledge.inForce('form', { on: today(now()), ...asOfNow });

/** A form in force today, otherwise its newest version, and all version numbers. Throws `no-such-form`. */
export function formNamed(needs: FormNeeds, id: string) {
  const all = needs.knowledge.versions('form').filter(({ held }) => held.id === id);
  const inForce = formsToday(needs).find((one) => one.id === id);
  const found = all.find(({ held }) => held.version === inForce?.version) ?? all.at(-1);
  if (found === undefined) throw new Problem('not-found', 'no-such-form', { form: id });
  return {
    form: { ...(found.held as Form), origin: found.origin },
    versions: all.map(({ held }) => held.version).toSorted((a, b) => a - b),
  };
}

/** A version of a form; the newest if that one does not exist. Throws `no-such-form`. */
export function formVersion({ knowledge }: Pick<FormNeeds, 'knowledge'>, id: string, version: number): Form {
  const all = knowledge.versions('form').filter(({ held }) => held.id === id);
  const found = all.find(({ held }) => held.version === version) ?? all.at(-1);
  if (found === undefined) throw new Problem('not-found', 'no-such-form', { form: id });
  return found.held as Form;
}

/** A period of a form, and the form as in force on its last day. Throws `no-such-form`, `return-period-bad`. */
export function formFor(needs: FormNeeds, id: string, text: string, known: AsOf): { readonly form: Form; readonly period: Period } {
  const { form: any } = formNamed(needs, id);
  const { last } = periodOf(any, text);
  const form = needs.knowledge.inForce('form', { on: last, ...known }).find((one) => one.id === id);
  if (form === undefined) throw new Problem('cannot-do', 'form-not-in-force', { form: id, period: text });
  return { form, period: periodOf(form, text) };
}

/** The name of a form. */
export const namesOf = ({ names, id }: Pick<Form, 'names' | 'id'>) => names ?? { zh: id, en: id };
