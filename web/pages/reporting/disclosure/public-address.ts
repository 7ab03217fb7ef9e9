import { keptYears } from '#kernel/kept-time.ts';
import type { client } from '../../../api.ts';
import { numberIn, textIn } from '../../../ui/address.ts';
import { readTable } from '../../../ui/table-address.ts';

/** What is public about a year. */
export type Overview = Awaited<ReturnType<typeof client.disclosure.public.overview>>;

/** The year (0: the latest), and the filters, order and page of the list of buildings. */
export const readPublic = (given: Readonly<Record<string, unknown>>) => ({
  ...readTable(given),
  year: numberIn(given, 'year', 0, keptYears.first, keptYears.last),
  district: textIn(given, 'district'),
  /** The use whose buildings are drawn. */
  use: textIn(given, 'use'),
  search: textIn(given, 'search'),
});
