import type { Carrier } from '#kernel/carrier.ts';
import type { VerificationState } from '#heat/meter-verification/vocabulary.ts';

/** A sample of meters as typed; an empty text is an absent field. */
export type SampleForm = {
  readonly name: string;
  readonly region: string | undefined;
  readonly company: string | undefined;
  readonly carrier: Carrier | undefined;
  readonly state: VerificationState | undefined;
  readonly on: string | undefined;
  readonly by: 'installed' | 'verified';
  /** A share, or a whole number of meters. */
  readonly amount: string;
  readonly atLeast: string;
  readonly source: string;
  readonly knownFrom: string;
  readonly until: string | undefined;
};

export const emptySample: SampleForm = {
  name: '',
  region: undefined,
  company: undefined,
  carrier: undefined,
  state: undefined,
  on: undefined,
  by: 'installed',
  amount: '',
  atLeast: '',
  source: '',
  knownFrom: '',
  until: undefined,
};

const isWhole = (typed: string): boolean => /^[1-9]\d{0,5}$/u.test(typed.trim());

/** The input of the request: a whole number alone is a number of meters, anything else a share, refused if invalid. */
export function sampleInput({ region = '', company, carrier, state, on, until, amount, atLeast, ...typed }: SampleForm) {
  return {
    ...typed,
    region,
    ...(company !== undefined && { company }),
    ...(carrier !== undefined && { carrier }),
    ...(state !== undefined && { state }),
    ...(on !== undefined && { on }),
    ...(until !== undefined && { until }),
    ...(isWhole(amount) ? { count: Number(amount) } : { rate: amount }),
    ...(!isWhole(amount) && isWhole(atLeast) && { atLeast: Number(atLeast) }),
  };
}
