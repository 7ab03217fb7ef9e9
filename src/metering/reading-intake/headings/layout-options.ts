import type { ClockNamed } from '../times/clock-named.ts';
import type { RowsPeriod } from '../times/rows-period.ts';

export type Layout = 'long' | 'wide' | 'days' | 'months';
export type LayoutOptions = {
  readonly layout?: Layout | undefined;
  readonly timeColumn?: string | undefined;
  readonly startColumn?: string | undefined;
  readonly endColumn?: string | undefined;
  /** The customer or the house that a line above the rows names: it may be meant as the metering point. */
  readonly meterOffered?: string | undefined;
  /** The metering point that a line above the rows names. */
  readonly meterNamed?: string | undefined;
  readonly meterColumn?: string | undefined;
  /** Columns that are the code together with that one, in their order. */
  readonly meterTogether?: readonly string[] | undefined;
  /** Of a file that was taken in before codes were put together of all places, the coarsest first. */
  readonly placesBefore?: true | undefined;
  /** The metering point of all rows, where no column names one. */
  readonly meter?: string | undefined;
  /** Of the wide layout there may be several: the columns that are read. */
  readonly valueColumn?: string | readonly string[] | undefined;
  readonly year?: number | undefined;
  /** The month from which on the year counts: months below it are of the next. */
  readonly turn?: number | undefined;
  /** The year that the file names beside its rows, for times that leave it out. */
  readonly yearNamed?: number | undefined;
  /** The column of years beside columns of months that leave them out. */
  readonly yearColumn?: number | undefined;
  /** The month that the file names beside its rows, where these name no time. */
  readonly monthNamed?: { readonly year: number; readonly month: number } | null | undefined;
  /** The period that the file names beside its rows, likewise. */
  readonly rowsPeriod?: RowsPeriod | null | undefined;
  /** The day that the file names beside its rows, where these tell but clocks or hours. */
  readonly rowsDay?: number | null | undefined;
  /** The clock at which each of its days is read or begins, as the file says beside its rows. */
  readonly dayClock?: ClockNamed | undefined;
  /** How many times what counters show was used, as the file says beside its rows. */
  readonly timesNamed?: number | undefined;
  /** Of a file that was taken in before registers were told apart: all rows of a meter are its own. */
  readonly registersTogether?: boolean | undefined;
  /** false: of a file that was taken in before rows were asked whether they are void; all of them are read. */
  readonly statusesRead?: false | undefined;
  /** Rows of all runs are read: so they were before the last run counted. */
  readonly runsRead?: false | undefined;
  /** More that columns are called, the surest first: by what they hold. */
  readonly headings?: Partial<Readonly<Record<string, readonly string[]>>> | undefined;
};
