import { Problem } from '#kernel/problem.ts';
import type { Library } from '#green-building/policy/library.ts';
import { judge, type Verdict } from '#green-building/policy/verdict.ts';
import { regionsOf, shippedLibrary } from './library.ts';

let shipped: Library | undefined;

/** The shipped documents, read once for all tests. */
export function shippedOnce(): Library {
  return (shipped ??= shippedLibrary());
}

/** The verdict of the shipped documents on a project. */
export function judgeProject(region: string, day: string, project: object): Verdict {
  return judge(shippedOnce(), { regions: regionsOf(region), day, project });
}

/** The rules of one document that hold, as `item>=value strength`; none before its day. */
export function requiredBy(document: string, region: string, day: string, project: object): string[] {
  try {
    return requirementsOf(judgeProject(region, day, project), document);
  } catch (error) {
    if (error instanceof Problem && error.code === 'policy-date-before') return [];
    throw error;
  }
}

function requirementsOf({ requirements }: Verdict, document: string): string[] {
  return requirements
    .filter((one) => one.document === document)
    .map((one) => {
      const asked = 'anyOf' in one ? one.anyOf : [one];
      return `${asked.map(({ item, comparator, value }) => `${item}${comparator}${String(value)}`).join('|')} ${one.strength}`;
    });
}

/** The rules of one document that depend on unknown facts, with the facts. */
export function open(document: string, region: string, day: string, project: object): Record<string, readonly string[]> {
  const { undecided } = judgeProject(region, day, project);
  return Object.fromEntries(undecided.filter((one) => one.document === document).map(({ rule, needs }) => [rule, needs]));
}
