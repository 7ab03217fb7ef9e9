import type { Table } from '#platform/tables/table.ts';
import { instantsUnfolded } from './instants-across.ts';
import type { Says } from '../inspection/says.ts';
import { weekdaysUnfolded } from './weekdays-across.ts';

/** Instants or days of the week across as rows; null where the columns are none. */
export const timesUnfolded = async (table: Table, given: Says, name: string): Promise<Table | null> =>
  (await instantsUnfolded(table, given, name)) ?? (await weekdaysUnfolded(table, given, name));
