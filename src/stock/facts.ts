/** What is missing of a building before it can be compared at all. */
export const gaps = ['meter', 'coverage', 'area', 'use'] as const;

export type Gap = (typeof gaps)[number];

/** The columns that the list is sorted by. */
export const sorts = [
  'name',
  'code',
  'region',
  'use',
  'heating',
  'organisation',
  'floorArea',
  'value',
  'intensity',
  'coverage',
  'change',
  'verdict',
  'corrected',
  'excess',
  'percentile',
] as const;

export type Sort = (typeof sorts)[number];
