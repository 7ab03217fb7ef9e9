import { mark, outsideRegion } from './outside.ts';
import type { Probe } from './probe.ts';

const plan = `${mark}-plan`;
const scenario = '{"years": [2026], "objective": {"savingKgce": 1}}';

/** Queries about retrofit plans of a place outside. */
export const retrofitPlanProbes: Readonly<Record<string, Probe>> = {
  'retrofitPlan.make': { ask: () => ({ plan, region: outsideRegion, scenario }) },
  'retrofitPlan.draft': { ask: () => ({ region: outsideRegion, years: '2026..2027' }) },
  'retrofitPlan.list': { ask: () => ({ region: outsideRegion }) },
  'retrofitPlan.show': { ask: () => ({ plan }) },
  'retrofitPlan.check': { ask: () => ({ plan }) },
  'retrofitPlan.compare': { ask: () => ({ a: plan, b: plan }) },
  'retrofitPlan.curve': { ask: () => ({ plan, shares: [1], seconds: 1 }) },
  'retrofitPlan.adopt': { ask: () => ({ plan, on: '2026-03-01', document: '1' }) },
};

/** Files of plans. */
export const retrofitPlanDownloads: Readonly<Record<string, () => string>> = {
  '/exports/retrofit-plan': () => `/exports/retrofit-plan?plan=${plan}`,
  '/exports/retrofit-plan-instance': () => `/exports/retrofit-plan-instance?plan=${plan}`,
};
