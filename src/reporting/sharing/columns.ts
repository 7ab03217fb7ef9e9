import type { FeedDataset, FeedTerms } from './facts.ts';

/** What a part of the key of a row is called, and where it stands. */
export type KeyName = readonly [name: string, place: 'kind' | 'subject' | 'part'];

/** What names a row of each dataset, in order: where it stands among `kind`, `subject` and `part`. */
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
] as const;

/** Numbers of buildings that add up. */
export const summedFields: ReadonlySet<string> = new Set(['floorArea', 'heatedArea', 'roofArea', 'wallArea', 'windowArea', 'occupants']);

/** What each dataset says of a row beside its building. */
const measured: Readonly<Record<FeedDataset, readonly string[]>> = {
  buildings: [],
  'use-month': ['value', 'unit', 'coverage'],
  'use-day': ['value', 'unit', 'coverage'],
  inventory: ['value', 'unit', 'coverage', 'kg'],
  indoor: ['value', 'unit', 'coverage'],
};

export const keyNames = (dataset: FeedDataset): string[] => keysOf[dataset].map(([name]) => name);

/** What a row of a dataset may say beside its keys. */
export const fieldsOf = (dataset: FeedDataset): string[] => [...measured[dataset], ...buildingFields];

/** What leaves of a row beside its keys: what was listed; of what is measured, all of it where nothing was listed. */
export function leavingFields({ dataset, fields }: Pick<FeedTerms, 'dataset' | 'fields'>): string[] {
  const keys = new Set(keyNames(dataset));
  return fields.length === 0 ? [...measured[dataset]] : [...new Set(fields)].filter((name) => !keys.has(name));
}

/** A row's keys as the store has them. */
export type RowKey = { readonly kind: string; readonly subject: string; readonly part: string };

export const keyCells = (dataset: FeedDataset, row: RowKey): string[] => keysOf[dataset].map(([, place]) => row[place]);

/** The keys of a row as its JSON begins, the brace left open. @example '{"building":"B1","carrier":"gas","day":"2025-03-01"' */
export function keyText(dataset: FeedDataset): (row: RowKey) => string {
  const parts = keysOf[dataset].map(([name, place], at) => [`${at === 0 ? '{' : ','}${JSON.stringify(name)}:`, place] as const);
  return (row) => parts.reduce((text, [name, place]) => text + name + JSON.stringify(row[place]), '');
}
