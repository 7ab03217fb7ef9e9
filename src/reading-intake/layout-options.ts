export type Layout = 'long' | 'wide' | 'months';
export type LayoutOptions = {
  readonly layout?: Layout | undefined;
  readonly timeColumn?: string | undefined;
  readonly startColumn?: string | undefined;
  readonly endColumn?: string | undefined;
  readonly meterColumn?: string | undefined;
  /** Of the wide layout there may be several: the columns that are read. */
  readonly valueColumn?: string | readonly string[] | undefined;
  readonly year?: number | undefined;
};
