import { exact, type Exact } from '#kernel/exact-number.ts';
import { daysWhere, degreesOf, isZero, type PointDays } from './point-days.ts';

export type PointLoad = {
  readonly point: string;
  /** kW per kelvin between the base and outside; null if no day counts. */
  readonly kwPerK: Exact | null;
  /** kW at the design temperature. */
  readonly peakKw: Exact | null;
  /** The number of days read completely and colder than the base. */
  readonly days: number;
};

/** The GJ per day of one kW (86,400 s). */
const gjPerDayOfKw = exact('0.0864');
const zero = exact(0n);

/**
 * The load of a point at a design temperature, by the line through the base that fits its days best: Σv·HDD / ΣHDD² (`heat.md` 5).
 * @param base °C, above `design`
 */
export function loadOf(point: PointDays, { base, design }: { readonly base: Exact; readonly design: Exact }): PointLoad {
  const { heat } = point;
  const below = (day: number): Exact => degreesOf(point, day, base) ?? zero;
  const days = daysWhere(point.temperature.length, (day) => heat?.whole[day] === 1 && !isZero(below(day)));
  if (heat === null || days.length === 0) return { point: point.point, kwPerK: null, peakKw: null, days: 0 };
  let [together, squares] = [zero, zero];
  for (const day of days) {
    const degrees = below(day);
    together = together.add(exact(BigInt(heat.use[day] as number)).mul(degrees));
    squares = squares.add(degrees.mul(degrees));
  }
  const kwPerK = together.div(exact(10_000n)).div(squares).div(gjPerDayOfKw);
  return { point: point.point, kwPerK, peakKw: kwPerK.mul(base.sub(design)), days: days.length };
}
