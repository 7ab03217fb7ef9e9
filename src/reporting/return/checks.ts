import type { Fields } from '#casework/cases/facts.ts';
import { exact, type Exact } from '#kernel/exact-number.ts';
import type { Finding } from '#kernel/finding.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import { numberOf } from '#reporting/indicator/facts.ts';
import type { Form } from '#platform/knowledge/facts.ts';
import type { Prefill, ReturnFields } from './facts.ts';
import { exactIn, valuesOf } from './fields.ts';
import { holds } from './holds.ts';

/** A failed check; `fields`: those of the form that it involves. */
export type FailedCheck = {
  readonly id: string;
  readonly level: 'error' | 'warning';
  readonly said: LocalizedText;
  readonly fields: readonly string[];
};

/** The failed checks of a form. A check that depends on a missing value passes. */
export function failedChecks(
  { checks, fields: rules }: Pick<Form, 'checks' | 'fields'>,
  fields: ReturnFields,
  around: Fields,
): FailedCheck[] {
  const all = { ...around, ...valuesOf(fields) };
  return checks.flatMap(({ id, level, say, holds: condition }) =>
    holds(condition, all) === false
      ? [{ id, level, said: say, fields: Object.keys(rules).filter((name) => JSON.stringify(condition).includes(`"${name}"`)) }]
      : [],
  );
}

/** How far a filled value may deviate from the prefilled one before it is reported. */
const off = exact('0.01');

const size = (value: Exact): Exact => (value.compare(exact(0n)) < 0 ? exact(0n).sub(value) : value);

/** Filled values that deviate by more than one hundredth from what was measured. */
export function differing({ fields: rules }: Pick<Form, 'fields'>, prefill: Prefill, fields: ReturnFields): Finding[] {
  return Object.entries(prefill).flatMap(([field, { value: before }]): Finding[] => {
    const { value: now = null, filled = false } = fields[field] ?? {};
    const [measured, given] = [exactIn(before), exactIn(now)];
    if (!filled || measured === null || given === null || size(given.sub(measured)).compare(size(measured).mul(off)) <= 0) return [];
    return [
      {
        code: 'differs-from-measured',
        severity: 'warning',
        evidence: { field, name: rules[field]?.names ?? field, filled: String(now as string), measured: String(before as string) },
      },
    ];
  });
}

/** What is measured differently now than when the return was opened. */
export function changedSince(form: Pick<Form, 'id' | 'names' | 'fields'>, period: string, prefill: Prefill, now: Prefill): Finding[] {
  const reportName = form.names ?? form.id;
  return Object.entries(prefill).flatMap(([field, { value: before }]): Finding[] => {
    const [was, is] = [exactIn(before), exactIn(now[field]?.value ?? null)];
    if (was === null && is === null) return [];
    if (was !== null && is !== null && was.compare(is) === 0) return [];
    const difference = was === null || is === null ? '—' : numberOf(is.sub(was));
    return [
      {
        code: 'measured-changed',
        severity: 'warning',
        evidence: {
          reportName,
          period,
          field,
          name: form.fields[field]?.names ?? field,
          was: numberOf(was) ?? '—',
          now: numberOf(is) ?? '—',
          difference,
        },
      },
    ];
  });
}
