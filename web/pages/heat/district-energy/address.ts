import { textIn } from '../../../ui/address.ts';

/** The open plan; the job that makes one, and its name. */
export const readDistrictPlans = (given: Readonly<Record<string, unknown>>) => ({
  plan: textIn(given, 'plan'),
  job: textIn(given, 'job'),
  making: textIn(given, 'making'),
});
