import { columnContent } from './column-content.ts';
import type { TimeWritten } from './row-time.ts';

/** The columns and notation of the time of rows. */
type Times = { readonly time: number; readonly written: TimeWritten; readonly end: number | null };

/** Whether rows are of whole days or longer, by the notation of their times. */
export function areDays({ time, written, end }: Times, rows: readonly (readonly string[])[]): boolean {
  if (written.as === 'instant' || written.as === 'span') {
    const held = [time, ...(end === null ? [] : [end])].map((column) => columnContent(rows, column, true));
    return written.as === 'instant' && held.every((content) => content !== 'time');
  }
  return !['clock', 'clocks', 'clock-span', 'part', 'hour-minute'].includes(written.as);
}
