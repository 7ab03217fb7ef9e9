import type { Zone } from '#kernel/zone.ts';
import { gridOf } from './judge.ts';
import type { Rule } from './rule/rule.ts';
import type { RuleRow } from './rule/rule-store.ts';

/** When the step after an instant (s UTC) has ended and its wait is over, ms. */
export function nextDue(rule: Rule, zone: Zone, judgedTo: number): number {
  const edges = gridOf(rule, zone, judgedTo, judgedTo + 2 * 86_400, Infinity).edges;
  return ((edges[1] ?? judgedTo + 86_400) + rule.wait) * 1000;
}

/** The next step to judge of each rule that is on, so that not all of them have to be checked to find one that is due. */
export function createAgenda() {
  const dates = new Map<string, number>();
  const nameOf = ({ id, version, on }: RuleRow): string => `${id} ${version} ${on?.from}`;
  return {
    /** @param next ms; Infinity if the rule has no subject */
    put: (row: RuleRow, next: number): void => void dates.set(nameOf(row), next),
    isDue: (row: RuleRow, now: number): boolean => (dates.get(nameOf(row)) ?? Infinity) <= now,
    hasDue: (now: number): boolean => dates.values().some((next) => next <= now),
    /** Removes those that are no longer on. */
    keep(rows: readonly RuleRow[]): void {
      const names = new Set(rows.map(nameOf));
      for (const name of dates.keys()) if (!names.has(name)) dates.delete(name);
    },
  };
}

export type Agenda = ReturnType<typeof createAgenda>;
