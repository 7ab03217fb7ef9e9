import { textIn, wordIn } from '../../../ui/address.ts';

/** The views of a plan. */
export const planViews = ['table', 'board', 'map', 'season', 'curve', 'beside'] as const;

/** The place, the open plan and its view, the job that makes one, the plan it is compared with. */
export const readPlansAddress = (given: Readonly<Record<string, unknown>>) => ({
  region: textIn(given, 'region'),
  plan: textIn(given, 'plan'),
  view: wordIn(given, 'view', planViews, 'table'),
  job: textIn(given, 'job'),
  making: textIn(given, 'making'),
  other: textIn(given, 'other'),
});

export type PlansAddress = ReturnType<typeof readPlansAddress>;
