import type { Hours, HoursPoint } from '#metering/occupancy/facts.ts';

/**
 * Occupied minutes as `live.md`, 3 defines them, slowly: for each local date, whatever begins then is marked minute by minute.
 * @param named days that the national calendar names
 */
export function modelOccupied(
  { zone, line, named }: { zone: string; line: readonly HoursPoint[]; named: Readonly<Record<string, 'closed' | 'worked'>> },
  from: number,
  to: number,
): Uint8Array {
  const marked = new Uint8Array((to - from) / 60);
  const dateAt = (seconds: number) =>
    Temporal.Instant.fromEpochMilliseconds(seconds * 1000)
      .toZonedDateTimeISO(zone)
      .toPlainDate();
  const last = dateAt(to).add({ days: 2 });
  for (let date = dateAt(from).subtract({ days: 3 }); Temporal.PlainDate.compare(date, last) <= 0; date = date.add({ days: 1 })) {
    const hours = line.filter((one) => one.from === null || one.from <= date.toString()).at(-1)?.hours;
    if (!hours) continue;
    for (const text of listFor(hours, date, zone, named)) {
      const [a, b] = text.split('-') as [string, string];
      const start = secondsOf(date, a, zone);
      const end = secondsOf(b > a ? date : date.add({ days: 1 }), b, zone);
      for (let at = Math.max(start, from); at < Math.min(end, to); at += 60) marked[(at - from) / 60] = 1;
    }
  }
  return marked;
}

function listFor(
  hours: Hours,
  date: Temporal.PlainDate,
  zone: string,
  named: Readonly<Record<string, 'closed' | 'worked'>>,
): readonly string[] {
  const text = date.toString();
  if (hours.days && text in hours.days) return hours.days[text] ?? [];
  const isChina = hours.calendar === undefined ? zone === 'Asia/Shanghai' : hours.calendar === 'china';
  if (isChina && named[text] === 'closed') return hours.rest ?? [];
  if (isChina && named[text] === 'worked') return hours.workday ?? [];
  const weekday = (['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const)[date.dayOfWeek - 1] as 'mon';
  if (hours[weekday] !== undefined) return hours[weekday];
  return (date.dayOfWeek <= 5 ? hours.workday : hours.rest) ?? [];
}

/** A time that occurs twice means its first occurrence; one that does not exist means the clock change that skipped it. */
function secondsOf(date: Temporal.PlainDate, clock: string, zone: string): number {
  const local =
    clock === '24:00'
      ? date.add({ days: 1 }).toPlainDateTime(Temporal.PlainTime.from('00:00'))
      : date.toPlainDateTime(Temporal.PlainTime.from(clock));
  const before = local.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (before.toPlainDateTime().equals(local)) return before.epochMilliseconds / 1000;
  const change = before.getTimeZoneTransition('next');
  return (change?.epochMilliseconds ?? Number.NaN) / 1000;
}
