import { howToTerms, type HowTo } from '#desk/search/vocabulary.ts';

/** The tasks, in the order of a first week. */
export const tasks = Object.keys(howToTerms) as readonly HowTo[];

/** The page for each task. */
export const pageOfTask = {
  ledger: '/imports',
  readings: '/typing',
  connection: '/connections',
  over: '/ranking',
  finding: '/quality',
  source: '/knowledge/check',
  reminder: '/missing',
  report: '/energy-report',
  draft: '/drafts',
  savings: '/savings',
} as const satisfies Record<HowTo, string>;
