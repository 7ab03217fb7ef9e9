import { carriers } from '#kernel/carrier.ts';
import { textIn, wordIn } from '../../../ui/address.ts';
import { readTable } from '../../../ui/table-address.ts';
import { yearIn } from '../../../ui/year.ts';

/** The columns that the server can sort findings and offline meters by. */
export const findingSorts = ['code', 'meter', 'building', 'from', 'length', 'decision'] as const;
export const silentSorts = ['meter', 'building', 'carrier', 'last', 'days'] as const;

/** The state of the page on data quality. */
export const readQuality = (given: Readonly<Record<string, unknown>>) => ({
  ...readTable(given),
  region: textIn(given, 'region'),
  year: yearIn(given),
  tab: wordIn(given, 'tab', ['coverage', 'silent', 'stuck', 'findings'], 'coverage'),
  carrier: wordIn(given, 'carrier', ['all', ...carriers], 'all'),
  /** The kind of finding; all if absent. */
  code: textIn(given, 'code'),
  show: wordIn(given, 'show', ['open', 'all'], 'open'),
  /** Searches the code of the meter or the building. */
  search: textIn(given, 'search'),
  /** The open finding. */
  finding: textIn(given, 'finding'),
});

export type QualityAddress = ReturnType<typeof readQuality>;
