import type { client } from '../../../api.ts';

export type ShownPlan = Awaited<ReturnType<typeof client.retrofitPlan.show>>;

/** A project forced in, out or into a year by hand. */
export type Pin = { readonly project: string; readonly in: boolean; readonly year?: number };
