import { textIn } from '../../../ui/address.ts';

/** Which plan is open, with which it is compared, and which source is thought away. */
export const readHeatPlans = (given: Readonly<Record<string, unknown>>) => ({
  plan: textIn(given, 'plan'),
  other: textIn(given, 'other'),
  source: textIn(given, 'source'),
  /** The job that makes a plan, and what that is called. */
  job: textIn(given, 'job'),
  making: textIn(given, 'making'),
});

export type HeatPlansAddress = ReturnType<typeof readHeatPlans>;
