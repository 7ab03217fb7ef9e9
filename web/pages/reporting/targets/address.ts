import { keptYears } from '#kernel/kept-time.ts';
import { numberIn, textIn } from '../../../ui/address.ts';

/** The year of the progress: the current one by default. `target`: the one shown in full. */
export const readTargets = (given: Readonly<Record<string, unknown>>) => ({
  region: textIn(given, 'region'),
  year: numberIn(given, 'year', new Date().getFullYear(), keptYears.first, keptYears.last),
  document: textIn(given, 'document'),
  target: textIn(given, 'target'),
});

export type TargetsAddress = ReturnType<typeof readTargets>;
