import type { Carbon } from '#reporting/carbon/carbon.ts';
import type { Targets } from '#reporting/targets/targets.ts';
import type { Workers } from '#platform/workers/workers.ts';

/** What a pathway needs of the slices before it. */
export type PathwayNeeds = {
  readonly carbon: Pick<Carbon, 'stockOf' | 'frozenFactors' | 'knownAt'>;
  readonly targets: Pick<Targets, 'progress'>;
  readonly workers: Pick<Workers, 'run' | 'size'>;
};
