import { today } from '#kernel/today.ts';
import { parseTime } from '#platform/tables/time.ts';
import { clockOfHeading } from '#platform/list-intake/clock-of-heading.ts';
import type { FieldSpec } from '#platform/list-intake/fields.ts';

/** A time of a day that says its year first; months and days first are told apart nowhere here. */
const hasClock = /^\d{4}\D.*\d:\d/u;

/**
 * A field of days whose times may be of another clock: they count on the day of the place (`2025-11-07T20:00:00Z`, a column `缴费日期(UTC)`).
 * @param plain the field as it reads days of the place
 */
export function localDayField(plain: FieldSpec): FieldSpec {
  const parseOf =
    (ofColumn: number | null): FieldSpec['parse'] =>
    (text, factor) => {
      const time = hasClock.test(text.trim()) ? parseTime(text) : null;
      const offset = time === null || typeof time === 'string' ? null : (time.offsetSeconds ?? ofColumn);
      if (time === null || typeof time === 'string' || offset === null) return plain.parse(text, factor);
      return { value: today((time.localSeconds - offset) * 1000) };
    };
  return {
    ...plain,
    parse: parseOf(null),
    timed: true,
    ofHeading: (heading) => {
      const offset = clockOfHeading(heading);
      return offset === null ? null : { parse: parseOf(offset) };
    },
  };
}
