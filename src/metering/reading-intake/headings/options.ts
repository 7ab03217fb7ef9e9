import { Problem } from '#kernel/problem.ts';
import type { Carrier } from '#kernel/carrier.ts';
import type { DateOrder } from '#platform/tables/date-order.ts';
import type { DecimalMark } from '#platform/tables/decimal-mark.ts';
import type { EndsGiven } from '../times/ends.ts';
import type { LayoutOptions } from './layout-options.ts';
import type { Layout } from './layout-options.ts';

/** What a sender may state about a file that some layouts, or some kinds of readings, do not use. */
export type Sayable = LayoutOptions & {
  readonly kind?: 'register' | 'interval' | undefined;
  readonly interval?: unknown;
  readonly marks?: 'start' | 'end' | undefined;
  readonly ends?: EndsGiven | undefined;
  readonly carrier?: Carrier | undefined;
  /** The name of the sheet that is read. */
  readonly sheetNamed?: string | undefined;
  readonly decimals?: DecimalMark | undefined;
  readonly multiplier?: 'ledger' | 'applied' | undefined;
  readonly dateOrder?: DateOrder | undefined;
};

type Option = Exclude<
  keyof Sayable,
  | 'carrier'
  | 'meterNamed'
  | 'meterTogether'
  | 'placesBefore'
  | 'registersTogether'
  | 'statusesRead'
  | 'runsRead'
  | 'timesNamed'
  | 'dayClock'
  | 'multiplier'
  | 'yearColumn'
  | 'turn'
  | 'sheetNamed'
  | 'layout'
  | 'kind'
  | 'yearNamed'
  | 'monthNamed'
  | 'rowsPeriod'
  | 'rowsDay'
  | 'meterOffered'
  | 'headings'
  | 'decimals'
  | 'dateOrder'
>;

const flags: Readonly<Record<Option, string>> = {
  timeColumn: '--time-column',
  startColumn: '--start-column',
  endColumn: '--end-column',
  meter: '--meter',
  meterColumn: '--meter-column',
  valueColumn: '--value-column',
  year: '--year',
  interval: '--interval',
  marks: '--marks',
  ends: '--ends',
};

/** Refuses a year for times that have their own. @throws Problem `option-unused` */
export function refuseYear(layout: Layout): never {
  throw new Problem('bad-input', 'option-unused', { option: flags.year, name: 'year', layout });
}

const options = Object.keys(flags) as readonly Option[];

/** The options used by each layout. With periods, an interval is that of the rows whose end is empty. */
const usedBy: Readonly<Record<Layout, readonly Option[]>> = {
  long: ['timeColumn', 'startColumn', 'endColumn', 'meter', 'meterColumn', 'valueColumn', 'year', 'interval', 'marks', 'ends'],
  wide: ['timeColumn', 'startColumn', 'endColumn', 'valueColumn', 'year', 'interval', 'marks', 'ends'],
  days: ['timeColumn', 'meter', 'meterColumn', 'interval'],
  months: ['meter', 'meterColumn', 'year'],
};

/** A column of months holds months: stating that adds nothing. */
const isMonth = (interval: unknown): boolean => interval === '1month' || JSON.stringify(interval) === '{"months":1}';

/** Options about intervals; a register has none. */
const ofIntervals: readonly Option[] = ['interval', 'marks', 'startColumn', 'endColumn', 'ends'];

/**
 * Refuses options for a file that would be ignored.
 * @param layout null if not known yet: then only options that no layout could use are refused
 * @throws Problem `option-unused`, `options-clash`, `option-alone`, `option-for-register`
 */
export function refuseUnused(layout: Layout | null, says: Sayable): void {
  const said = (option: Option): boolean => says[option] !== undefined;
  for (const option of options)
    if (layout !== null && said(option) && !usedBy[layout].includes(option) && !(option === 'interval' && isMonth(says.interval)))
      throw new Problem('bad-input', 'option-unused', { option: flags[option], name: option, layout });
  for (const option of ofIntervals)
    if (says.kind === 'register' && said(option))
      throw new Problem('bad-input', 'option-for-register', { option: flags[option], name: option });
  if (says.kind === 'register' && says.multiplier === 'applied')
    throw new Problem('bad-input', 'option-for-register', { option: '--multiplier', name: 'multiplier' });
  if (said('timeColumn') && said('startColumn'))
    throw new Problem('bad-input', 'options-clash', { option: flags.timeColumn, other: flags.startColumn });
  if (said('meter') && said('meterColumn'))
    throw new Problem('bad-input', 'options-clash', { option: flags.meter, other: flags.meterColumn });
  if (said('startColumn') && !said('endColumn'))
    throw new Problem('bad-input', 'option-alone', { option: flags.startColumn, needs: flags.endColumn, instead: flags.timeColumn });
  if (layout === 'long' && Array.isArray(says.valueColumn) && says.valueColumn.length > 1)
    throw new Problem('bad-input', 'values-in-long', { columns: says.valueColumn.join(', ') });
}
