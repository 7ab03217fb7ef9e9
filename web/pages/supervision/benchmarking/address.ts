import { carriers } from '#kernel/carrier.ts';
import { keptYears } from '#kernel/kept-time.ts';
import { numberIn, textIn, wordIn } from '../../../ui/address.ts';
import { readTable } from '../../../ui/table-address.ts';

/** What the list can be ranked by. */
export const measures = ['total', ...carriers] as const;

/** The year shown by default: the last whole one. */
export const usualYear = new Date().getFullYear() - 1;

/** Years to choose from, latest first. */
export const years = Array.from({ length: 15 }, (_, index) => usualYear + 1 - index);

export const verdicts = ['over', 'within', 'leading', 'unknown'] as const;
export const bases = ['formal', 'indicative'] as const;
export const gapChoices = ['any', 'meter', 'coverage', 'area', 'use'] as const;
export const amongs = ['use', 'heating'] as const;

/** The word under a name, if it is one of these. */
export const oneOf = <T extends string>(given: Readonly<Record<string, unknown>>, name: string, words: readonly T[]): T | undefined =>
  words.find((word) => word === given[name]);

/** The state of the ranked list. */
export const readRanking = (given: Readonly<Record<string, unknown>>) => ({
  ...readTable(given),
  region: textIn(given, 'region'),
  year: numberIn(given, 'year', usualYear, keptYears.first, keptYears.last),
  carrier: wordIn(given, 'carrier', measures, 'electricity'),
  use: textIn(given, 'use'),
  verdict: oneOf(given, 'verdict', verdicts),
  basis: oneOf(given, 'basis', bases),
  heating: textIn(given, 'heating'),
  gap: oneOf(given, 'gap', gapChoices),
  search: textIn(given, 'search'),
  /** The group that a building is ranked in. */
  among: wordIn(given, 'among', amongs, 'use'),
  tab: wordIn(given, 'tab', ['ranked', 'champions', 'excluded'], 'ranked'),
  reason: textIn(given, 'reason'),
});

export type RankingAddress = ReturnType<typeof readRanking>;
