import type { Condition, Test } from '#platform/knowledge/facts.ts';

/** Everything needed from the documents: every condition that may be evaluated. */
export type Conditions = Iterable<Condition | null | undefined>;

/** By fact, the numbers at which a result changes, ascending. */
export type Limits = ReadonlyMap<string, readonly number[]>;

/** Every number that a condition compares a fact with. */
export function limitsOf(conditions: Conditions): Limits {
  const found = new Map<string, Set<number>>();
  for (const condition of conditions) if (condition) walk(condition, (fact, test) => note(found, fact, test));
  return new Map([...found].map(([fact, limits]) => [fact, [...limits].toSorted((a, b) => a - b)]));
}

function walk(condition: Condition, see: (fact: string, test: Test) => void): void {
  if ('all' in condition) for (const part of condition.all) walk(part, see);
  else if ('any' in condition) for (const part of condition.any) walk(part, see);
  else if ('not' in condition) walk(condition.not, see);
  else if ('fact' in condition) see(condition.fact, condition.test);
}

function note(found: Map<string, Set<number>>, fact: string, test: Test): void {
  const numbers = ('in' in test ? test.in : Object.values(test)).filter((value) => typeof value === 'number');
  if (numbers.length > 0) found.set(fact, new Set([...(found.get(fact) ?? []), ...numbers]));
}

/**
 * A text that is the same for projects that no document can distinguish: numbers are replaced by the limits that they are between or on.
 */
export function likeness(facts: Readonly<Record<string, unknown>>, limits: Limits): string {
  return JSON.stringify(
    Object.entries(facts).map(([name, value]) => [name, typeof value === 'number' ? placeAmong(value, limits.get(name) ?? []) : value]),
  );
}

/** Even: between two limits; odd: on one. */
function placeAmong(value: number, limits: readonly number[]): number {
  const above = limits.findIndex((limit) => limit >= value);
  if (above === -1) return limits.length * 2;
  return limits[above] === value ? above * 2 + 1 : above * 2;
}
