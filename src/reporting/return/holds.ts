import type { Fields, FieldValue } from '#casework/cases/facts.ts';
import { not, together, type ThreeValued } from '#kernel/three-valued.ts';
import type { Comparison, Test } from '#platform/knowledge/facts.ts';

/**
 * Whether a check holds for a return's fields; null if it depends on one without a value (Kleene's three values). A bound that is a text is
 * the field of that name.
 * @param fields by name, those of a year before as `previous.NAME`, facts of the unit as `registry.NAME`
 */
export function holds(condition: Comparison, fields: Fields): ThreeValued {
  if ('all' in condition) return together(condition.all, (part) => holds(part, fields), false);
  if ('any' in condition) return together(condition.any, (part) => holds(part, fields), true);
  if ('not' in condition) return not(holds(condition.not, fields));
  const value = fields['term' in condition ? condition.term : condition.fact] ?? null;
  if (value === null) return null;
  return 'term' in condition ? value === true : passes(condition.test, value, fields);
}

function passes(test: Test<number | string>, value: FieldValue, fields: Fields): ThreeValued {
  if ('in' in test) return test.in.some((one) => (Array.isArray(value) ? value.includes(one) : same(one, value)));
  const number = numberIn(value);
  if (number === null) return false;
  const sides = [
    [test.atLeast, (bound: number) => number >= bound],
    [test.above, (bound: number) => number > bound],
    [test.atMost, (bound: number) => number <= bound],
    [test.below, (bound: number) => number < bound],
  ] as const;
  return together(sides, ([bound, fits]) => bounded(bound, fits, fields), false);
}

function bounded(bound: number | string | undefined, fits: (bound: number) => boolean, fields: Fields): ThreeValued {
  if (bound === undefined) return true;
  const at = typeof bound === 'number' ? bound : numberIn(fields[bound] ?? null);
  return at === null ? null : fits(at);
}

/** Decimals are texts in a return and numbers in a condition. */
function numberIn(value: FieldValue): number | null {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value.trim() !== '' && !Number.isNaN(Number(value)) ? Number(value) : null;
}

const same = (wanted: string | number | boolean, value: FieldValue): boolean =>
  wanted === value || (typeof wanted === 'number' && typeof value === 'string' && numberIn(value) === wanted);
