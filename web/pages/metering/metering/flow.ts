import type { client } from '../../../api.ts';

export type Flow = Awaited<ReturnType<typeof client.benchmarking.flow>>;
