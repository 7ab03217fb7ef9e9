import { Problem } from '#kernel/problem.ts';
import { clockNamed, clockOfTitles } from '#platform/tables/heading-clock.ts';
import type { FieldSpec } from './fields.ts';

/**
 * The UTC offset in seconds of a list's time column, from its heading; null if it states none.
 * @throws Problem `list-clock-unknown` if it names an unknown time zone
 */
export function clockOfHeading(heading: string): number | null {
  const clock = clockNamed(heading);
  if (typeof clock === 'string') throw new Problem('bad-input', 'list-clock-unknown', { heading: heading.trim(), clock });
  return clock;
}

/** For a time column whose heading names no time zone, the one in the titles (数据时区：UTC). @throws Problem `list-clock-unknown` */
export function clockOfTimes(field: FieldSpec, above: readonly string[]): ReturnType<NonNullable<FieldSpec['ofHeading']>> {
  const clock = field.timed === true ? clockOfTitles(above) : null;
  if (clock === null) return null;
  const offset = 'offset' in clock ? clock.offset : 'zone' in clock ? fixed[clock.zone] : undefined;
  const text = 'unknown' in clock ? clock.title : 'zone' in clock ? clock.zone : '';
  if (offset === undefined)
    throw new Problem('bad-input', 'list-clock-unknown', { heading: text, clock: 'unknown' in clock ? clock.unknown : text });
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 3600), Math.round((Math.abs(offset) % 3600) / 60)];
  return field.ofHeading?.(`(UTC${offset < 0 ? '-' : '+'}${hours}:${String(minutes).padStart(2, '0')})`) ?? null;
}

/** Zones with a fixed UTC offset, in seconds. */
const fixed: Readonly<Record<string, number>> = { 'Asia/Shanghai': 28_800, 'Asia/Chongqing': 28_800, 'Etc/UTC': 0 };
