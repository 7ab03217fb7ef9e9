import type { ResourceFilter, ResourceOrder } from './list-store.ts';
import type { ResourceShown } from './present-resource.ts';

/** Whether a resource matches a list's filter. @param inside buildings of the requested place and owner; null: all */
export function matches(
  resource: ResourceShown,
  { kind, state, search, buildings }: ResourceFilter,
  inside: ReadonlySet<string> | null,
): boolean {
  const { code, name, building } = resource;
  const sought = search?.normalize('NFKC').trim().toLowerCase() ?? '';
  if (buildings !== undefined && !buildings.includes(building)) return false;
  if (inside !== null && !inside.has(building)) return false;
  if (sought !== '' && !`${name ?? ''}\n${code}`.toLowerCase().includes(sought)) return false;
  return (kind === undefined || kind === resource.kind) && (state === undefined || state === resource.state);
}

const pinyin = new Intl.Collator('zh');

/** The same in the order of a list: unknown values come last. */
export function ordered(all: readonly ResourceShown[], { sort, descending }: ResourceOrder): ResourceShown[] {
  const way = descending ? -1 : 1;
  return all.toSorted((a, b) => {
    const [one, other] = [a[sort], b[sort]];
    if (one === null || other === null) return one === other ? compareCodes(a, b) : one === null ? 1 : -1;
    const compared = sort === 'name' ? pinyin.compare(String(one), String(other)) : one < other ? -1 : one > other ? 1 : 0;
    return compared === 0 ? compareCodes(a, b) : compared * way;
  });
}

const compareCodes = (a: ResourceShown, b: ResourceShown): number => (a.code < b.code ? -1 : 1);
