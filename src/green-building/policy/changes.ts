import type { Undecided, Verdict } from './verdict.ts';
import type { Requirement } from './requirement.ts';

/** The differences between two questions: which rules were added or removed, and which became decided or undecided. */
export type Changes = {
  readonly added: readonly Requirement[];
  readonly removed: readonly Requirement[];
  readonly opened: readonly Undecided[];
  readonly settled: readonly Undecided[];
  readonly same: number;
};

/** Compares the second verdict with the first, rule by rule. */
export function changesBetween(first: Verdict, second: Verdict): Changes {
  const [before, after] = [rulesOf(first.requirements), rulesOf(second.requirements)];
  const [openBefore, openAfter] = [rulesOf(first.undecided), rulesOf(second.undecided)];
  return {
    added: second.requirements.filter(({ rule }) => !before.has(rule)),
    removed: first.requirements.filter(({ rule }) => !after.has(rule)),
    opened: second.undecided.filter(({ rule }) => !openBefore.has(rule)),
    settled: first.undecided.filter(({ rule }) => !openAfter.has(rule)),
    same: [...before].filter((rule) => after.has(rule)).length,
  };
}

function rulesOf(list: readonly { readonly rule: string }[]): ReadonlySet<string> {
  return new Set(list.map(({ rule }) => rule));
}
