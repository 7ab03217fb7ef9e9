import { outsideRegion } from './outside.ts';
import type { Probe } from './probe.ts';

/** Queries about occupied time and indoor temperature, each about a building or an inspection outside. */
export const comfortProbes: Readonly<Record<string, Probe>> = {
  'occupancy.set': { ask: ({ building }) => ({ building, hours: { workday: ['08:00-18:00'] } }) },
  'occupancy.show': { ask: ({ building }) => ({ building, from: '2026-01-01', to: '2026-02-01' }) },
  'occupancy.versions': { ask: ({ building }) => ({ building }) },
  'comfort.control': { ask: ({ building }) => ({ building, from: '2026-01-01', to: '2026-02-01' }) },
  'comfort.controlOfPlace': { ask: () => ({ region: outsideRegion, from: '2026-01-01', to: '2026-02-01' }) },
  'comfort.indoor': { ask: ({ building }) => ({ building, from: '2026-01-01', to: '2026-02-01', step: 'month' }) },
  'comfort.seasons.set': { ask: () => ({ region: outsideRegion, heating: '11-15:03-15', cooling: '06-01:09-30' }) },
  'comfort.seasons.list': { open: 'when places heat and cool is told to everybody' },
  'comfort.inspections.inspect': { ask: ({ building }) => ({ building, measured: {} }) },
  'comfort.inspections.photo': { ask: ({ inspection }) => ({ id: inspection, file: 'none' }) },
  'comfort.inspections.notice': { ask: ({ inspection }) => ({ id: inspection, due: '2100-01-01' }) },
  'comfort.inspections.recheck': { ask: ({ inspection }) => ({ id: inspection, measured: {} }) },
  'comfort.inspections.penalty': { ask: ({ inspection }) => ({ id: inspection, authority: 'x', clause: 'x', amount: '1' }) },
  'comfort.inspections.close': { ask: ({ inspection }) => ({ id: inspection }) },
  'comfort.inspections.get': { ask: ({ inspection }) => ({ id: inspection }) },
  'comfort.inspections.list': { ask: () => ({ region: outsideRegion }) },
};
