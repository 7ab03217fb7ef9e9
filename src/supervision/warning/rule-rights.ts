import { Problem } from '#kernel/problem.ts';
import type { Scope, Sight } from '#kernel/scope.ts';
import type { WarningNeeds } from './needs.ts';
import type { RuleRow } from './rule-store.ts';

/** Whose rules a scope may see and change: those of what lies within what it sees. Rules of the whole city are seen by all. */
export async function ruleRights({ place }: Pick<WarningNeeds, 'place'>, { sees }: Scope) {
  const places = new Set('region' in sees ? await place.regionsWithin(sees.region) : []);
  const organisations = new Set('organisation' in sees ? await place.organisationsUnder(sees.organisation) : []);
  const isOwn = (whose: Sight): boolean => {
    if ('all' in sees) return true;
    if ('region' in whose) return places.has(whose.region);
    if ('organisation' in whose) return organisations.has(whose.organisation);
    return 'operator' in whose && 'operator' in sees && whose.operator === sees.operator;
  };
  return {
    sees: ({ sees: whose }: Pick<RuleRow, 'sees'>): boolean => 'all' in whose || isOwn(whose),
    /** Throws Problem `rule-not-yours`. */
    mustOwn({ id, sees: whose }: Pick<RuleRow, 'id' | 'sees'>): void {
      if (!isOwn(whose)) throw new Problem('not-allowed', 'rule-not-yours', { rule: id });
    },
  };
}
