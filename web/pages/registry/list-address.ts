import { numberIn, textIn, wordIn } from '../../ui/address.ts';
import { readTable } from '../../ui/table-address.ts';

/** Columns that a list of buildings can show beside code and name, in the order of the choice. */
export const listColumns = [
  'use',
  'region',
  'organisation',
  'floorArea',
  'yearBuilt',
  'meters',
  'address',
  'heatedArea',
  'storeys',
  'occupants',
  'structure',
  'ownership',
  'stateOrgan',
  'greenStar',
  'heating',
  'airConditioning',
  'energyStandard',
] as const;

export type ListColumn = (typeof listColumns)[number];

const usualColumns: readonly ListColumn[] = ['use', 'region', 'organisation', 'floorArea', 'yearBuilt', 'meters'];

export const sortable = ['code', 'name', 'region', 'use', 'organisation', 'floorArea', 'yearBuilt'] as const;

/** Nothing said, yes or no. */
const yesNo = ['yes', 'no', ''] as const;

/** The state of the list of buildings. */
export const readBuildings = (given: Readonly<Record<string, unknown>>) => ({
  ...readTable(given),
  region: textIn(given, 'region'),
  organisation: textIn(given, 'organisation'),
  use: textIn(given, 'use'),
  search: textIn(given, 'search'),
  areaFrom: positiveIn(given, 'areaFrom'),
  areaTo: positiveIn(given, 'areaTo'),
  yearFrom: numberIn(given, 'yearFrom', 0, 1000, 2100) || undefined,
  yearTo: numberIn(given, 'yearTo', 0, 1000, 2100) || undefined,
  hasMeters: wordIn(given, 'hasMeters', yesNo, ''),
  stateOrgan: wordIn(given, 'stateOrgan', yesNo, ''),
  ownership: textIn(given, 'ownership'),
  heating: textIn(given, 'heating'),
  columns: columnsIn(given['columns']),
});

export type BuildingsAddress = ReturnType<typeof readBuildings>;

function positiveIn(given: Readonly<Record<string, unknown>>, name: string): number | undefined {
  const value = Number(textIn(given, name) ?? Number.NaN);
  return Number.isFinite(value) && value >= 0 ? value : undefined;
}

/** Columns as the address names them, separated by commas; those that nobody knows fall away. */
function columnsIn(text: unknown): readonly ListColumn[] {
  if (typeof text !== 'string' || text === '') return usualColumns;
  const named = text.split('.');
  return listColumns.filter((column) => named.includes(column));
}

export const columnsText = (columns: readonly ListColumn[]): string | undefined =>
  columns.join() === usualColumns.join() ? undefined : columns.join('.') || 'none';

/** What the server is asked with: filters and order, without the page. */
export function listInput(at: BuildingsAddress) {
  const { region, organisation, use, search, areaFrom, areaTo, yearFrom, yearTo, hasMeters, stateOrgan, ownership, heating } = at;
  const sort = sortable.find((one) => one === at.sort) ?? 'code';
  const given = { region, organisation, use, search, areaFrom, areaTo, yearFrom, yearTo, ownership, heating };
  const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    -readonly [K in keyof typeof given]?: NonNullable<(typeof given)[K]>;
  };
  return {
    ...said,
    ...(hasMeters === '' ? {} : { hasMeters: hasMeters === 'yes' }),
    ...(stateOrgan === '' ? {} : { stateOrgan: stateOrgan === 'yes' }),
    sort,
    descending: at.order === 'desc',
  };
}

/** The address of a file of just what is shown. */
export function exportAddress(at: BuildingsAddress, format: 'csv' | 'xlsx', language: string): string {
  const asked = Object.entries(listInput(at)).map(([name, value]) => [name, String(value)]);
  return `/api/exports/building-list?${new URLSearchParams([...asked, ['columns', ['name', ...at.columns].join()], ['format', format], ['lang', language]]).toString()}`;
}
