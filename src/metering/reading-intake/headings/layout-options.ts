import type { ClockNamed } from '../times/clock-named.ts';
import type { RowsPeriod } from '../times/rows-period.ts';

export type Layout = 'long' | 'wide' | 'days' | 'months';
export type LayoutOptions = {
  readonly layout?: Layout | undefined;
  readonly timeColumn?: string | undefined;
  readonly startColumn?: string | undefined;
  readonly endColumn?: string | undefined;
  /** The customer or the house that a line above the rows names: a candidate for the metering point. */
  readonly meterOffered?: string | undefined;
  /** The metering point that a line above the rows names. */
  readonly meterNamed?: string | undefined;
  readonly meterColumn?: string | undefined;
  /** Columns that form the code together with that one, in order. */
  readonly meterTogether?: readonly string[] | undefined;
  /** For a file that was taken in before codes were composed of all places, the coarsest first. */
  readonly placesBefore?: true | undefined;
  /** The metering point of all rows, if no column names one. */
  readonly meter?: string | undefined;
  /** The wide layout may have several: the columns that are read. */
  readonly valueColumn?: string | readonly string[] | undefined;
  readonly year?: number | undefined;
  /** The month from which on the year applies: earlier months belong to the next year. */
  readonly turn?: number | undefined;
  /** The year that the file names outside its rows, for times that omit it. */
  readonly yearNamed?: number | undefined;
  /** The column of years, next to columns of months that omit them. */
  readonly yearColumn?: number | undefined;
  /** The month that the file names outside its rows, if these give no time. */
  readonly monthNamed?: { readonly year: number; readonly month: number } | null | undefined;
  /** The period that the file names outside its rows, likewise. */
  readonly rowsPeriod?: RowsPeriod | null | undefined;
  /** The day that the file names outside its rows, if these give only clock times or hours. */
  readonly rowsDay?: number | null | undefined;
  /** The clock time at which each of its days is read or begins, as given outside its rows. */
  readonly dayClock?: ClockNamed | undefined;
  /** The multiplier between counter values and use, as given outside the rows. */
  readonly timesNamed?: number | undefined;
  /** For a file that was taken in before registers were distinguished: all rows of a meter are its own. */
  readonly registersTogether?: boolean | undefined;
  /** false: for a file that was taken in before rows were checked for being void; all of them are read. */
  readonly statusesRead?: false | undefined;
  /** Rows of all runs are read, as was done before only the last run counted. */
  readonly runsRead?: false | undefined;
  /** Further headings for columns, the surest first, by what they hold. */
  readonly headings?: Partial<Readonly<Record<string, readonly string[]>>> | undefined;
};
