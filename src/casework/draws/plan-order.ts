import type { DrawPlan, PeopleRule, StratumRule } from './facts.ts';

/** The rules of the strata in the plan's order. */
export function strataIn({ objects, strataOrder }: DrawPlan): (readonly [stratum: string, rule: StratumRule])[] {
  return (strataOrder ?? Object.keys(objects)).map((stratum) => [stratum, objects[stratum] as StratumRule]);
}

/** How many are taken from each group, in the plan's order. */
export function groupsIn({ groups = {}, groupOrder }: PeopleRule): (readonly [group: string, count: number])[] {
  return (groupOrder ?? Object.keys(groups)).map((group) => [group, groups[group] as number]);
}

/** Whether a list names every key of a record exactly once; an absent list is valid. */
export function isOrderOf(order: readonly string[] | undefined, named: Readonly<Record<string, unknown>> = {}): boolean {
  if (order === undefined) return true;
  const names = new Set(order);
  return names.size === order.length && order.length === Object.keys(named).length && order.every((name) => Object.hasOwn(named, name));
}
