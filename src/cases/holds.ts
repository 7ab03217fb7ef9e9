import type { Condition, Test } from '#knowledge/facts.ts';
import type { Fields, FieldValue } from './facts.ts';

/** Whether a condition holds of a case's fields; null where it hangs on one that has no value (Kleene's three values). */
export function holds(condition: Condition, fields: Fields): boolean | null {
  if ('all' in condition) return together(condition.all, fields, false);
  if ('any' in condition) return together(condition.any, fields, true);
  if ('not' in condition) {
    const inner = holds(condition.not, fields);
    return inner === null ? null : !inner;
  }
  const value = fields['term' in condition ? condition.term : condition.fact] ?? null;
  if (value === null) return null;
  return 'term' in condition ? value === true : passes(condition.test, value);
}

function together(parts: readonly Condition[], fields: Fields, deciding: boolean): boolean | null {
  const found = parts.map((part) => holds(part, fields));
  if (found.includes(deciding)) return deciding;
  return found.includes(null) ? null : !deciding;
}

/** Decimals are texts in a case and numbers in a condition. */
function passes(test: Test, value: FieldValue): boolean {
  if ('in' in test) return test.in.some((one) => (Array.isArray(value) ? value.includes(one) : same(one, value)));
  const number = typeof value === 'number' ? value : typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
  if (Number.isNaN(number)) return false;
  const { atLeast = -Infinity, above = -Infinity, atMost = Infinity, below = Infinity } = test;
  return number >= atLeast && number > above && number <= atMost && number < below;
}

const same = (wanted: string | number | boolean, value: FieldValue): boolean =>
  wanted === value || (typeof wanted === 'number' && typeof value === 'string' && value !== '' && Number(value) === wanted);
