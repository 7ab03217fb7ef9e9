import type { SubjectKind } from './rule.ts';

const places = ['region', 'use', 'organisation', 'ownership', 'heating', 'airConditioning', 'stateOrgan', 'zone'];

/** Fields by which the subjects of a rule may be selected. */
export const subjectFields: Readonly<Record<SubjectKind, readonly string[]>> = {
  building: ['code', 'building', ...places],
  meter: ['code', 'building', 'carrier', 'item', 'kind', 'direction', 'region', 'use', 'organisation'],
  point: ['code', 'building', 'quantity', 'unit', 'space', 'equipment', 'tag', 'region', 'use', 'organisation'],
  equipment: ['code', 'building', 'equipment', 'kind', 'region', 'use', 'organisation'],
};
