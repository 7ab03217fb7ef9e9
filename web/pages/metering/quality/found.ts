import type { client } from '../../../api.ts';

export type Found = Awaited<ReturnType<typeof client.readings.findings>>['findings'][number];
