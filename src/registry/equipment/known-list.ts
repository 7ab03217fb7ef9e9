import type { EquipmentFilter, EquipmentOrder } from './list-store.ts';
import type { EquipmentShown } from './present-equipment.ts';

/** Whether equipment is of those that a list is of. @param inside buildings of the place and owner asked for; null is all */
export function matches(
  equipment: EquipmentShown,
  { kind, state, search, buildings }: EquipmentFilter,
  inside: ReadonlySet<string> | null,
): boolean {
  const { code, name, building } = equipment;
  const sought = search?.normalize('NFKC').trim().toLowerCase() ?? '';
  if (buildings !== undefined && !buildings.includes(building)) return false;
  if (inside !== null && !inside.has(building)) return false;
  if (sought !== '' && !`${name ?? ''}\n${code}`.toLowerCase().includes(sought)) return false;
  return (kind === undefined || kind === equipment.kind) && (state === undefined || state === equipment.state);
}

const pinyin = new Intl.Collator('zh');

/** The same in the order of a list: what is not known stands last. */
export function ordered(all: readonly EquipmentShown[], { sort, descending }: EquipmentOrder): EquipmentShown[] {
  const way = descending ? -1 : 1;
  return all.toSorted((a, b) => {
    const [one, other] = [a[sort], b[sort]];
    if (one === null || other === null) return one === other ? compareCodes(a, b) : one === null ? 1 : -1;
    const compared = sort === 'name' ? pinyin.compare(String(one), String(other)) : one < other ? -1 : one > other ? 1 : 0;
    return compared === 0 ? compareCodes(a, b) : compared * way;
  });
}

const compareCodes = (a: EquipmentShown, b: EquipmentShown): number => (a.code < b.code ? -1 : 1);
