import type { AsOf } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import type { Found, StrategyKind } from '#platform/knowledge/facts.ts';
import type { CommissioningNeeds } from '../needs.ts';

/** The thresholds of a kind of strategy as in force, and where they come from. */
export type StrategyRule = {
  readonly values: Readonly<Record<string, number>>;
  readonly entry: Found<'strategy-rule'>;
  readonly of: (name: string) => number;
};

/** The rule of a kind in force on a local day, as known then; of several the last. Throws `no-strategy-rule`. */
export function strategyRuleOn(
  { knowledge }: Pick<CommissioningNeeds, 'knowledge'>,
  kind: StrategyKind,
  on: string,
  known: AsOf,
): StrategyRule {
  const entry = knowledge.inForce('strategy-rule', { on, ...known }).findLast(({ strategy }) => strategy === kind);
  if (entry === undefined) throw new Problem('not-found', 'no-strategy-rule', { strategyKind: kind, day: on });
  const values = Object.fromEntries(Object.entries(entry.thresholds).map(([name, { value }]) => [name, value]));
  // the shape of the entry has all thresholds of its kind
  return { values, entry, of: (name) => values[name] as number };
}
