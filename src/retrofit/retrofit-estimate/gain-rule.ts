import type { AsOf } from '#kernel/as-of.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Gathered } from './gather.ts';
import type { RetrofitEstimateNeeds } from './needs.ts';

const gainItem = 'efficiency-gain';

export type Rule = { readonly required: number | null; readonly owed: boolean | null; readonly clause: LocalizedText | null };

/**
 * The gain that documents of the place require of a retrofit, and whether this building owes it; null if that depends on an unknown fact.
 */
export function gainRule(needs: RetrofitEstimateNeeds, { facts }: Gathered, regions: readonly string[], known: AsOf): Rule {
  const { documents } = needs.policy.library(known.recorded);
  const project = new Map(Object.entries({ ...needs.obligations.factsOf(facts), work: 'retrofit' }));
  let [required, owed, clause]: [number | null, boolean | null, LocalizedText | null] = [null, false, null];
  const here = documents.filter(({ head }) => regions.includes(head.region));
  // if no document of the place requires one, the gain is compared with the requirement of another place, which no one owes here
  for (const { head, rules } of [...here, ...documents.filter((one) => !here.includes(one))])
    for (const rule of rules) {
      const asks = rule.asked.find(({ item }) => item === gainItem);
      if (asks === undefined || asks.comparator !== '>=' || typeof asks.value !== 'number') continue;
      const isHere = regions.includes(head.region);
      const truth = isHere ? needs.policy.weigh(rule.when, project, known.recorded).truth : false;
      if (required === null)
        [required, clause] = [asks.value / 100, { zh: `${head.title} ${rule.clause}`, en: `${head.title} ${rule.clause}` }];
      if (truth === true) owed = true;
      else if (truth === null && owed !== true) owed = null;
    }
  return { required, owed, clause };
}
