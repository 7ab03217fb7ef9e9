import { inUseTerms } from '#registry/in-buildings/vocabulary.ts';
import { textIn, wordIn } from '../../../ui/address.ts';
import { readTable } from '../../../ui/table-address.ts';

export const states = Object.keys(inUseTerms) as readonly (keyof typeof inUseTerms)[];

/** The state of a list of what is in buildings, read from its address, and the query it stands for (without the page). */
export function addressInBuildings<Kind extends string, const Sort extends string>(
  kindTerms: Readonly<Record<Kind, unknown>>,
  sortable: readonly Sort[],
) {
  const kinds = Object.keys(kindTerms) as Kind[];
  const read = (given: Readonly<Record<string, unknown>>) => ({
    ...readTable(given),
    building: textIn(given, 'building'),
    kind: wordIn<string>(given, 'kind', [...kinds, ''], ''),
    state: wordIn(given, 'state', [...states, ''], ''),
    region: textIn(given, 'region'),
    organisation: textIn(given, 'organisation'),
    search: textIn(given, 'search'),
  });
  const input = ({ building, kind, state, region, organisation, search, sort, order }: ReturnType<typeof read>) => ({
    ...(building !== undefined && { building }),
    ...(kind !== '' && { kind: kind as Kind }),
    ...(state !== '' && { state }),
    ...(region !== undefined && { region }),
    ...(organisation !== undefined && { organisation }),
    ...(search !== undefined && { search }),
    sort: sortable.find((one) => one === sort) ?? (sortable[0] as Sort),
    descending: order === 'desc',
  });
  return { read, input, kinds };
}

/** The state of such a list. */
export type AddressInBuildings = ReturnType<ReturnType<typeof addressInBuildings>['read']>;
