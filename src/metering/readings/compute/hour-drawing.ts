import { createHolding, cutHolding, emptySteps, type HoldingSteps, type InstantSeries } from '#metering/counter-line/counter-line.ts';
import type { ReadWindow, Stretch } from '#metering/counter-line/reach.ts';
import type { HourColumns } from '../series/hour-store.ts';
import type { Touch } from '../series/windows.ts';

export const hourSeconds = 3600;

const portion = 250_000;

/** The whole hours (s UTC) in which a change may affect what holds at a point: up to the end of the longest possible hold. */
export function hoursReached({ hold }: Pick<InstantSeries, 'hold'>, touch: Touch): Stretch {
  const from = Math.floor(touch.first / hourSeconds) * hourSeconds;
  return { from, to: Math.max(Math.ceil((touch.last + hold) / hourSeconds) * hourSeconds, from + hourSeconds) };
}

/** Whether a window shows all that holds in these hours. */
export function isEnough({ hold }: Pick<InstantSeries, 'hold'>, hours: Stretch, window: ReadWindow): boolean {
  return (window.left || window.from <= hours.from - hold) && (window.right || window.to >= hours.to);
}

/** Cuts what holds at points into hours and passes these on in portions. */
export function createHourDrawing(hand: (hours: HourColumns) => Promise<void>) {
  const holding = createHolding();
  let full: { meter: number; first: number; steps: HoldingSteps }[] = [];
  let size = 0;

  const flush = async (): Promise<void> => {
    if (size === 0) return;
    const hours = columnsOf(full, size);
    [full, size] = [[], 0];
    await hand(hours);
  };
  return {
    /** Drawn into by `drawHolding`, before `add`. */
    holding,
    /** The hours of one point, from the last drawing. */
    async add(meter: number, { from, to }: Stretch): Promise<void> {
      const first = from / hourSeconds;
      const count = to / hourSeconds - first;
      const steps = emptySteps(count);
      cutHolding(
        holding,
        Float64Array.from({ length: count + 1 }, (_, at) => (first + at) * hourSeconds),
        steps,
      );
      full.push({ meter, first, steps });
      size += count;
      if (size >= portion) await flush();
    },
    end: flush,
  };
}

function columnsOf(parts: readonly { meter: number; first: number; steps: HoldingSteps }[], size: number): HourColumns {
  const hours: HourColumns = {
    meter: new Uint32Array(size),
    hour: new Uint32Array(size),
    seconds: new Uint16Array(size),
    sum: new Float64Array(size),
    min: new Float64Array(size),
    max: new Float64Array(size),
    last: new Float64Array(size),
    ends: new Uint8Array(size),
  };
  let place = 0;
  for (const { meter, first, steps } of parts) {
    for (let at = 0; at < steps.seconds.length; at++, place++) {
      hours.meter[place] = meter;
      hours.hour[place] = first + at;
      hours.seconds[place] = steps.seconds[at] as number;
      hours.sum[place] = steps.sum[at] as number;
      if (steps.seconds[at] === 0) continue;
      hours.min[place] = steps.min[at] as number;
      hours.max[place] = steps.max[at] as number;
      const last = steps.last[at] as number;
      if (Number.isNaN(last)) continue;
      hours.last[place] = last;
      hours.ends[place] = 1;
    }
  }
  return hours;
}
