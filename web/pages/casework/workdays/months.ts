/** A month as weeks from Monday; a cell without a day is null. */
export type Month = { readonly month: number; readonly weeks: readonly (readonly (string | null)[])[] };

/** The twelve months of a year. */
export function monthsOf(year: number): Month[] {
  return Array.from({ length: 12 }, (_, at) => ({ month: at + 1, weeks: weeksOf(year, at) }));
}

function weeksOf(year: number, month: number): (string | null)[][] {
  const date = (day: number): Date => {
    const made = new Date(0);
    made.setUTCFullYear(year, month, day);
    return made;
  };
  const before = (date(1).getUTCDay() + 6) % 7;
  const length = Math.round((dateOfNext(date(1)).getTime() - date(1).getTime()) / 86_400_000);
  const weeks = Math.ceil((before + length) / 7);
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (__, at) => {
      const day = week * 7 + at - before + 1;
      return day < 1 || day > length ? null : date(day).toISOString().slice(0, 10);
    }),
  );
}

function dateOfNext(first: Date): Date {
  const next = new Date(first);
  next.setUTCMonth(first.getUTCMonth() + 1);
  return next;
}
