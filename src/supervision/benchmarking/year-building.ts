import type { YearOfBuilding, YearUse } from './facts.ts';
import type { Quota } from './quota.ts';

/** One building of a place in a year: what it is, its use, how it is judged. */
export type YearBuilding = {
  readonly building: YearOfBuilding;
  readonly uses: readonly YearUse[];
  readonly before: readonly YearUse[];
  readonly quota: Quota;
};
