import { canonicalJson } from '#kernel/canonical-json.ts';
import { sha256 } from '#kernel/hash-chain.ts';
import type { AssessmentResult } from './facts.ts';

/** Hash of the scores and ranks of places: it changes if figures are corrected. It does not depend on time or language. */
export function resultHash({ scheme, region, year, rows }: Pick<AssessmentResult, 'scheme' | 'region' | 'year' | 'rows'>): string {
  const scored = rows.map((one) => ({
    region: one.region,
    score: String(one.score),
    rank: one.rank,
    veto: [...one.veto],
    items: one.items.map(({ item, value, score }) => ({
      id: item.id,
      value: value === null ? null : `${value.s * value.n}/${value.d}`,
      score: String(score),
    })),
  }));
  return sha256(canonicalJson({ scheme: { id: scheme.id, version: scheme.version }, region: region.code, year, rows: scored }));
}
