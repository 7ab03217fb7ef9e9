import type { Obligations, When } from './building-obligations.ts';

/** A building and its obligations. */
export type BuildingObligations = Obligations & {
  readonly code: string;
  readonly name: string;
  readonly region: string;
  readonly use: string | null;
};

/** A place's result for one item: how many buildings owe it at which strength, and how many depend on unknown facts. */
export type ItemCount = {
  readonly item: string;
  readonly when: When;
  readonly strength: string;
  readonly owing: number;
  readonly open: number;
};

/** An empty field: how many buildings have an obligation that depends on it. */
export type FieldCount = { readonly field: string | null; readonly fact: string; readonly buildings: number };

type One = {
  readonly when: When;
  readonly strength: string;
  readonly item?: string;
  readonly anyOf?: readonly { readonly item: string }[];
};

/** The item of an obligation; for a choice, the first. */
export function itemOf(one: object): string {
  const { item, anyOf } = one as Pick<One, 'item' | 'anyOf'>;
  return item ?? anyOf?.[0]?.item ?? '';
}

/** Counts a place by item, duties first, most frequent first. @param strengths in order of force */
export function itemCounts(buildings: readonly BuildingObligations[], strengths: readonly string[]): ItemCount[] {
  const counts = new Map<string, { -readonly [K in keyof ItemCount]: ItemCount[K] }>();
  const count = (list: readonly One[], what: 'owing' | 'open', many: number): void => {
    const seen = new Set<string>();
    for (const one of list) {
      const key = JSON.stringify([itemOf(one), one.when, one.strength]);
      if (seen.has(key)) continue;
      seen.add(key);
      const held = counts.get(key) ?? { item: itemOf(one), when: one.when, strength: one.strength, owing: 0, open: 0 };
      held[what] += many;
      counts.set(key, held);
    }
  };
  for (const [owed, many] of alikeLists(buildings, ({ owed }) => owed)) count(owed, 'owing', many);
  for (const [open, many] of alikeLists(buildings, ({ open }) => open)) count(open, 'open', many);
  return [...counts.values()].toSorted(
    (a, b) =>
      strengths.indexOf(a.strength) - strengths.indexOf(b.strength) || b.owing - a.owing || b.open - a.open || (a.item < b.item ? -1 : 1),
  );
}

/** The distinct lists shared by buildings, and how many share each: buildings that no document can distinguish are judged once. */
function alikeLists<T extends object>(buildings: readonly BuildingObligations[], listOf: (one: BuildingObligations) => T): Map<T, number> {
  const lists = new Map<T, number>();
  for (const one of buildings) lists.set(listOf(one), (lists.get(listOf(one)) ?? 0) + 1);
  return lists;
}

/**
 * What to fill in first: facts that leave something open, by number of buildings; facts that no field holds come last.
 * @param fieldOf the registry's field of a fact
 */
export function fieldCounts(buildings: readonly BuildingObligations[], fieldOf: (fact: string) => string | null): FieldCount[] {
  const counts = new Map<string, number>();
  for (const [open, many] of alikeLists(buildings, ({ open }) => open))
    for (const fact of new Set(open.flatMap(({ needs }) => needs))) counts.set(fact, (counts.get(fact) ?? 0) + many);
  return [...counts]
    .map(([fact, count]) => ({ field: fieldOf(fact), fact, buildings: count }))
    .toSorted((a, b) => Number(a.field === null) - Number(b.field === null) || b.buildings - a.buildings || (a.fact < b.fact ? -1 : 1));
}

export type Filter = {
  readonly item?: string | undefined;
  readonly when?: When | undefined;
  readonly strength?: string | undefined;
  readonly state?: 'owing' | 'open' | undefined;
  readonly use?: string | undefined;
  /** In the name or the code, case-insensitive. */
  readonly search?: string | undefined;
};

/** The buildings that owe, or may owe, the requested item; each with only that. */
export function whoOwes(
  buildings: readonly BuildingObligations[],
  { item, when, strength, state, use, search }: Filter,
): BuildingObligations[] {
  const text = search?.trim().toLowerCase() ?? '';
  const fits = (one: One): boolean =>
    (item === undefined || itemOf(one) === item) &&
    (when === undefined || one.when === when) &&
    (strength === undefined || one.strength === strength);
  const [owed, open] = [onceFor(fits), onceFor(fits)];
  return buildings.flatMap((one) => {
    if ((use !== undefined && one.use !== use) || (text !== '' && !`${one.name}\n${one.code}`.toLowerCase().includes(text))) return [];
    const left = { owed: state === 'open' ? [] : owed(one.owed), open: state === 'owing' ? [] : open(one.open) };
    return left.owed.length + left.open.length === 0 ? [] : [{ ...one, ...left }];
  });
}

/** Filters each list once, however many buildings share it. */
function onceFor<T>(fits: (one: T) => boolean): <U extends T>(list: readonly U[]) => readonly U[] {
  const kept = new Map<readonly T[], readonly T[]>();
  return <U extends T>(list: readonly U[]): readonly U[] => {
    const found = kept.get(list) ?? list.filter(fits);
    kept.set(list, found);
    return found as readonly U[];
  };
}
