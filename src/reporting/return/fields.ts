import { computed } from '#casework/cases/public/compute.ts';
import { fieldSaid, readValue } from '#casework/cases/public/field-value.ts';
import type { Fields, FieldValue } from '#casework/cases/facts.ts';
import { exact, exactOf, inUnits, rounded, type Exact } from '#kernel/exact-number.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Form } from '#platform/knowledge/facts.ts';
import type { FormField, KeptField, Prefill, ReturnFields } from './facts.ts';

/**
 * A calculated value as stored in its field: to the field's decimals, half up; if the field has none, as many as the value has, at most
 * twelve.
 */
export function keptNumber({ type, decimals }: Pick<FormField, 'type' | 'decimals'>, value: Exact | null): FieldValue {
  if (value === null) return null;
  if (type === 'integer') return Number(inUnits(value, 0));
  if (decimals !== undefined || type === 'money') return rounded(value, decimals ?? 2);
  const text = rounded(value, 12);
  return text.includes('.') ? text.replace(/\.?0+$/u, '') : text;
}

/** A number of a return, exactly; null if it is not a number. */
export function exactIn(value: FieldValue): Exact | null {
  if (typeof value === 'number') return exactOf(value);
  return typeof value === 'string' && /^-?\d+(\.\d+)?$/u.test(value) ? exact(value) : null;
}

/** The fields of a return that was just opened. @param around `previous.` and `registry.` values, which calculated fields may name */
export function openedFields(form: Pick<Form, 'fields'>, prefill: Prefill, around: Fields): ReturnFields {
  const fields: Record<string, KeptField> = {};
  for (const name of Object.keys(form.fields)) fields[name] = { value: prefill[name]?.value ?? null, filled: false };
  return withComputed(form, fields, around);
}

export const valuesOf = (fields: ReturnFields): Fields =>
  Object.fromEntries(Object.entries(fields).map(([name, { value }]) => [name, value]));

function withComputed(form: Pick<Form, 'fields'>, fields: ReturnFields, around: Fields): ReturnFields {
  const made = computed(form, { ...around, ...valuesOf(fields) });
  return { ...fields, ...Object.fromEntries(Object.entries(made).map(([name, value]) => [name, { value, filled: false }])) };
}

/** The finding on an invalid value for a field, with the field's name. */
export const badField = (field: string, rule: FormField | undefined, reason: unknown, bound?: unknown): Finding => ({
  code: 'field-bad',
  severity: 'error',
  evidence: { field, name: fieldSaid(field, rule), reason, ...(bound === undefined ? {} : { bound }) },
});

/**
 * The fields of a return with the given values. A given value equal to the current one changes nothing: a form that is sent back unchanged
 * has no effect.
 * @returns the fields, and a finding for each invalid value
 */
export function filledFields(
  form: Pick<Form, 'fields'>,
  before: ReturnFields,
  given: Readonly<Record<string, unknown>>,
  around: Fields,
): { readonly fields: ReturnFields; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const fields: Record<string, KeptField> = { ...before };
  for (const [name, value] of Object.entries(given)) {
    const rule = Object.hasOwn(form.fields, name) ? form.fields[name] : undefined;
    if (rule === undefined) findings.push(badField(name, rule, 'no-such-field'));
    else if (rule.compute !== undefined)
      findings.push(...(isSame(rule, value, before[name]?.value ?? null) ? [] : [badField(name, rule, 'is-worked-out')]));
    else {
      const read = readValue(rule, value);
      if ('reason' in read) findings.push(badField(name, rule, read.why ?? read.reason, read.bound));
      else if (!isSame(rule, read.value, before[name]?.value ?? null)) fields[name] = { value: read.value, filled: true };
    }
  }
  return { fields: withComputed(form, fields, around), findings };
}

const numbers: ReadonlySet<string> = new Set(['integer', 'decimal', 'money']);

/** Numbers are equal regardless of trailing zeros. */
function isSame({ type }: FormField, given: unknown, kept: FieldValue): boolean {
  if (given === '' || given === null || given === undefined) return kept === null;
  const [a, b] = [exactIn(typeof given === 'number' || typeof given === 'string' ? given : null), exactIn(kept)];
  if (a !== null && b !== null && numbers.has(type)) return a.compare(b) === 0;
  return JSON.stringify(given) === JSON.stringify(kept) || String(given as string) === String(kept as string);
}

/** Whether a given value equals the current one of a field. */
export function saysSame(rule: FormField, given: unknown, kept: FieldValue): boolean {
  if (rule.compute !== undefined) return isSame(rule, given, kept);
  const read = readValue(rule, given);
  return !('reason' in read) && isSame(rule, read.value, kept);
}
