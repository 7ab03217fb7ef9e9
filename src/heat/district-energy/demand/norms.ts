import type { AsOf } from '#kernel/as-of.ts';
import { statusShown } from '#platform/knowledge/facts.ts';
import type { Use } from '#kernel/vocabulary.ts';
import type { DemandKind } from '../plan-file/shape.ts';
import type { NormLoad } from './facts.ts';
import type { GatherNeeds } from '../needs.ts';

/** The range of a load that a document recommends for planning: `coefficient` entries `district-load/<kind>/<use>/low` and `/high`. */
export function normLoad(
  { knowledge }: Pick<GatherNeeds, 'knowledge'>,
  use: Use,
  carrier: DemandKind,
  at: AsOf & { readonly on: string },
): NormLoad | null {
  const [low, high] = ['low', 'high'].map((end) => knowledge.find('coefficient', `district-load/${carrier}/${use}/${end}`, at));
  if (low === null || high === null || low === undefined || high === undefined || low.unit !== 'W/m2' || high.unit !== 'W/m2') return null;
  const { document, clause } = low.source;
  return {
    low: low.value,
    high: high.value,
    source: `${document}，${clause}（${low.id}@${low.version}，${statusShown(low.status).standing.zh}）`,
  };
}
