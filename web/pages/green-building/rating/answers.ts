import type { client } from '../../../api.ts';

export type Rated = Awaited<ReturnType<typeof client.rating.rate>>;
export type Scheme = Awaited<ReturnType<typeof client.rating.scheme>>;
