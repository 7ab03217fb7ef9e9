import type { AsOf } from '#kernel/as-of.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Gathered } from './gather.ts';
import type { RetrofitEstimateNeeds } from './needs.ts';

const gainItem = 'efficiency-gain';

export type Rule = { readonly required: number | null; readonly owed: boolean | null; readonly clause: LocalizedText | null };

/** The gain that documents of the place ask of a retrofit, and whether this building owes it; null where a fact would decide. */
export function gainRule(needs: RetrofitEstimateNeeds, { facts }: Gathered, regions: readonly string[], known: AsOf): Rule {
  const { documents } = needs.policy.library(known.recorded);
  const project = new Map(Object.entries({ ...needs.obligations.factsOf(facts), work: 'retrofit' }));
  let [required, owed, clause]: [number | null, boolean | null, LocalizedText | null] = [null, false, null];
  const here = documents.filter(({ head }) => regions.includes(head.region));
  // where no document of the place says so, what another place asks is what a gain is held against; it is owed to nobody
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
