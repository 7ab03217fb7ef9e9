import type { client } from '../../../api.ts';

/** All that a resident is shown by a link. */
export type Shown = Awaited<ReturnType<typeof client.heatResident.linked.show>>;
export type Part = Shown['parts'][number];
export type Bill = NonNullable<Part['bill']>;
export type Rests = NonNullable<Bill['rests']>;

/** GJ as bills write it. */
export const gigajoules = (gj: number): string => `${gj.toFixed(4)} GJ`;
