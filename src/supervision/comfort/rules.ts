import type { AsOf } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import { isFormal } from '#platform/knowledge/facts.ts';
import type { BuildingFacts } from '#registry/registry/facts.ts';
import type { TemperatureRule } from './facts.ts';
import type { ComfortNeeds } from './needs.ts';

/** The rule of indoor temperature in force on a local day, as known then. Throws `no-temperature-rule`. */
export function ruleOn({ knowledge }: Pick<ComfortNeeds, 'knowledge'>, on: string, known: AsOf): TemperatureRule {
  const found = knowledge.inForce('temperature-rule', { on, ...known }).at(-1);
  if (found === undefined) throw new Problem('not-found', 'no-temperature-rule', { day: on });
  const { id, version, coolingAtLeast, heatingAtMost, except, source, status } = found;
  const { document, clause } = source;
  return { id, version, coolingAtLeast, heatingAtMost, except, source: { document, clause }, status, indicative: !isFormal(found) };
}

/** Why the rule does not apply to a building: its use, or an exemption; null if it applies. */
export function reasonOutside(
  rule: Pick<TemperatureRule, 'except'>,
  { fields }: Pick<BuildingFacts, 'fields'>,
): 'use-not-ruled' | 'exempt' | null {
  if (rule.except.includes(String(fields['use']))) return 'use-not-ruled';
  const exempt = fields['temperatureExempt'];
  return typeof exempt === 'string' && exempt.trim() !== '' ? 'exempt' : null;
}
