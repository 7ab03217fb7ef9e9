import { outsideRegion } from './outside.ts';
import type { Probe } from './probe.ts';

/** Queries about commissioning, each about a building or an action outside. */
export const commissioningProbes: Readonly<Record<string, Probe>> = {
  'commissioning.add': { ask: ({ building }) => ({ building, on: '2026-01-01', action: 'x', carrier: 'electricity' }) },
  'commissioning.list': { ask: () => ({ region: outsideRegion }) },
  'commissioning.effects': { ask: () => ({ region: outsideRegion }) },
  'commissioning.interval': { ask: ({ building }) => ({ building, months: 12 }) },
  'commissioning.due': { ask: () => ({ region: outsideRegion }) },
  'commissioning.detectable': { ask: ({ building }) => ({ building }) },
  'commissioning.startAdvice': { ask: ({ building }) => ({ building, within: '18:24' }) },
  'commissioning.strategies': { ask: ({ building }) => ({ building }) },
  'commissioning.strategyHours': { ask: ({ building }) => ({ building, kind: 'lights', subject: building }) },
  'commissioning.programme': { ask: () => ({ region: outsideRegion, year: 2025 }) },
  'commissioning.show': { ask: ({ commissioning }) => ({ id: commissioning }) },
  'commissioning.remove': { ask: ({ commissioning }) => ({ id: commissioning }) },
};
