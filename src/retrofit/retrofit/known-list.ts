import { exact } from '#kernel/exact-number.ts';
import { centsOf, moneyOf } from '#kernel/money.ts';
import type { PoolTotals, RetrofitFilter, RetrofitOrder } from './list-store.ts';
import { sumOf } from './pool-progress.ts';
import type { RetrofitShown } from './present-retrofit.ts';

/** Whether a project matches the filters of a list. @param inside the requested region and everything within it; null is everywhere */
export function matches(project: RetrofitShown, ask: RetrofitFilter, inside: ReadonlySet<string> | null): boolean {
  if (inside !== null && !inside.has(project.region ?? '')) return false;
  if (ask.state !== undefined && project.state !== ask.state) return false;
  if (ask.year !== undefined && project.year !== ask.year) return false;
  if (ask.codes !== undefined && !ask.codes.includes(project.code)) return false;
  if (ask.buildings !== undefined && !ask.buildings.some((one) => project.buildings.includes(one))) return false;
  const search = ask.search?.normalize('NFKC').trim().toLowerCase() ?? '';
  return search === '' || `${project.name}\n${project.code}`.toLowerCase().includes(search);
}

const pinyin = new Intl.Collator('zh');

/** Sorted as in a list: unknown values come last. */
export function ordered(projects: readonly RetrofitShown[], { sort, descending }: RetrofitOrder): RetrofitShown[] {
  const way = descending ? -1 : 1;
  return projects.toSorted((a, b) => {
    const [one, other] = [a[sort], b[sort]];
    if (one === null || other === null) return one === other ? compareCodes(a, b) : one === null ? 1 : -1;
    const compared = compare(sort, one, other);
    return compared === 0 ? compareCodes(a, b) : compared * way;
  });
}

function compare(sort: RetrofitOrder['sort'], one: string | number, other: string | number): number {
  if (sort === 'name') return pinyin.compare(String(one), String(other));
  if (sort === 'cost') return Number(one) - Number(other);
  return one < other ? -1 : one > other ? 1 : 0;
}

const compareCodes = (a: RetrofitShown, b: RetrofitShown): number => (a.code < b.code ? -1 : 1);

/** Totals of projects, of those whose amounts are known; null if none are. */
export function totalsOf(projects: readonly RetrofitShown[]): PoolTotals {
  const costs = projects.flatMap(({ cost }) => (cost === null ? [] : [cost]));
  const known = (values: readonly (number | null)[]) => (values.length === 0 ? null : sumOf(values));
  return {
    area: known(projects.map(({ area }) => area)),
    cost: costs.length === 0 ? null : moneyOf(centsOf(costs.reduce((so, one) => so.add(exact(one)), exact(0n)))),
    saving: known(projects.map(({ saving }) => saving)),
  };
}
