import type { Procedure } from '#platform/knowledge/facts.ts';
import { readValue, type FieldRule } from '../public/field-value.ts';
import type { Bag } from './given.ts';

/** What a case is about, as its fields may take their first value from it. */
export type About = {
  /** Its facts by name, and what else is known of it: `name`, `address`. */
  readonly project: Bag | null;
  readonly building: Bag | null;
};

/**
 * The values that a new case takes from its project or building: of each field that may be given, where it names several the first that is
 * known. A value that the field would not take is left out: nobody has given it.
 * @param allowed the fields that may be given when a case begins
 */
export function firstValues({ fields }: Pick<Procedure, 'fields'>, allowed: ReadonlySet<string>, about: About): Bag {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([field, rule]): [string, unknown][] => {
      if (rule.from === undefined || rule.compute !== undefined || !allowed.has(field)) return [];
      const value = [rule.from]
        .flat()
        .map((name) => knownOf(about, name))
        .find((one) => one !== null);
      return value === undefined || !isTaken(rule, value) ? [] : [[field, value]];
    }),
  );
}

function isTaken(rule: FieldRule, value: unknown): boolean {
  const read = readValue(rule, value);
  return !('reason' in read) && read.value !== null;
}

/** @example knownOf(about, 'project.annualKwh') // 5600000 */
function knownOf(about: About, name: string): unknown {
  const at = name.indexOf('.');
  const of = name.slice(0, at) === 'project' ? about.project : about.building;
  return of?.[name.slice(at + 1)] ?? null;
}
