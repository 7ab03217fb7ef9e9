import { weekdaysUnfolded } from './weekdays-across.ts';
import { instantsUnfolded } from './instants-across.ts';
import { Problem } from '#kernel/problem.ts';
import type { Table } from '#platform/tables/table.ts';
import { blocksOf } from './blocks.ts';
import { carriersAcross } from '../columns/carriers-across.ts';
import { clocksAcross } from './clocks-across.ts';
import { codesAbove } from './codes-above.ts';
import { countedAnew } from './counted-anew.ts';
import { dayClock } from './day-clock.ts';
import { daysAbove } from './days-above.ts';
import { daysFrom1904 } from './days-from-1904.ts';
import { hoursAcross } from './hours-across.ts';
import { placesAbove } from './places-above.ts';
import { plainerTable } from './plainer.ts';
import { rowsOfLastRun } from './rows-of-runs.ts';
import { rowsOfOneLength } from './row-lengths.ts';
import { sampleRows } from '../columns/sample.ts';
import type { Says } from '../inspection/says.ts';
import { topCells } from '../headings/top-cells.ts';
import { typesOfBuilding } from '../columns/use-types.ts';
import { instantsAcross } from '../times/instant-headings.ts';
import { isNoRecord } from '../units/no-record.ts';
import { voidRows, type Statuses } from './void-rows.ts';
import { yearsAcross } from './years-across.ts';

/** Converts instants or days of the week in columns to rows; null if the columns are neither. */
const timesUnfolded = async (table: Table, given: Says, name: string): Promise<Table | null> =>
  (await instantsUnfolded(table, given, name)) ?? (await weekdaysUnfolded(table, given, name));

/** A table each of whose rows is a reading, and the options derived from its layout. */
export type AsRead = {
  /** The table, if it differs from its bytes. */
  readonly table: Table | null;
  /** The table without rows that do not count, before anything was unfolded. */
  readonly whole: Table;
  readonly says: Says;
  readonly statuses: Statuses | null;
  /** Its columns are those that a spreadsheet shows. */
  readonly asStands: boolean;
};

/**
 * The table as it is read: times in a plainer form, days and codes filled from above, rows that do not count left out, blocks and columns
 * of times unfolded, totals that restart split into steps.
 */
export async function asRead(shown: Table, name: string, said: Says): Promise<AsRead> {
  const plain = await plainerTable(shown, name, said);
  const given = { ...said, ...plain?.says };
  const { filled, ...sound } = await filledAndSound(shown, plain?.table ?? null, given);
  const whole = sound.table;
  const blocks = await blocksOf(whole, given);
  const across = blocks === null ? await unfoldedOf(whole, name, given) : null;
  const unfolded = blocks?.table ?? across;
  const flat = unfolded ?? whole;
  const typed = (await typesOfBuilding(flat, given)) ?? (blocks === null ? await carriersAcross(flat, given) : null);
  const laid = { ...given, ...blocks?.says, ...typed?.says, ...(across !== null && yearUsed(whole.header, given)) };
  const clocked = await dayClock(typed?.table ?? flat, name, laid);
  const before = { ...laid, ...clocked?.says };
  const anew = await countedAnew(clocked?.table ?? typed?.table ?? flat, name, before);
  const isOther = sound.isChanged || filled !== null;
  return {
    table: anew?.table ?? clocked?.table ?? typed?.table ?? unfolded ?? (isOther ? whole : null),
    whole,
    says: { ...before, ...anew?.says },
    statuses: sound.statuses,
    asStands: across === null && typed === null && anew === null,
  };
}

/** If instants in columns omit their year, the sender's year is used up by them, and rows have no other use for it. */
const yearUsed = (header: readonly string[], { year }: Says): Partial<Says> =>
  instantsAcross(header, undefined, true).length === 0 && instantsAcross(header, year, true).length > 0 ? { year: undefined } : {};

/**
 * The first rows of the table as it is read including those that do not count, whose times show the distance between rows; null if all
 * count, or if including them changes the layout.
 */
export async function rowsWithVoid(
  { table, whole, statuses }: AsRead,
  shown: Table,
  name: string,
  said: Says,
): Promise<readonly (readonly string[])[] | null> {
  if (statuses?.isSeen !== true) return null;
  const { header } = table ?? whole;
  try {
    const all = await asRead({ ...shown, findings: [] }, name, { ...said, statusesRead: false });
    const own = all.table ?? all.whole;
    if (own.header.length !== header.length || own.header.some((heading, at) => heading !== header[at])) return null;
    return (await topCells(own, sampleRows)).filter((cells) => !isNoRecord(cells, header));
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

const unfoldedOf = async (table: Table, name: string, given: Says): Promise<Table | null> =>
  (await yearsAcross(table, given)) ??
  (await clocksAcross(table, name, given)) ??
  (await hoursAcross(table, name, given)) ??
  (await timesUnfolded(table, given, name));

/** Fills in what occurs once above its rows, then removes the rows that do not count. `filled`: null if nothing was. */
async function filledAndSound(shown: Table, plain: Table | null, given: Says) {
  const other = plain === shown ? null : plain;
  const dated = (await daysFrom1904(plain ?? shown, given)) ?? other;
  const placed = (await placesAbove(dated ?? shown)) ?? dated;
  const coded = (await codesAbove(placed ?? shown, given)) ?? placed;
  const filled = (await daysAbove(coded ?? shown, given)) ?? coded;
  const sound = await voidRows(filled ?? shown, given);
  const even = await rowsOfOneLength(sound.table, given);
  const last = (await rowsOfLastRun(even ?? sound.table, given)) ?? even;
  return { ...sound, table: last ?? sound.table, isChanged: sound.isChanged || last !== null, filled };
}
