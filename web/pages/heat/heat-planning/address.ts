import { textIn } from '../../../ui/address.ts';

/** The open plan, the one it is compared with, and the source that is left out. */
export const readHeatPlans = (given: Readonly<Record<string, unknown>>) => ({
  plan: textIn(given, 'plan'),
  other: textIn(given, 'other'),
  source: textIn(given, 'source'),
  /** The job that makes a plan, and the plan's name. */
  job: textIn(given, 'job'),
  making: textIn(given, 'making'),
});

export type HeatPlansAddress = ReturnType<typeof readHeatPlans>;
