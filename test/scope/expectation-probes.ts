import { outsideRegion } from './outside.ts';
import type { Probe } from './probe.ts';

/** Queries about occupied time and expected use. */
export const expectationProbes: Readonly<Record<string, Probe>> = {
  'occupancy.set': { ask: ({ building }) => ({ building, hours: { workday: ['08:00-18:00'] } }) },
  'occupancy.show': { ask: ({ building }) => ({ building, from: '2026-01-01', to: '2026-02-01' }) },
  'occupancy.versions': { ask: ({ building }) => ({ building }) },
  'expectation.expectedOfBuilding': { ask: ({ building }) => ({ building, from: '2025-01-01', to: '2025-01-03' }) },
  'expectation.expectedOfMeter': { ask: ({ meter }) => ({ meter, from: '2025-01-01', to: '2025-01-03' }) },
  'expectation.pace': { ask: ({ building }) => ({ building, year: 2025 }) },
  'expectation.paces': { ask: () => ({ region: outsideRegion, year: 2025 }) },
};
