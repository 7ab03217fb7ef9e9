import type { CaseEffect, Consent, Fields, FieldValue } from '../facts.ts';
import { holds } from '../rules/holds.ts';
import type { Condition } from '#platform/knowledge/facts.ts';
import type { StepsTaken } from '../rules/steps-taken.ts';
import type { Transition } from './step-check.ts';

/** What effects take their values from. Days are local. */
export type EffectSource = {
  readonly fields: Fields;
  /** The day of the step. */
  readonly day: string;
  /** The steps taken before, each with its last day. */
  readonly steps: StepsTaken;
};

/** A value as an effect names it: `$star` is the value of a field, `$today` the day of the step, `$step.issue` that of an earlier one. */
function valueOf(written: unknown, { fields, day, steps }: EffectSource): FieldValue {
  if (typeof written !== 'string' || !written.startsWith('$')) return written as FieldValue;
  if (written === '$today') return day;
  if (written.startsWith('$step.')) return steps.get(written.slice('$step.'.length))?.day ?? null;
  return fields[written.slice(1)] ?? null;
}

const yearOf = (value: FieldValue): number | null => {
  const year = typeof value === 'number' ? value : typeof value === 'string' ? Number.parseInt(value, 10) : Number.NaN;
  return Number.isNaN(year) ? null : year;
};

/** `true`, `false` or a field with such a value; or `{carriers, from, until}`, each a value or a field, the years as numbers. */
function consentOf(written: unknown, source: EffectSource): Consent | null {
  if (typeof written !== 'object' || written === null) {
    const value = valueOf(written, source);
    return value === null || value === false ? null : { carriers: null, from: null, until: null };
  }
  const { carriers, from, until } = written as Readonly<Record<string, unknown>>;
  const named = valueOf(carriers ?? null, source);
  return {
    carriers: named === null ? null : [named].flat().map(String),
    from: yearOf(valueOf(from ?? null, source)),
    until: yearOf(valueOf(until ?? null, source)),
  };
}

/** Whether an effect is to be had: its condition is known to be true, or there is none. */
export const isTrue = (when: Condition | undefined, fields: Fields): boolean => when === undefined || holds(when, fields) === true;

/** The effects of a step outside its case, with the values at that time. */
export function effectsOf({ effects = [] }: Transition, source: EffectSource): CaseEffect[] {
  const { fields } = source;
  return effects
    .filter(({ when }) => isTrue(when, fields))
    .map((one): CaseEffect => {
      if (one.set !== undefined) return { set: one.set, to: valueOf(one.to, source) };
      if (one.less !== undefined)
        return { less: one.less, by: valueOf(one.by, source), from: valueOf(one.from ?? null, source), gone: one.gone ?? null };
      if (one.credit !== undefined) return { credit: valueOf(one.credit, source) };
      if (one.consent !== undefined) return { consent: consentOf(one.consent, source) };
      if (one.begin !== undefined) return { begin: one.begin };
      if (one.enter !== undefined) return { enter: one.enter, code: valueOf(one.code, source), fields: given(one.fields ?? {}, source) };
      const amount = (name: string): string => String((fields[name] ?? '0') as string);
      if (one.grant !== undefined) return { grant: one.grant, amount: amount(one.grant) };
      if (one.pay !== undefined) return { pay: one.pay, amount: amount(one.pay) };
      return { reclaim: one.reclaim as string, amount: amount(one.reclaim as string) };
    });
}

/** The fields of what is entered that have a value: what is not known clears nothing. */
function given(written: Readonly<Record<string, unknown>>, source: EffectSource): Fields {
  const all = Object.entries(written).map(([name, value]) => [name, valueOf(value, source)] as const);
  return Object.fromEntries(all.filter(([, value]) => value !== null));
}
