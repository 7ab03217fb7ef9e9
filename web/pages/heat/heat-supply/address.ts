import { heatMethodTerms, type HeatMethod, type HouseholdStatus, householdStatusTerms } from '#heat/heat-supply/vocabulary.ts';
import { textIn, wordIn } from '../../../ui/address.ts';
import { readTable, sortInput } from '../../../ui/table-address.ts';

export const statuses = Object.keys(householdStatusTerms) as readonly HouseholdStatus[];
export const methods = Object.keys(heatMethodTerms) as readonly HeatMethod[];

/** The state of the list of households. */
export const readHouseholds = (given: Readonly<Record<string, unknown>>) => ({
  ...readTable(given),
  point: textIn(given, 'point'),
  building: textIn(given, 'building'),
  company: textIn(given, 'company'),
  region: textIn(given, 'region'),
  status: wordIn(given, 'status', [...statuses, ''], ''),
  search: textIn(given, 'search'),
});

/** The state of the list of settlement points. */
export const readSettlementPoints = (given: Readonly<Record<string, unknown>>) => ({
  ...readTable(given),
  building: textIn(given, 'building'),
  company: textIn(given, 'company'),
  region: textIn(given, 'region'),
  substation: textIn(given, 'substation'),
  method: wordIn(given, 'method', [...methods, ''], ''),
  search: textIn(given, 'search'),
});

/** The state of the page of one household: the season whose bill is shown. */
export const readHousehold = (given: Readonly<Record<string, unknown>>) => ({ season: textIn(given, 'season') });

export type HouseholdsAddress = ReturnType<typeof readHouseholds>;
export type SettlementPointsAddress = ReturnType<typeof readSettlementPoints>;

/** The input of the query, without the page: only the filters that were chosen. */
export function householdsInput(at: HouseholdsAddress) {
  const { point, building, company, region, status, search, order } = at;
  return {
    ...(point !== undefined && { point }),
    ...(building !== undefined && { building }),
    ...(company !== undefined && { company }),
    ...(region !== undefined && { region }),
    ...(status !== '' && { status }),
    ...(search !== undefined && { search }),
    ...sortInput(at, ['code', 'point', 'area', 'room']),
    descending: order === 'desc',
  };
}

/** The same for settlement points. */
export function settlementPointsInput(at: SettlementPointsAddress) {
  const { building, company, region, substation, method, search, order } = at;
  return {
    ...(building !== undefined && { building }),
    ...(company !== undefined && { company }),
    ...(region !== undefined && { region }),
    ...(substation !== undefined && { substation }),
    ...(method !== '' && { method }),
    ...(search !== undefined && { search }),
    ...sortInput(at, ['code', 'building', 'company', 'method']),
    descending: order === 'desc',
  };
}
