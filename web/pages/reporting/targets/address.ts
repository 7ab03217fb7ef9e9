import { keptYears } from '#kernel/kept-time.ts';
import { numberIn, textIn } from '../../../ui/address.ts';

/** What progress is asked for: the year that runs, unless another is chosen. `target`: the one that is looked at whole. */
export const readTargets = (given: Readonly<Record<string, unknown>>) => ({
  region: textIn(given, 'region'),
  year: numberIn(given, 'year', new Date().getFullYear(), keptYears.first, keptYears.last),
  document: textIn(given, 'document'),
  target: textIn(given, 'target'),
});

export type TargetsAddress = ReturnType<typeof readTargets>;
