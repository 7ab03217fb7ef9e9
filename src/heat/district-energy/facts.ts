import type { Finding } from '#kernel/finding.ts';
import type { Demand } from './demand/facts.ts';
import type { Peak } from './demand/totals.ts';
import type { Objective } from './plan-file/shape.ts';
import type { YearPlan } from './supply/facts.ts';
import type { Oversize } from './supply/oversize.ts';

/** A plan as it was found, with all that it rests on beside its file. */
export type DistrictAnswer = Omit<YearPlan, 'short'> & {
  readonly objective: Objective;
  readonly measuredYear: number;
  /** The thermal zone of the place. */
  readonly thermal: string | null;
  readonly demands: readonly Demand[];
  readonly peaks: readonly Peak[];
  readonly oversizes: readonly Oversize[];
  readonly findings: readonly Finding[];
  /** ms UTC. */
  readonly known: number;
};
