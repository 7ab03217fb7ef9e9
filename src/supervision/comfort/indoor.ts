/**
 * What held at a point in each hour: how much of it was queried and how much is covered (s), values (0.0001 of the unit) × seconds,
 * extremes.
 */
export type PointHours = {
  readonly time: ArrayLike<number>;
  readonly seconds: ArrayLike<number>;
  readonly sum: ArrayLike<number>;
  readonly min: ArrayLike<number>;
  readonly max: ArrayLike<number>;
};

/** Which step, and which period of a limit, each hour belongs to; both ascending. */
export type HourPlaces = { readonly stepOf: Int32Array; readonly steps: number; readonly periodOf: Int32Array; readonly periods: number };

/** Limits in 0.0001 of the unit; null: none. */
export type Bounds = { readonly low: number | null; readonly high: number | null };

/** A step over all points; `mean` to 0.0001, `share` the periods inside of those judged; null if there is none. */
export type IndoorStep = {
  readonly mean: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly coverage: number | null;
  readonly share: number | null;
};

const covered = 0.75;

/**
 * Points of one quantity together (`live.md` 7): mean and coverage of a step are means over points, its extremes those of any; its share is
 * that of the periods of all points whose mean is within the limits of their day, among those measured to three quarters.
 * @param boundsOf the limits of a period, by its number; null: none, it is not judged
 * @param floor of coverage: below it a step has no share
 * @returns the steps, and after them all together
 */
export function indoorSteps(
  points: readonly PointHours[],
  places: HourPlaces,
  boundsOf: (period: number) => Bounds | null,
  floor = 0,
): IndoorStep[] {
  const made = Array.from({ length: places.steps + 1 }, () => emptySum());
  for (const held of points) {
    const own = Array.from({ length: places.steps + 1 }, () => emptyPart());
    const periods = Array.from({ length: places.periods }, () => emptyPart());
    const stepOfPeriod = new Int32Array(places.periods).fill(-1);
    for (let at = 0; at < places.stepOf.length; at++) {
      const [step, period] = [places.stepOf[at] as number, places.periodOf[at] as number];
      for (const part of [own[step] as Part, own[places.steps] as Part, periods[period] as Part]) add(part, held, at);
      stepOfPeriod[period] = step;
    }
    own.forEach((part, step) => lay(made[step] as Sum, part));
    periods.forEach((part, period) => {
      const isInside = judge(part, boundsOf(period));
      if (isInside === null) return;
      for (const sum of [made[stepOfPeriod[period] as number] as Sum, made[places.steps] as Sum]) {
        sum.judged += 1;
        if (isInside) sum.inside += 1;
      }
    });
  }
  return made.map(shown).map((one) => ((one.coverage ?? 0) < floor ? { ...one, share: null } : one));
}

type Part = { time: number; seconds: number; sum: number; min: number; max: number };
type Sum = { means: number; meant: number; coverages: number; asked: number; min: number; max: number; judged: number; inside: number };

const emptyPart = (): Part => ({ time: 0, seconds: 0, sum: 0, min: Infinity, max: -Infinity });
const emptySum = (): Sum => ({ means: 0, meant: 0, coverages: 0, asked: 0, min: Infinity, max: -Infinity, judged: 0, inside: 0 });

function add(part: Part, held: PointHours, at: number): void {
  part.time += held.time[at] as number;
  const seconds = held.seconds[at] as number;
  if (seconds === 0) return;
  part.seconds += seconds;
  part.sum += held.sum[at] as number;
  part.min = Math.min(part.min, held.min[at] as number);
  part.max = Math.max(part.max, held.max[at] as number);
}

function lay(sum: Sum, { time, seconds, sum: total, min, max }: Part): void {
  if (time > 0) {
    sum.asked += 1;
    sum.coverages += seconds / time;
  }
  if (seconds === 0) return;
  sum.meant += 1;
  sum.means += total / seconds;
  sum.min = Math.min(sum.min, min);
  sum.max = Math.max(sum.max, max);
}

function judge({ time, seconds, sum }: Part, bounds: Bounds | null): boolean | null {
  if (bounds === null || time === 0 || seconds < covered * time) return null;
  const mean = sum / seconds;
  return (bounds.low === null || mean >= bounds.low) && (bounds.high === null || mean <= bounds.high);
}

function shown({ means, meant, coverages, asked, min, max, judged, inside }: Sum): IndoorStep {
  const [has, value] = [meant > 0, (number: number) => Math.round(number) / 1e4];
  return {
    mean: has ? value(means / meant) : null,
    min: has ? value(min) : null,
    max: has ? value(max) : null,
    coverage: asked === 0 ? null : Math.round((coverages / asked) * 1e4) / 1e4,
    share: judged === 0 ? null : Math.round((inside / judged) * 1e4) / 1e4,
  };
}
