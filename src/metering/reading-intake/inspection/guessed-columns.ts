import type { Finding } from '#kernel/finding.ts';
import type { Plan } from '../columns/layout.ts';
import { besideOf, type TimeWritten } from '../times/row-time.ts';
import { edgesOf } from '../times/rows-period.ts';
import type { GuessedColumn } from '../columns/time-columns.ts';

/** The columns identified by their content, each with the option that overrides it. */
export function columnsToldBy(guessed: readonly GuessedColumn[], header: readonly string[], plan: Plan): Finding[] {
  const told = guessed.map(({ what, column }): Finding => ({
    code: `${what}-column-guessed`,
    severity: 'info',
    evidence: { column: (header[column] as string).trim(), option: `--${what}-column` },
  }));
  const written = 'written' in plan ? plan.written.as : 'instant';
  const column = (header[plan.layout === 'months' ? 0 : plan.time] ?? '').trim();
  if (plan.layout === 'days')
    told.push({ code: 'day-columns-read', severity: 'info', evidence: { columns: plan.days.length, minutes: 1440 / plan.days.length } });
  if (plan.layout === 'days' && plan.day !== undefined)
    told.push({ code: 'file-period-read', severity: 'warning', evidence: edgesOf({ from: plan.day, to: plan.day + 1 }) });
  if (plan.layout === 'days') return told;
  const titled = 'written' in plan ? periodTitled(plan.written) : null;
  if (titled !== null) return [...told, { code: 'time-of-title', severity: 'warning', evidence: { column, period: titled } }];
  if (written === 'dotted-month' && 'written' in plan && plan.written.as === 'dotted-month')
    told.push({ code: 'dotted-months-read', severity: 'info', evidence: { column, text: '2025.1', ones: plan.written.ones } });
  else if (written === 'file-period' && 'written' in plan && plan.written.as === 'file-period')
    told.push({ code: 'file-period-read', severity: 'warning', evidence: edgesOf(plan.written) });
  else if ('written' in plan && isInColumns(plan.written))
    told.push({ code: 'time-in-columns', severity: 'info', evidence: { columns: columnsOf(plan, header) } });
  else if (written !== 'instant' && written !== 'day-of')
    told.push({ code: codeOfWritten(written), severity: 'info', evidence: { column, written } });
  return told;
}

/** The day or the month that titles name, if rows give only the clock time or the day; otherwise null. */
function periodTitled(written: TimeWritten): string | null {
  if (written.as === 'day-number') return `${written.year}-${String(written.month).padStart(2, '0')}`;
  return 'onDay' in written ? (written.onDay ?? null) : null;
}

const columnsOf = ({ time, written }: Extract<Plan, { layout: 'long' | 'wide' }>, header: readonly string[]): string =>
  [time, ...besideOf(written)]
    .toSorted((a, b) => a - b)
    .map((column) => (header[column] as string).trim())
    .join(', ');

function codeOfWritten(written: string): string {
  if (written === 'clocks') return 'times-beside';
  return written === 'clock' ? 'time-beside' : 'time-written';
}

/** Whether a time is composed of more than a day and what is next to it. */
const isInColumns = (written: TimeWritten): boolean => written.as === 'hour-minute' || ('days' in written && written.days !== undefined);
