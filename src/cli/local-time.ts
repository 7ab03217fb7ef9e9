/** The default if no building states another. */
export const standardZone = 'Asia/Shanghai';

/** An instant in local time, for display: just the day if it is the start of one, otherwise day and time. */
export function localTime(instant: string, zone: string): string {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(zone);
  const day = local.toPlainDate().toString();
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  return time === '00:00' ? day : `${day} ${time}`;
}
