import type { DaySeries, HourPoints, HourSeries, Points } from './facts.ts';

/** Whether a day is a point of a fit: its use is fully measured, and temperature and every factor are known. */
function isPoint(series: DaySeries, at: number): boolean {
  return series.estimated[at] === 0 && isCounted(series, at);
}

/** Whether a day counts in a report, judging by its data: as for a point, but estimated use is accepted. */
export function isCounted({ use, temperature, excluded, factors }: DaySeries, at: number): boolean {
  if (excluded[at] !== 0 || Number.isNaN(use[at]) || Number.isNaN(temperature[at])) return false;
  return factors.every(({ values }) => !Number.isNaN(values[at]));
}

/** The days used in a fit. Zero and below are values. */
export function dayPoints(series: DaySeries): Points {
  const at = new Uint32Array(series.use.length);
  let many = 0;
  for (let day = 0; day < at.length; day += 1) if (isPoint(series, day)) at[many++] = day;
  const taken = (values: Float64Array) => {
    const out = new Float64Array(many);
    for (let one = 0; one < many; one += 1) out[one] = values[at[one] as number] as number;
    return out;
  };
  return {
    day: Int32Array.from(at.subarray(0, many), (day) => series.from + day),
    y: taken(series.use),
    t: taken(series.temperature),
    factors: series.factors.map(({ name, values }) => ({ name, values: taken(values) })),
  };
}

/** Whether an hour counts in a report, judging by its data. */
export function isHourCounted(series: HourSeries, at: number): boolean {
  const day = (series.day[at] as number) - series.from;
  if (series.excluded[day] !== 0 || Number.isNaN(series.use[at]) || Number.isNaN(series.temperature[at])) return false;
  return series.factors.every(({ values }) => !Number.isNaN(values[day]));
}

/** The hours used in a fit. Factors are those of their day. */
export function hourPoints(series: HourSeries): HourPoints {
  const [at, whole]: [number[], number[]] = [[], []];
  for (const [first, end] of daysOf(series)) {
    const before = at.length;
    for (let hour = first; hour < end; hour += 1) if (series.estimated[hour] === 0 && isHourCounted(series, hour)) at.push(hour);
    if (at.length - before === end - first) whole.push(series.day[first] as number);
  }
  return {
    day: Int32Array.from(at, (hour) => series.day[hour] as number),
    hour: Uint8Array.from(at, (hour) => series.hour[hour] as number),
    y: Float64Array.from(at, (hour) => series.use[hour] as number),
    t: Float64Array.from(at, (hour) => series.temperature[hour] as number),
    factors: series.factors.map(({ name, values }) => ({
      name,
      values: Float64Array.from(at, (hour) => values[(series.day[hour] as number) - series.from] as number),
    })),
    wholeDays: Int32Array.from(whole),
  };
}

/** For each day the index of its first hour, and of the first hour of the next day. */
export function* daysOf({ day }: Pick<HourSeries, 'day'>): Generator<[number, number]> {
  for (let first = 0; first < day.length;) {
    let end = first + 1;
    while (end < day.length && day[end] === day[first]) end += 1;
    yield [first, end];
    first = end;
  }
}
