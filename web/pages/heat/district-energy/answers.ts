import type { client } from '../../../api.ts';

/** A district energy plan as returned. */
export type DistrictPlanShown = Awaited<ReturnType<typeof client.districtEnergy.plans.show>>;
