import { equipmentStateTerms } from '#registry/equipment/vocabulary.ts';
import { textIn, wordIn } from '../../../ui/address.ts';
import { readTable } from '../../../ui/table-address.ts';
import { type ResourceKind, resourceKindTerms } from '#registry/resources/vocabulary.ts';

export const kinds = Object.keys(resourceKindTerms) as readonly ResourceKind[];
export const states = Object.keys(equipmentStateTerms) as readonly (keyof typeof equipmentStateTerms)[];

export const sortable = ['code', 'name', 'building', 'kind', 'installed', 'kw'] as const;

/** The state of the list of resources. */
export const readResources = (given: Readonly<Record<string, unknown>>) => ({
  ...readTable(given),
  building: textIn(given, 'building'),
  kind: wordIn(given, 'kind', [...kinds, ''], ''),
  state: wordIn(given, 'state', [...states, ''], ''),
  region: textIn(given, 'region'),
  organisation: textIn(given, 'organisation'),
  search: textIn(given, 'search'),
});

export type ResourceAddress = ReturnType<typeof readResources>;

/** The input of the query: filters and order, without the page. */
export function listInput({ building, kind, state, region, organisation, search, sort, order }: ResourceAddress) {
  return {
    ...(building !== undefined && { building }),
    ...(kind !== '' && { kind }),
    ...(state !== '' && { state }),
    ...(region !== undefined && { region }),
    ...(organisation !== undefined && { organisation }),
    ...(search !== undefined && { search }),
    sort: sortable.find((one) => one === sort) ?? ('code' as const),
    descending: order === 'desc',
  };
}
