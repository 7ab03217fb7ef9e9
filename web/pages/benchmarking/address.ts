import { carriers } from '#kernel/carrier.ts';
import { keptYears } from '#kernel/kept-time.ts';
import { numberIn, textIn, wordIn } from '../../ui/address.ts';
import { readTable } from '../../ui/table-address.ts';

/** What can be ranked by. */
export const measures = ['total', ...carriers] as const;

/** The year that figures are shown of until another is chosen: the last whole one. */
export const usualYear = new Date().getFullYear() - 1;

/** Years to choose from, the latest first. */
export const years = Array.from({ length: 15 }, (_, index) => usualYear + 1 - index);

/** The state of the ranked list. */
export const readRanking = (given: Readonly<Record<string, unknown>>) => ({
  ...readTable(given),
  region: textIn(given, 'region'),
  year: numberIn(given, 'year', usualYear, keptYears.first, keptYears.last),
  carrier: wordIn(given, 'carrier', measures, 'electricity'),
  use: textIn(given, 'use'),
  tab: wordIn(given, 'tab', ['ranked', 'champions', 'over', 'excluded'], 'ranked'),
  reason: textIn(given, 'reason'),
});

export type RankingAddress = ReturnType<typeof readRanking>;
