import type { PointQuantity, ReadUnit } from '#kernel/quantity.ts';
import { quantityOf } from '#kernel/quantity.ts';
import type { KnownEntity } from '#platform/ledger/ledger.ts';
import { holdText, usualHold } from './hold.ts';
import type { PointFilter, PointOrder } from './list-store.ts';

/** A point in the form of answers. Null means not known. */
export type PointShown = {
  code: string;
  quantity: PointQuantity;
  /** The building that it is in: the current one for the code that it was named by. */
  building: string | null;
  buildingName: string | null;
  name: string | null;
  unit: ReadUnit;
  space: string | null;
  equipment: string | null;
  tag: string | null;
  hold: string;
  low: number | null;
  high: number | null;
};

/** The current buildings, by the codes that points name. */
type Answering = ReadonlyMap<string, { readonly code: string; readonly name: string | null }>;

export function presentPoint({ code, fields }: Pick<KnownEntity, 'code' | 'fields'>, answering: Answering): PointShown {
  const text = (field: string): string | null => (typeof fields[field] === 'string' ? fields[field] : null);
  const number = (field: string): number | null => (typeof fields[field] === 'number' ? fields[field] : null);
  const named = text('building');
  const building = named === null ? null : (answering.get(named) ?? { code: named, name: null });
  const quantity = fields['quantity'] as PointQuantity;
  return {
    code,
    quantity,
    building: building?.code ?? null,
    buildingName: building?.name ?? null,
    name: text('name'),
    unit: (text('unit') as ReadUnit | null) ?? quantityOf(quantity).unit,
    space: text('space'),
    equipment: text('equipment'),
    tag: text('tag'),
    hold: text('hold') ?? holdText(usualHold),
    low: number('low'),
    high: number('high'),
  };
}

/** Whether a point belongs to a list. @param inside buildings of the requested place; null is all */
export function matches(point: PointShown, ask: PointFilter, inside: ReadonlySet<string> | null): boolean {
  const { building } = point;
  if (ask.buildings !== undefined && (building === null || !ask.buildings.includes(building))) return false;
  if (inside !== null && (building === null || !inside.has(building))) return false;
  const sought = ask.search?.normalize('NFKC').trim().toLowerCase() ?? '';
  if (sought !== '' && !`${point.name ?? ''}\n${point.code}\n${point.space ?? ''}`.toLowerCase().includes(sought)) return false;
  return (['quantity', 'space', 'equipment', 'tag'] as const).every((field) => ask[field] === undefined || ask[field] === point[field]);
}

const pinyin = new Intl.Collator('zh');

/** The same in the order of a list: unknown values come last. */
export function ordered(all: readonly PointShown[], { sort, descending }: PointOrder): PointShown[] {
  const way = descending ? -1 : 1;
  const byCode = (a: PointShown, b: PointShown): number => (a.code < b.code ? -1 : 1);
  return all.toSorted((a, b) => {
    const [one, other] = [a[sort], b[sort]];
    if (one === null || other === null) return one === other ? byCode(a, b) : one === null ? 1 : -1;
    const compared = sort === 'name' || sort === 'space' ? pinyin.compare(one, other) : one < other ? -1 : one > other ? 1 : 0;
    return compared === 0 ? byCode(a, b) : compared * way;
  });
}
