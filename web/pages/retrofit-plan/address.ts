import { textIn } from '../../ui/address.ts';

/** The place, the plan that is looked at, the job that makes one, the plan it is held against. */
export const readPlansAddress = (given: Readonly<Record<string, unknown>>) => ({
  region: textIn(given, 'region'),
  plan: textIn(given, 'plan'),
  job: textIn(given, 'job'),
  making: textIn(given, 'making'),
  other: textIn(given, 'other'),
});

export type PlansAddress = ReturnType<typeof readPlansAddress>;
