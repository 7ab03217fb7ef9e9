import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller } from '#kernel/unscoped.ts';
import type { comparedWith } from './compare-contract.ts';
import { comparedRows, comparedSums } from './compare-store.ts';
import type { PaperNeeds } from '../needs.ts';
import { endedClose } from '../season/ended-close.ts';

type ComparisonQuestion = { readonly job: string; readonly against: (typeof comparedWith)[number] };

/**
 * The result of a preview by household, compared with the season before or with what the same days would cost by area. Throws
 * `no-such-close`, `heat-close-unfinished`, `heat-close-failed`, `not-a-preview`.
 */
export async function comparison(
  { postgres, heatBilling, jobs }: PaperNeeds,
  scope: Scope,
  { job, against }: ComparisonQuestion,
  page: { readonly limit: number | null; readonly offset: number },
) {
  const close = await endedClose({ postgres, jobs }, scope, job);
  if (!close.preview) throw new Problem('conflict', 'not-a-preview', { job });
  const before = seasonBefore(await heatBilling.seasons({}), close.season);
  const asked = { job, before, byArea: against === 'by-area' };
  const rows = await comparedRows(postgres, checkedByCaller, asked, page);
  const { total, sums } = await comparedSums(postgres, checkedByCaller, asked);
  const heat = (text: string | null): number | null => (text === null ? null : Number(text));
  return {
    season: close.season,
    before,
    rows: rows.map(({ quantity, quantityBefore, ...row }) => ({
      ...row,
      quantity: Number(quantity),
      quantityBefore: heat(quantityBefore),
    })),
    total,
    sums,
  };
}

export type Comparison = Awaited<ReturnType<typeof comparison>>;

type Named = { readonly name: string; readonly region: string; readonly from: string; readonly to: string };

/**
 * The name of the season that ended last before a season began, preferably in its own regions; null if there is none.
 * @param seasons of all regions
 */
export function seasonBefore(seasons: readonly Named[], name: string): string | null {
  const own = seasons.filter((one) => one.name === name);
  const first = own.map(({ from }) => from).toSorted()[0];
  if (first === undefined) return null;
  const regions = new Set(own.map(({ region }) => region));
  const ended = seasons.filter((one) => one.name !== name && one.to <= first).toSorted((a, b) => (a.to < b.to ? 1 : -1));
  return (ended.find(({ region }) => regions.has(region)) ?? ended[0])?.name ?? null;
}
