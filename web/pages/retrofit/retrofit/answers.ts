import type { client } from '../../../api.ts';

export type PoolPage = Awaited<ReturnType<typeof client.retrofit.list>>;
export type PoolProject = PoolPage['projects'][number];
export type ShownProject = Awaited<ReturnType<typeof client.retrofit.show>>;
