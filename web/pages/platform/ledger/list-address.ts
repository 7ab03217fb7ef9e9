import type { Filters, KindList, ListFilter, SortOf } from '#kernel/kind-list.ts';
import { textIn, wordIn } from '../../../ui/address.ts';
import { readTable, type TableAddress } from '../../../ui/table-address.ts';

/** The state of the list of any kind: the text that is looked for, order and page; its filters are by their names. */
export type ListAddress = TableAddress & { readonly search: string | undefined };

/** The same with the filters of a kind. */
type AddressOf<L extends KindList> = ListAddress & { readonly [Name in keyof L['filters']]: string | undefined };

/** The filters of a query, only those that were chosen, and its order. */
type ListInput<L extends KindList> = { -readonly [Name in keyof L['filters']]?: Filters<L>[Name] } & {
  search?: string;
  sort: SortOf<L>;
  descending: boolean;
};

/** The state of the list of a kind, read from its address, and the query it stands for (without the page). */
export function listAddress<L extends KindList>(list: L) {
  const filters = Object.entries(list.filters);
  const sorts = Object.keys(list.sort);
  // the names of filters and columns are those of the declaration, which `fromEntries` forgets
  const read = (given: Readonly<Record<string, unknown>>) =>
    ({
      ...Object.fromEntries(filters.map(([name, filter]) => [name, filterIn(given, name, filter)])),
      ...readTable(given),
      search: textIn(given, 'search'),
    }) as unknown as AddressOf<L>;
  const input = (at: AddressOf<L>) => {
    const asked = [...filters.map(([name]) => name), 'search'].map((name) => [name, filterOf(at, name)] as const);
    return {
      ...Object.fromEntries(asked.filter(([, value]) => value !== undefined)),
      sort: sorts.find((one) => one === at.sort) ?? sorts[0],
      descending: at.order === 'desc',
    } as unknown as ListInput<L>;
  };
  return { read, input };
}

/** The value of a filter in the state of a list. */
export const filterOf = (at: ListAddress, name: string): string | undefined =>
  // a filter of the declaration is a member of the state
  (at as unknown as Readonly<Record<string, string | undefined>>)[name];

function filterIn(given: Readonly<Record<string, unknown>>, name: string, filter: ListFilter): string | undefined {
  return typeof filter === 'object' ? wordIn<string>(given, name, Object.keys(filter), '') || undefined : textIn(given, name);
}
