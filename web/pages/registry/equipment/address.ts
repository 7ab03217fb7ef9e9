import { textIn, wordIn } from '../../../ui/address.ts';
import { readTable } from '../../../ui/table-address.ts';
import { type EquipmentKind, equipmentKindTerms, equipmentStateTerms } from '#registry/equipment/vocabulary.ts';

export const kinds = Object.keys(equipmentKindTerms) as readonly EquipmentKind[];
export const states = Object.keys(equipmentStateTerms) as readonly (keyof typeof equipmentStateTerms)[];

export const sortable = ['code', 'name', 'building', 'kind', 'installed', 'capacity'] as const;

/** The state of the list of equipment. */
export const readEquipment = (given: Readonly<Record<string, unknown>>) => ({
  ...readTable(given),
  building: textIn(given, 'building'),
  kind: wordIn(given, 'kind', [...kinds, ''], ''),
  state: wordIn(given, 'state', [...states, ''], ''),
  region: textIn(given, 'region'),
  organisation: textIn(given, 'organisation'),
  search: textIn(given, 'search'),
});

export type EquipmentAddress = ReturnType<typeof readEquipment>;

/** The input of the query: filters and order, without the page. */
export function listInput({ building, kind, state, region, organisation, search, sort, order }: EquipmentAddress) {
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
