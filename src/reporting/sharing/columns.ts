import type { FeedDataset, FeedTerms } from './facts.ts';

/** The name of a part of a row's key, and where it is stored. */
export type KeyName = readonly [name: string, place: 'kind' | 'subject' | 'part'];

/** What identifies a row of each dataset, in order: which of `kind`, `subject` and `part` stores it. */
export const keysOf: Readonly<Record<FeedDataset, readonly KeyName[]>> = {
  buildings: [['code', 'subject']],
  'use-month': [
    ['building', 'subject'],
    ['carrier', 'kind'],
    ['month', 'part'],
  ],
  'use-day': [
    ['building', 'subject'],
    ['carrier', 'kind'],
    ['day', 'part'],
  ],
  inventory: [
    ['building', 'subject'],
    ['carrier', 'kind'],
    ['year', 'part'],
  ],
  indoor: [
    ['building', 'subject'],
    ['quantity', 'kind'],
    ['month', 'part'],
  ],
};

/** Fields of a building that may be shared. */
export const buildingFields = [
  'name',
  'region',
  'use',
  'zone',
  'floorArea',
  'heatedArea',
  'roofArea',
  'wallArea',
  'windowArea',
  'yearBuilt',
  'storeys',
  'structure',
  'ownership',
  'fund',
  'stateOrgan',
  'climateZone',
  'energyStandard',
  'greenStar',
  'heating',
  'airConditioning',
  'hotelStars',
  'shopKind',
  'occupancyRate',
  'address',
  'latitude',
  'longitude',
  'organisation',
  'occupants',
  'hoursPerYear',
  'buildings',
  'state',
  'endedOn',
] as const;

/** Fields that say whether a building still stands; without one of them a building that was torn down is not shared among the others. */
export const endFields: readonly string[] = ['state', 'endedOn'];

/** Numbers of buildings that add up. */
export const summedFields: ReadonlySet<string> = new Set(['floorArea', 'heatedArea', 'roofArea', 'wallArea', 'windowArea', 'occupants']);

/** Fields of each dataset's rows in addition to those of the building. */
const measured: Readonly<Record<FeedDataset, readonly string[]>> = {
  buildings: [],
  'use-month': ['value', 'unit', 'coverage'],
  'use-day': ['value', 'unit', 'coverage'],
  inventory: ['value', 'unit', 'coverage', 'kg'],
  indoor: ['value', 'unit', 'coverage'],
};

export const keyNames = (dataset: FeedDataset): string[] => keysOf[dataset].map(([name]) => name);

/** Fields that a row of a dataset may have in addition to its keys. */
export const fieldsOf = (dataset: FeedDataset): string[] => [...measured[dataset], ...buildingFields];

/** The fields of a row that are shared in addition to its keys: those listed; if none are listed, all measured ones. */
export function leavingFields({ dataset, fields }: Pick<FeedTerms, 'dataset' | 'fields'>): string[] {
  const keys = new Set(keyNames(dataset));
  return fields.length === 0 ? [...measured[dataset]] : [...new Set(fields)].filter((name) => !keys.has(name));
}

/** A row's keys as stored. */
export type RowKey = { readonly kind: string; readonly subject: string; readonly part: string };

export const keyCells = (dataset: FeedDataset, row: RowKey): string[] => keysOf[dataset].map(([, place]) => row[place]);

/**
 * The keys of a row as the beginning of its JSON, with the brace left open. @example '{"building":"B1","carrier":"gas","day":"2025-03-01"'
 */
export function keyText(dataset: FeedDataset): (row: RowKey) => string {
  const parts = keysOf[dataset].map(([name, place], at) => [`${at === 0 ? '{' : ','}${JSON.stringify(name)}:`, place] as const);
  return (row) => parts.reduce((text, [name, place]) => text + name + JSON.stringify(row[place]), '');
}
