import type { Term } from './vocabulary.ts';

/** Codes with their names: a choice. */
type Choice = Readonly<Record<string, Term>>;

/**
 * What a list is filtered by: a building, by any of its codes; a place with all in it; an organisation; or the value of a field: the code
 * of something, one code of a choice, a text of at most so many characters.
 */
export type ListFilter = 'building' | 'place' | 'organisation' | 'code' | number | Choice;

/** How a list is sorted by a field: as codes are, names by their pinyin, numbers. */
export type ListOrder = 'code' | 'name' | 'number';

/** How a list of a kind is filtered, searched and sorted. Contract, SQL, console and command line follow from it. */
export type KindList = {
  /** By name, in the order of the contract. */
  readonly filters: Readonly<Record<string, ListFilter>>;
  /** The fields in which a text is looked for. */
  readonly sought: readonly string[];
  /** The fields that it is sorted by; the first unless another is asked for. */
  readonly sort: Readonly<Record<string, ListOrder>>;
};

/** Declares how a list of a kind is filtered, searched and sorted. */
export const kindList = <const L extends KindList>(list: L): L => list;

/** The value of a filter. */
type ValueOf<Filter> = Filter extends string | number
  ? string
  : Filter extends Readonly<Record<infer Code extends string, unknown>>
    ? Code
    : never;

/** The filters of a list, by name. */
export type Filters<L extends KindList> = { -readonly [Name in keyof L['filters']]: ValueOf<L['filters'][Name]> };

/** The names that a list is sorted by. */
export type SortOf<L extends KindList> = keyof L['sort'] & string;

/** What is asked of a list, without its page; if several filters are given, all must match. */
export type ListQuery<L extends KindList> = { readonly [Name in keyof L['filters']]?: Filters<L>[Name] | undefined } & {
  readonly search?: string | undefined;
  readonly sort: SortOf<L>;
  readonly descending: boolean;
};

/** What is shown of an entity, by field. */
type Shown = Readonly<Record<string, unknown>>;

/** The filters that are the value of the field of their name. */
export const ownFilters = ({ filters }: KindList): string[] =>
  Object.keys(filters).filter((name) => filters[name] === 'code' || typeof filters[name] !== 'string');

/** A searched text as it is compared; null if there is none. */
export const soughtText = (search: unknown): string | null =>
  typeof search === 'string' && search.trim() !== '' ? search.normalize('NFKC').trim().toLowerCase() : null;

const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/** Whether an entity has the values of its own that are asked for, and the text. */
export function hasAsked(list: KindList, shown: Shown, ask: Shown): boolean {
  const sought = soughtText(ask['search']);
  if (
    sought !== null &&
    !list.sought
      .map((field) => textOf(shown[field]))
      .join('\n')
      .toLowerCase()
      .includes(sought)
  )
    return false;
  return ownFilters(list).every((name) => ask[name] === undefined || ask[name] === shown[name]);
}

const pinyin = new Intl.Collator('zh');

/** The same in the order of a list: unknown values come last, what is equal by its code. */
export function inOrderOf<T extends { readonly code: string }>(
  list: KindList,
  all: readonly T[],
  { sort, descending }: { readonly sort: string; readonly descending: boolean },
  // entities are read by the names of their fields
  valueOf: (one: T, field: string) => unknown = (one, field) => (one as unknown as Shown)[field],
): T[] {
  const way = descending ? -1 : 1;
  return all.toSorted((a, b) => {
    const [one, other] = [valueOf(a, sort), valueOf(b, sort)];
    if (isUnknown(one) || isUnknown(other)) return isUnknown(one) === isUnknown(other) ? compare(a.code, b.code) : isUnknown(one) ? 1 : -1;
    const compared = list.sort[sort] === 'name' ? pinyin.compare(String(one), String(other)) : compare(one, other);
    return compared === 0 ? compare(a.code, b.code) : compared * way;
  });
}

const isUnknown = (value: unknown): boolean => value === null || value === undefined;

const compare = <T>(one: T, other: T): number => (one < other ? -1 : one > other ? 1 : 0);
