import type { ShownInBuilding } from './present.ts';

/** The entities to list; if several filters are given, all must match. */
export type Filter = {
  /** In one of these buildings, under any of their codes. */
  readonly buildings?: readonly string[] | undefined;
  readonly kind?: string | undefined;
  /** `removed`: removed by today. */
  readonly state?: 'in-use' | 'removed' | undefined;
  /** In buildings of this place. */
  readonly region?: string | undefined;
  /** In this organisation's buildings. */
  readonly organisation?: string | undefined;
  readonly search?: string | undefined;
};

export type Order<Sort extends string> = { readonly sort: Sort; readonly descending: boolean };

export type Query<Sort extends string> = Filter & Order<Sort> & { readonly limit: number; readonly offset: number };

/** Whether an entity matches a list's filter. @param inside buildings of the requested place and owner; null: all */
export function matches(entity: ShownInBuilding, { kind, state, search, buildings }: Filter, inside: ReadonlySet<string> | null): boolean {
  const { code, name, building } = entity;
  const sought = search?.normalize('NFKC').trim().toLowerCase() ?? '';
  if (buildings !== undefined && !buildings.includes(building)) return false;
  if (inside !== null && !inside.has(building)) return false;
  if (sought !== '' && !`${name ?? ''}\n${code}`.toLowerCase().includes(sought)) return false;
  return (kind === undefined || kind === entity.kind) && (state === undefined || state === entity.state);
}

const pinyin = new Intl.Collator('zh');

/** The same in the order of a list: unknown values come last. */
export function ordered<Sort extends string, Shown extends ShownInBuilding & Readonly<Record<Sort, string | number | null>>>(
  all: readonly Shown[],
  { sort, descending }: Order<Sort>,
): Shown[] {
  const way = descending ? -1 : 1;
  return all.toSorted((a, b) => {
    const [one, other]: readonly [string | number | null, string | number | null] = [a[sort], b[sort]];
    if (one === null || other === null) return one === other ? compareCodes(a, b) : one === null ? 1 : -1;
    const compared = sort === 'name' ? pinyin.compare(String(one), String(other)) : one < other ? -1 : one > other ? 1 : 0;
    return compared === 0 ? compareCodes(a, b) : compared * way;
  });
}

const compareCodes = (a: ShownInBuilding, b: ShownInBuilding): number => (a.code < b.code ? -1 : 1);
