import { numberIn, textIn, wordIn } from '../../../ui/address.ts';
import { readTable } from '../../../ui/table-address.ts';
import { bases, gapChoices, measures, oneOf, verdicts } from '../../supervision/benchmarking/address.ts';
import { yearIn } from '../../../ui/year.ts';

/** Facts of a building that the list can show next to its name, in the order of the choice; those of the year are in between. */
export const factColumns = {
  before: ['code', 'use', 'region', 'organisation', 'floorArea'],
  after: [
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
  ],
} as const;

const energySorts = ['value', 'intensity', 'change', 'verdict', 'excess', 'coverage'] as const;

/** The columns that the server can sort the list by. */
const sortable = ['name', ...factColumns.before, ...factColumns.after, ...energySorts] as const;

/** Not set, yes or no. */
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
  year: yearIn(given),
  carrier: wordIn(given, 'carrier', measures, 'electricity'),
  verdict: oneOf(given, 'verdict', verdicts),
  basis: oneOf(given, 'basis', bases),
  gap: oneOf(given, 'gap', gapChoices),
});

export type BuildingsAddress = ReturnType<typeof readBuildings>;

function positiveIn(given: Readonly<Record<string, unknown>>, name: string): number | undefined {
  const value = Number(textIn(given, name) ?? Number.NaN);
  return Number.isFinite(value) && value >= 0 ? value : undefined;
}

/** The input of the query: filters alone. */
export function filterInput(at: BuildingsAddress) {
  const { region, organisation, use, search, areaFrom, areaTo, yearFrom, yearTo, hasMeters, stateOrgan, ownership, heating } = at;
  const { year, carrier, verdict, basis, gap } = at;
  const given = { region, organisation, use, search, areaFrom, areaTo, yearFrom, yearTo, ownership, heating, verdict, basis, gap };
  const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    -readonly [K in keyof typeof given]?: NonNullable<(typeof given)[K]>;
  };
  return {
    ...said,
    ...(hasMeters === '' ? {} : { hasMeters: hasMeters === 'yes' }),
    ...(stateOrgan === '' ? {} : { stateOrgan: stateOrgan === 'yes' }),
    year,
    carrier,
  };
}

/** Filters and order, without the page. */
export function listInput(at: BuildingsAddress) {
  return { ...filterInput(at), sort: sortable.find((one) => one === at.sort) ?? 'code', descending: at.order === 'desc' };
}
