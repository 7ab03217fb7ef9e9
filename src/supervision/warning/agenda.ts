import type { Zone } from '#kernel/zone.ts';
import { gridOf } from './judge.ts';
import type { Rule } from './rule/rule.ts';
import type { RuleRow } from './rule/rule-store.ts';

/** When the step after an instant (s UTC) is over and waited for, ms. */
export function nextDue(rule: Rule, zone: Zone, judgedTo: number): number {
  const edges = gridOf(rule, zone, judgedTo, judgedTo + 2 * 86_400, Infinity).edges;
  return ((edges[1] ?? judgedTo + 86_400) + rule.wait) * 1000;
}

/** When each rule that is on has its next step to judge: so nobody has to look at all of them to find that one is due. */
export function createAgenda() {
  const dates = new Map<string, number>();
  const nameOf = ({ id, version, on }: RuleRow): string => `${id} ${version} ${on?.from}`;
  return {
    /** @param next ms; Infinity where the rule has no subject */
    put: (row: RuleRow, next: number): void => void dates.set(nameOf(row), next),
    isDue: (row: RuleRow, now: number): boolean => (dates.get(nameOf(row)) ?? Infinity) <= now,
    hasDue: (now: number): boolean => dates.values().some((next) => next <= now),
    /** Those that are no longer on are forgotten. */
    keep(rows: readonly RuleRow[]): void {
      const names = new Set(rows.map(nameOf));
      for (const name of dates.keys()) if (!names.has(name)) dates.delete(name);
    },
  };
}

export type Agenda = ReturnType<typeof createAgenda>;
