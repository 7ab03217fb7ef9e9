/** Where no building says otherwise. */
export const standardZone = 'Asia/Shanghai';

/** An instant on the local clock, for people: the day where it begins one, else day and time. */
export function localTime(instant: string, zone: string): string {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  const day = local.toPlainDate().toString();
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  return time === '00:00' ? day : `${day} ${time}`;
}
