import { carriers } from '#kernel/carrier.ts';
import { keptYears } from '#kernel/kept-time.ts';
import { numberIn, textIn, wordIn } from '../../ui/address.ts';
import { readTable } from '../../ui/table-address.ts';
import { usualYear } from '../benchmarking/address.ts';

/** The state of the page on data quality. */
export const readQuality = (given: Readonly<Record<string, unknown>>) => ({
  ...readTable(given),
  region: textIn(given, 'region'),
  year: numberIn(given, 'year', usualYear, keptYears.first, keptYears.last),
  tab: wordIn(given, 'tab', ['coverage', 'silent', 'stuck', 'findings'], 'coverage'),
  carrier: wordIn(given, 'carrier', ['all', ...carriers], 'all'),
  /** Which kind of finding; all where none is named. */
  code: textIn(given, 'code'),
  show: wordIn(given, 'show', ['open', 'all'], 'open'),
  /** The finding that is looked at. */
  finding: textIn(given, 'finding'),
});

export type QualityAddress = ReturnType<typeof readQuality>;
