import { textIn } from '../../ui/address.ts';

/** Which plan is open, with which it is compared, and which source is thought away. */
export const readHeatPlans = (given: Readonly<Record<string, unknown>>) => ({
  plan: textIn(given, 'plan'),
  other: textIn(given, 'other'),
  source: textIn(given, 'source'),
});

export type HeatPlansAddress = ReturnType<typeof readHeatPlans>;
