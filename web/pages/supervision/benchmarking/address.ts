import { carriers } from '#kernel/carrier.ts';
import { textIn, wordIn } from '../../../ui/address.ts';
import { readTable } from '../../../ui/table-address.ts';
import { yearIn } from '../../../ui/year.ts';

/** What the list can be ranked by. */
export const measures = ['total', ...carriers] as const;

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
  year: yearIn(given),
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
