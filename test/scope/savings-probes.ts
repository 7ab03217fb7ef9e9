import { type Outside, outsideRegion } from './outside.ts';
import type { Probe } from './probe.ts';

const base = { from: '2024-01-01', to: '2025-01-01' };
const around = ({ building }: Outside) => ({ building, carrier: 'electricity' });

/** Queries about savings, each about a building outside, or by a baseline that the requester does not see. */
export const savingsProbes: Readonly<Record<string, Probe>> = {
  'retrofitEstimate.measures': { open: 'measures are knowledge, which is everybody’s', ask: () => ({}) },
  'retrofitEstimate.estimate': { ask: ({ building }) => ({ building, year: 2025 }) },
  'retrofitEstimate.enter': {
    ask: () => ({ measure: 'lighting', region: outsideRegion, life: 10, source: { document: 'x', clause: 'x' } }),
  },
  'retrofitEstimate.confirm': { ask: () => ({ measure: 'lighting', region: outsideRegion }) },
  'retrofitEstimate.withdraw': { ask: () => ({ measure: 'lighting', region: outsideRegion, reason: 'x' }) },
  'savings.fit': { ask: (outside) => ({ ...around(outside), ...base }) },
  'savings.points': { ask: ({ meter }) => ({ meters: [meter], ...base }) },
  'savings.lock': { ask: (outside) => ({ ...around(outside), ...base, baseline: 'outside' }) },
  'savings.list': { ask: ({ building }) => ({ building }) },
  'savings.show': { ask: () => ({ baseline: 'outside' }) },
  'savings.report': { ask: (outside) => ({ ...around(outside), base, from: '2025-01-01', to: '2025-02-01' }) },
  'savings.portfolio.begin': {
    ask: async ({ meter }, send) => ({ file: await send(`meter\n${meter}\n`), base, from: '2025-01-01', to: '2025-02-01' }),
  },
  'savings.portfolio.show': { ask: () => ({ job: 'none' }) },
  'savings.typical': { ask: () => ({ baseline: 'outside', from: '2025-01-01', to: '2026-01-01', typical: 'W1' }) },
};
