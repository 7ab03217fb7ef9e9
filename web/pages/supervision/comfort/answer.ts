import type { client } from '../../../api.ts';

export type PlaceControl = Awaited<ReturnType<typeof client.comfort.controlOfPlace>>;

/** Local days, `to` not included. */
export type Period = { readonly from: string; readonly to: string };
