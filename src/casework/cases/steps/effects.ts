import type { CaseEffect, Consent, Fields, FieldValue } from '../facts.ts';
import { holds } from '../rules/holds.ts';
import type { Condition } from '#platform/knowledge/facts.ts';
import type { Transition } from './step-check.ts';

/** A value as an effect names it: `$star` is the value of a field. */
const valueOf = (written: unknown, fields: Fields): FieldValue =>
  typeof written === 'string' && written.startsWith('$') ? (fields[written.slice(1)] ?? null) : (written as FieldValue);

const yearOf = (value: FieldValue): number | null => {
  const year = typeof value === 'number' ? value : typeof value === 'string' ? Number.parseInt(value, 10) : Number.NaN;
  return Number.isNaN(year) ? null : year;
};

/** `true`, `false` or a field with such a value; or `{carriers, from, until}`, each a value or a field, the years as numbers. */
function consentOf(written: unknown, fields: Fields): Consent | null {
  if (typeof written !== 'object' || written === null) {
    const value = valueOf(written, fields);
    return value === null || value === false ? null : { carriers: null, from: null, until: null };
  }
  const { carriers, from, until } = written as Readonly<Record<string, unknown>>;
  const named = valueOf(carriers ?? null, fields);
  return {
    carriers: named === null ? null : [named].flat().map(String),
    from: yearOf(valueOf(from ?? null, fields)),
    until: yearOf(valueOf(until ?? null, fields)),
  };
}

/** Whether an effect is to be had: its condition is known to be true, or there is none. */
export const isTrue = (when: Condition | undefined, fields: Fields): boolean => when === undefined || holds(when, fields) === true;

/** The effects of a step outside its case, with the values of its fields at that time. */
export function effectsOf({ effects = [] }: Transition, fields: Fields): CaseEffect[] {
  return effects
    .filter(({ when }) => isTrue(when, fields))
    .map((one): CaseEffect => {
      if (one.set !== undefined) return { set: one.set, to: valueOf(one.to, fields) };
      if (one.credit !== undefined) return { credit: valueOf(one.credit, fields) };
      if (one.consent !== undefined) return { consent: consentOf(one.consent, fields) };
      if (one.begin !== undefined) return { begin: one.begin };
      const amount = (name: string): string => String((fields[name] ?? '0') as string);
      if (one.grant !== undefined) return { grant: one.grant, amount: amount(one.grant) };
      if (one.pay !== undefined) return { pay: one.pay, amount: amount(one.pay) };
      return { reclaim: one.reclaim as string, amount: amount(one.reclaim as string) };
    });
}
