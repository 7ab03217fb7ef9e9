const millisecondsADay = 86_400_000;

/** The city's zone. It has had no summer time since 1991, so a local day always has 96 quarter hours. */
export const cityZone = 'Asia/Shanghai';
export const stepsADay = 96;

/** Days since 1970 for `2024-01-01`. */
export function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / millisecondsADay);
}

function dayText(number: number): string {
  return new Date(number * millisecondsADay).toISOString().slice(0, 10);
}

/** All local days from `from` up to, but not including, `to`. */
export function daysBetween(from: string, to: string): string[] {
  const first = dayNumber(from);
  return Array.from({ length: Math.max(0, dayNumber(to) - first) }, (_, i) => dayText(first + i));
}

/** Whole calendar months in between, `2024-01`. */
export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = [];
  let [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))];
  if (from.slice(8, 10) !== '01') month += 1;
  for (;;) {
    if (month > 12) [year, month] = [year + 1, 1];
    const next = month === 12 ? `${year + 1}-01` : `${year}-${two(month + 1)}`;
    if (`${next}-01` > to) return months;
    months.push(`${year}-${two(month)}`);
    month += 1;
  }
}

/** The local wall time of a step since the start of a day: `2024-01-01 00:15`, seconds on request. */
export function stampText(day: number, step: number, seconds: boolean): string {
  const [on, within] = [day + Math.floor(step / stepsADay), step % stepsADay];
  return `${dayText(on)} ${two(Math.floor(within / 4))}:${two((within % 4) * 15)}${seconds ? ':00' : ''}`;
}

/** The instant of a step in UTC, as the command line accepts it. */
export function instantOf(day: number, step: number): string {
  const at = day * millisecondsADay + step * 900_000 - 8 * 3_600_000;
  return new Date(at).toISOString().replace('.000', '');
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
