import { expect } from 'vitest';
import { mark, outsideRegion } from './outside.ts';
import type { Probe } from './probe.ts';

const project = `${mark}-RETROFIT`;

/** Queries about retrofit projects of a place outside. */
export const retrofitProbes: Readonly<Record<string, Probe>> = {
  'retrofit.importRetrofits': {
    ask: async ({ retrofitsTable }, send) => ({ file: await send(retrofitsTable) }),
    check: ({ created, rejectedCount }) => expect([created, rejectedCount]).toEqual([0, 1]),
  },
  'retrofit.list': { ask: () => ({ search: mark, knownAt: '2030-01-01' }) },
  'retrofit.map': { ask: () => ({ search: mark }) },
  'retrofit.board': { ask: () => ({ region: outsideRegion }) },
  'retrofit.show': { ask: () => ({ project }) },
  'retrofit.find': { ask: () => ({ region: outsideRegion, year: 2025, percentile: 0 }) },
  'retrofit.addFound': { ask: () => ({ region: outsideRegion, year: 2025, percentile: 0 }) },
  'retrofit.poolPreview': { ask: ({ building }) => ({ buildings: [building], year: 2025 }) },
  'retrofit.pool': { ask: ({ building }) => ({ buildings: [building], year: 2025 }) },
  'retrofit.progress': { ask: () => ({ region: outsideRegion, year: 2025 }) },
  'retrofit.estimated': { ask: () => ({ project, package: 'homes', year: 2025 }) },
  'retrofit.history': { ask: () => ({ project }) },
  'retrofit.edit': { ask: () => ({ projects: [project], set: { content: 'x' } }) },
  'retrofit.add': { ask: ({ building }) => ({ code: `${mark}-NEW`, set: { name: 'x', buildings: building } }) },
  'retrofit.advance': { ask: () => ({ project, to: 'surveyed', on: '2026-03-01', set: { safe: true } }) },
};
