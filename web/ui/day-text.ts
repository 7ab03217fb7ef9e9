/**
 * A day or month as people type it: `2026-03-01`, `2026/3/1`, `2026年3月1日`, `20260301`; returns `2026-03-01`, or undefined if it is none.
 */
export function dayOf(text: string): string | undefined {
  const [, year, month, day] =
    /^\s*(\d{4})(?:\s*[-/.\u{5E74}]\s*(\d{1,2})\s*[-/.\u{6708}]\s*(\d{1,2})\s*\u{65E5}?|(\d{2})(\d{2}))\s*$/u
      .exec(text)
      ?.filter((part) => part !== undefined) ?? [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const told = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${told}T00:00:00Z`);
  return Number.isNaN(at.getTime()) || isoDay(at) !== told ? undefined : told;
}

/** The same for a month: `2026-03`. */
export function monthOf(text: string): string | undefined {
  const [, year, month] = /^\s*(\d{4})\s*[-/.\u{5E74}]?\s*(\d{1,2})\s*\u{6708}?\s*$/u.exec(text) ?? [];
  if (year === undefined || month === undefined || Number(month) < 1 || Number(month) > 12) return undefined;
  return `${year}-${month.padStart(2, '0')}`;
}

/** The UTC day of an instant. */
export function isoDay(at: Date): string {
  return at.toISOString().slice(0, 10);
}

/** Hours by which local time is ahead of UTC, all year. */
const hoursAhead = 8;

/** Today's local date, independent of the browser's zone: before eight in the morning it is still yesterday in UTC. */
export function todayHere(now: number = Date.now()): string {
  return isoDay(new Date(now + hoursAhead * 3_600_000));
}

/** So many days later; limited to years of four digits. */
export function daysLater(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return isoDay(at);
}

/** The same day of the month so many months later, or the last day of that month. */
export function monthsLater(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  return isoDay(new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(date, last.getUTCDate()))));
}

/** The weeks that a month touches, Monday first; days of other months are null. */
export function weeksOf(month: string): (string | null)[][] {
  const first = `${month}-01`;
  const before = (new Date(`${first}T00:00:00Z`).getUTCDay() + 6) % 7;
  const count = Number(daysLater(monthsLater(first, 1), -1).slice(8));
  const cells = Array.from({ length: Math.ceil((before + count) / 7) * 7 }, (_, at) =>
    at < before || at >= before + count ? null : daysLater(first, at - before),
  );
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}
