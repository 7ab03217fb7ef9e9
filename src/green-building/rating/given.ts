import { exact, exactOf, type Exact } from '#kernel/exact-number.ts';
import { Problem } from '#kernel/problem.ts';

/** Values as people submit them: absent or null is unknown. */
export type Given = Readonly<Record<string, unknown>>;

/** Throws Problem `rating-input-bad` if it is not an object. */
export function objectAt(value: unknown, field: string): Given {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw bad(field, value, '{…}');
  return value as Given;
}

/** A list of objects; empty if absent. */
export function listAt(given: Given, field: string): Given[] {
  const value = given[field] ?? [];
  if (!Array.isArray(value)) throw bad(field, value, '[…]');
  return value.map((one, index) => objectAt(one, `${field}[${index}]`));
}

/** A number within bounds, or null if unknown. Text does not count as a number. */
export function numberAt(given: Given, field: string, least = 0, most = Number.MAX_SAFE_INTEGER, place = field): number | null {
  const value = given[field] ?? null;
  if (value === null) return null;
  if (typeof value === 'number' && value >= least && value <= most) return value;
  throw bad(place, value, most === Number.MAX_SAFE_INTEGER ? `≥ ${least}` : `${least}–${most}`);
}

/** Yuan, 0 or more, as a number or as decimal text; null if unknown. Exact either way. */
export function moneyAt(given: Given, field: string, place = field): Exact | null {
  const value = given[field] ?? null;
  if (value === null) return null;
  if (typeof value === 'number' && value >= 0 && value <= 1e13) return exactOf(value);
  if (typeof value === 'string' && /^\d{1,13}(?:\.\d{1,6})?$/u.test(value)) return exact(value);
  throw bad(place, value, '≥ 0');
}

export function booleanAt(given: Given, field: string, place = field): boolean | null {
  const value = given[field] ?? null;
  if (value === null || typeof value === 'boolean') return value;
  throw bad(place, value, 'true, false');
}

export function textAt(given: Given, field: string, place = field): string | null {
  const value = given[field] ?? null;
  if (value === null || value === '') return null;
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number') return String(value);
  throw bad(place, value, 'text');
}

export function bad(field: string, value: unknown, allowed: string): Problem {
  const said = typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
  return new Problem('bad-input', 'rating-input-bad', { field, value: said.slice(0, 100), allowed });
}

/** `water-efficiency-class` as `waterEfficiencyClass`. */
export function camel(name: string): string {
  return name.replaceAll(/-([a-z0-9])/gu, (_whole, letter: string) => letter.toUpperCase());
}

/** Without the noise of binary fractions: six decimals. */
export function tidy(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/** `GB/T 50378—2019` and `gb/t50378-2019` are one standard. */
export function plainStandard(text: string): string {
  return text.replaceAll(/\s+/gu, '').replaceAll(/[—–]/gu, '-').toUpperCase();
}
