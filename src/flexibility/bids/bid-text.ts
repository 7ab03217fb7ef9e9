/** An instant in the members' local time: `2026-06-24 19:00`. */
export function localClock(at: string, zone: string): string {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  return `${local.toPlainDate().toString()} ${local.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}

/** A period in local time: the day and both ends; the second without its day if it is the same. */
export function periodText({ start, end }: { readonly start: string; readonly end: string }, zone: string): string {
  const [from, to] = [localClock(start, zone), localClock(end, zone)];
  return `${from}–${to.slice(0, 10) === from.slice(0, 10) ? to.slice(11) : to}`;
}
