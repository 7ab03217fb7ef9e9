import { not, together, type ThreeValued } from '#kernel/three-valued.ts';
import type { Condition, Test } from '#platform/knowledge/facts.ts';
import type { Fields, FieldValue } from '../facts.ts';

/** Whether a condition holds for a case's fields; null if it depends on one that has no value (Kleene's three values). */
export function holds(condition: Condition, fields: Fields): ThreeValued {
  if ('all' in condition) return together(condition.all, (part) => holds(part, fields), false);
  if ('any' in condition) return together(condition.any, (part) => holds(part, fields), true);
  if ('not' in condition) return not(holds(condition.not, fields));
  const value = fields['term' in condition ? condition.term : condition.fact] ?? null;
  if (value === null) return null;
  return 'term' in condition ? value === true : passes(condition.test, value);
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
