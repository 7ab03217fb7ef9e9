import { mark, outsideRegion } from './outside.ts';
import type { Probe } from './probe.ts';

/** Questions about equipment outside, and whether it is to be renewed. */
export const equipmentProbes: Readonly<Record<string, Probe>> = {
  'equipment.list': { ask: () => ({ search: mark, knownAt: '2030-01-01' }) },
  'equipment.get': { ask: ({ equipment }) => ({ equipment }) },
  'equipment.history': { ask: ({ equipment }) => ({ equipment }) },
  'equipment.edit': { ask: ({ equipment }) => ({ equipment: [equipment], set: { name: 'x' } }) },
  'equipment.add': { ask: ({ building }) => ({ code: `${mark}-NEW`, set: { building, kind: 'fan' } }) },
  'renewal.verdicts': { ask: () => ({ region: outsideRegion }) },
};
