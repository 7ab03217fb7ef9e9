import { columnContent } from './column-content.ts';
import type { TimeWritten } from './row-time.ts';

/** Where rows tell their time, and how. */
type Times = { readonly time: number; readonly written: TimeWritten; readonly end: number | null };

/** Whether rows are of whole days or longer, by how their times are written. */
export function areDays({ time, written, end }: Times, rows: readonly (readonly string[])[]): boolean {
  if (written.as === 'instant' || written.as === 'span') {
    const held = [time, ...(end === null ? [] : [end])].map((column) => columnContent(rows, column, true));
    return written.as === 'instant' && held.every((content) => content !== 'time');
  }
  return !['clock', 'clocks', 'clock-span', 'part', 'hour-minute'].includes(written.as);
}
