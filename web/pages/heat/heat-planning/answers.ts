import type { client } from '../../../api.ts';

/** A plan of waste heat as returned. */
export type HeatPlan = Awaited<ReturnType<typeof client.heatPlanning.plans.show>>;
