import type { Requirable, Bilingual, Library } from './library.ts';
import { isStricter, strictest } from './strictest.ts';
import { requirementText, tellChoice } from './rule-wording.ts';
import { judge, type Question, type Verdict } from './verdict.ts';
import { type Cited } from './requirement.ts';
import { type Requirement } from './requirement.ts';

/** One index to write into the contract of a plot. */
export type Condition = Cited & (Requirable | { readonly anyOf: readonly Requirable[] }) & { readonly text: Bilingual };

export type Conditions = Pick<Verdict, 'documents' | 'undecided' | 'notLoaded' | 'findings'> & {
  readonly conditions: readonly Condition[];
};

const strengthsOfConditions = ['must', 'in-principle', 'promote'];

/**
 * The planning conditions of a plot: the indices that its buildings owe, for each the strictest at its strength, duties first. What is only
 * promoted is listed with its own strength, and is dropped if a duty requires as much. Encouragement is not a condition.
 */
export function planningConditions(library: Library, question: Question): Conditions {
  const verdict = judge(library, question);
  const indices = verdict.requirements.filter(
    (one) => strengthsOfConditions.includes(one.strength) && itemsOf(one).every((item) => library.items.get(item)?.index === true),
  );
  const governing = strictest(indices).filter((one, _at, all) => !all.some((other) => outdoes(other, one)));
  const ordered = strengthsOfConditions.flatMap((strength) => governing.filter((one) => one.strength === strength));
  const conditions = ordered.map(({ also: _also, ...one }) => ({
    ...one,
    text: 'anyOf' in one ? tellChoice(one.anyOf, library.items) : requirementText(one, library.items),
  }));
  const { documents, undecided, notLoaded, findings } = verdict;
  return { conditions, documents, undecided: undecided.filter((one) => library.items.get(one.item)?.index === true), notLoaded, findings };
}

function itemsOf(one: Requirement): string[] {
  return 'anyOf' in one ? one.anyOf.map(({ item }) => item) : [one.item];
}

/** Whether a stronger requirement already requires as much of the same item. */
function outdoes(other: Requirement, one: Requirement): boolean {
  if ('anyOf' in other || 'anyOf' in one || other.item !== one.item) return false;
  if (strengthsOfConditions.indexOf(other.strength) >= strengthsOfConditions.indexOf(one.strength)) return false;
  return isStricter(other, one) || (other.value === one.value && other.comparator === one.comparator);
}
