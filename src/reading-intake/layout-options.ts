export type Layout = 'long' | 'wide' | 'days' | 'months';
export type LayoutOptions = {
  readonly layout?: Layout | undefined;
  readonly timeColumn?: string | undefined;
  readonly startColumn?: string | undefined;
  readonly endColumn?: string | undefined;
  readonly meterColumn?: string | undefined;
  /** The metering point of all rows, where no column names one. */
  readonly meter?: string | undefined;
  /** Of the wide layout there may be several: the columns that are read. */
  readonly valueColumn?: string | readonly string[] | undefined;
  readonly year?: number | undefined;
};
