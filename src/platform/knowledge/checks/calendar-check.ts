import type { EntryOf } from '../entry.ts';
import type { Fault, Placed } from '../read.ts';

/** Calendars that contradict themselves, by day: both off and worked, a day listed twice, a day of a wrong year. */
export function calendarFaults(entries: readonly Placed[]): Fault[] {
  return entries.filter(({ kind }) => kind === 'calendar').flatMap(faultsOf);
}

function faultsOf({ file, held, lineAt }: Placed): Fault[] {
  const { year, closed, worked } = held as EntryOf<'calendar'>;
  const seen = new Map<string, string>();
  const faults: Fault[] = [];
  for (const [list, days] of Object.entries({ closed, worked }))
    days.forEach((date, at) => {
      const told = (code: string) => faults.push({ file, line: lineAt([list, at]), code, evidence: { date, year } });
      const before = seen.get(date);
      if (before !== undefined) told(before === list ? 'calendar-day-twice' : 'calendar-day-both');
      const of = Number(date.slice(0, 4));
      if (of !== year && of !== year - 1) told('calendar-day-elsewhere');
      seen.set(date, list);
    });
  return faults;
}
