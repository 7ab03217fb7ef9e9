import { textIn } from '../../../ui/address.ts';
import { yearIn } from '../../../ui/year.ts';

/** The year of the progress: the current one by default. `target`: the one shown in full. */
export const readTargets = (given: Readonly<Record<string, unknown>>) => ({
  region: textIn(given, 'region'),
  year: yearIn(given),
  document: textIn(given, 'document'),
  target: textIn(given, 'target'),
});

export type TargetsAddress = ReturnType<typeof readTargets>;
