import { mark, outsideRegion } from './outside.ts';
import { flexibilityProbes } from './flexibility-probes.ts';
import type { Probe } from './probe.ts';

/** Queries about equipment, resources and points outside, and whether equipment is to be renewed. */
export const equipmentProbes: Readonly<Record<string, Probe>> = {
  ...flexibilityProbes,
  'equipment.list': { ask: () => ({ search: mark, knownAt: '2030-01-01' }) },
  'equipment.get': { ask: ({ equipment }) => ({ equipment }) },
  'equipment.history': { ask: ({ equipment }) => ({ equipment }) },
  'equipment.edit': { ask: ({ equipment }) => ({ equipment: [equipment], set: { name: 'x' } }) },
  'equipment.add': { ask: ({ building }) => ({ code: `${mark}-NEW`, set: { building, kind: 'fan' } }) },
  'resources.list': { ask: () => ({ search: mark, knownAt: '2030-01-01' }) },
  'resources.get': { ask: ({ resource }) => ({ resource }) },
  'resources.history': { ask: ({ resource }) => ({ resource }) },
  'resources.edit': { ask: ({ resource }) => ({ resources: [resource], set: { name: 'x' } }) },
  'resources.add': { ask: ({ building }) => ({ code: `${mark}-NEW`, set: { building, kind: 'pv', kw: 1 } }) },
  'solarSafety.check': { ask: ({ resource }) => ({ resource, item: 'fire', result: 'fail', on: '2026-01-01' }) },
  'solarSafety.setState': { ask: ({ resource }) => ({ resource, as: 'stopped', on: '2026-01-01' }) },
  'solarSafety.register': { ask: () => ({ region: outsideRegion }) },
  'solarPotential.list': { ask: () => ({ region: outsideRegion }) },
  'solarDesign.design': { ask: ({ building }) => ({ building, kw: 10 }) },
  'solar.evaluate': { ask: ({ resource }) => ({ resource, from: '2026-01-01', to: '2026-02-01' }) },
  'solar.ranking': { ask: () => ({ region: outsideRegion }) },
  'solar.yield': { ask: ({ building }) => ({ building }) },
  'point.list': { ask: () => ({ search: mark, knownAt: '2030-01-01' }) },
  'point.get': { ask: ({ point }) => ({ point }) },
  'point.history': { ask: ({ point }) => ({ point }) },
  'point.edit': { ask: ({ point }) => ({ points: [point], set: { name: 'x' } }) },
  'point.add': { ask: ({ building }) => ({ code: `${mark}-NEW`, set: { building, quantity: 'temperature' } }) },
  'renewal.verdicts': { ask: () => ({ region: outsideRegion }) },
};
