import { textIn, wordIn } from '../../../ui/address.ts';

/** The ways in which a plan is looked at. */
export const planViews = ['table', 'board', 'map', 'season', 'curve', 'beside'] as const;

/** The place, the plan that is looked at and how, the job that makes one, the plan it is held against. */
export const readPlansAddress = (given: Readonly<Record<string, unknown>>) => ({
  region: textIn(given, 'region'),
  plan: textIn(given, 'plan'),
  view: wordIn(given, 'view', planViews, 'table'),
  job: textIn(given, 'job'),
  making: textIn(given, 'making'),
  other: textIn(given, 'other'),
});

export type PlansAddress = ReturnType<typeof readPlansAddress>;
