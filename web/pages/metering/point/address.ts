import { quantities, type PointQuantity } from '#kernel/quantity.ts';
import { textIn, wordIn } from '../../../ui/address.ts';
import { readTable } from '../../../ui/table-address.ts';

export const sortable = ['code', 'name', 'building', 'quantity', 'space'] as const;

const wanted: readonly (PointQuantity | '')[] = [...quantities, ''];

/** The state of the list of points. */
export const readPoints = (given: Readonly<Record<string, unknown>>) => ({
  ...readTable(given),
  building: textIn(given, 'building'),
  quantity: wordIn(given, 'quantity', wanted, ''),
  space: textIn(given, 'space'),
  equipment: textIn(given, 'equipment'),
  tag: textIn(given, 'tag'),
  region: textIn(given, 'region'),
  search: textIn(given, 'search'),
});

export type PointsAddress = ReturnType<typeof readPoints>;

/** The input of the query: filters and order, without the page. */
export function listInput({ building, quantity, space, equipment, tag, region, search, sort, order }: PointsAddress) {
  return {
    ...(building !== undefined && { building }),
    ...(quantity !== '' && { quantity }),
    ...(space !== undefined && { space }),
    ...(equipment !== undefined && { equipment }),
    ...(tag !== undefined && { tag }),
    ...(region !== undefined && { region }),
    ...(search !== undefined && { search }),
    sort: sortable.find((one) => one === sort) ?? ('code' as const),
    descending: order === 'desc',
  };
}
