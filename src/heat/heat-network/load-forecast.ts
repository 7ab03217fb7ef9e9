import { exact, type Exact } from '#kernel/exact-number.ts';
import { daysWhere, degreesOf, isZero, type PointDays } from './point-days.ts';

export type PointLoad = {
  readonly point: string;
  /** kW for a kelvin between the base and outside; null where no day counts. */
  readonly kwPerK: Exact | null;
  /** kW at the design temperature. */
  readonly peakKw: Exact | null;
  /** So many days were read whole and colder than the base. */
  readonly days: number;
};

/** A gigajoule a day in thousands of kW is a 0.0864th (86,400 s). */
const gjPerDayOfKw = exact('0.0864');
const zero = exact(0n);

/**
 * What a point takes at a design temperature, by the line through the base that fits its days best: Σv·HDD / ΣHDD² (`heat.md` 5).
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
