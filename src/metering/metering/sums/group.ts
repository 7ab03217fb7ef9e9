import type { Carrier } from '#kernel/carrier.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Conversion } from './convert.ts';
import type { Weight } from './weigh.ts';

/** The meters that make up a building's use of one carrier. */
export type Group = {
  readonly building: string;
  readonly carrier: Carrier;
  readonly weights: readonly Weight[];
  readonly conversion: Conversion;
};
/** The meters of one sum: which, how much of each, in which unit. */
export type Summed = { readonly weights: readonly Weight[]; readonly conversion: Conversion; readonly findings: readonly Finding[] };
