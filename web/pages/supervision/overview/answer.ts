import type { client } from '../../../api.ts';

export type City = Awaited<ReturnType<typeof client.overview.city>>;
