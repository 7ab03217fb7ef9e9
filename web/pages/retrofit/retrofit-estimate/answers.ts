import type { client } from '../../../api.ts';

export type Estimate = Awaited<ReturnType<typeof client.retrofitEstimate.estimate>>;
export type PackageShown = Estimate['packages'][number];
export type Library = Awaited<ReturnType<typeof client.retrofitEstimate.measures>>;
export type Measure = Library['measures'][number];
