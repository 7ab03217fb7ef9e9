import type { Zone } from '#kernel/zone.ts';

/** The steps in which subjects of one calendar are judged. `edges`: bounds, s UTC. */
export type Grid = { readonly zone: Zone; readonly edges: Float64Array };

/** A value for each step, NaN if unknown; null: the subject has no such series. */
export type Column = Float64Array | null;
