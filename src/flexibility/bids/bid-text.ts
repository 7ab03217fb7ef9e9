/** An instant by the clock of the members: `2026-06-24 19:00`. */
export function localClock(at: string, zone: string): string {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(zone);
  return `${local.toPlainDate().toString()} ${local.toPlainTime().toString({ smallestUnit: 'minute' })}`;
}

/** A period by it: the day and both edges, the second without its day where that is the same. */
export function periodText({ start, end }: { readonly start: string; readonly end: string }, zone: string): string {
  const [from, to] = [localClock(start, zone), localClock(end, zone)];
  return `${from}–${to.slice(0, 10) === from.slice(0, 10) ? to.slice(11) : to}`;
}
