/** Values that hold for stretches, s UTC, half-open, in order; `value` in 0.0001 of the unit. */
export type Holdings = {
  readonly n: number;
  readonly from: ArrayLike<number>;
  readonly to: ArrayLike<number>;
  readonly value: ArrayLike<number>;
};

/** A morning's course: s UTC. */
export type Morning = {
  /** When the plant running at opening was started; null: not running at opening, or unknown whether it ran. */
  readonly started: number | null;
  /** From when, up to opening, the rooms were inside the band; Infinity: not inside at opening; null: their temperature is unknown. */
  readonly reached: number | null;
};

/** Shorter stops belong to the run: a late reading, a compressor between two strokes. */
const pause = 900;
/** Minimum share of the time from start to opening for which the temperature must be known. */
const least = 0.75;

/**
 * Derives a morning from what ran and from room temperatures.
 * @param runs of each point that says whether plant runs (not 0) or is off (0)
 * @param rooms temperatures of each room
 * @param opens when the building opens
 * @param earliest no start is looked for before: the end of the day before
 * @param band in 0.0001 degC, bounds included
 */
export function morningOf(
  runs: readonly Holdings[],
  rooms: readonly Holdings[],
  { opens, earliest }: { readonly opens: number; readonly earliest: number },
  band: { readonly low: number; readonly high: number },
): Morning {
  const started = startOf(runs, opens, earliest);
  if (started === null) return { started: null, reached: null };
  return { started, reached: reachedFrom(rooms, started, opens, band) };
}

/** The beginning of the run that is still on at opening, of any plant. */
function startOf(runs: readonly Holdings[], opens: number, earliest: number): number | null {
  const on = runs
    .flatMap(({ n, from, to, value }) =>
      Array.from({ length: n }, (_, at) => ({ from: from[at] as number, to: to[at] as number, isOn: (value[at] as number) !== 0 })),
    )
    .filter(({ isOn, from, to }) => isOn && from < opens && to > earliest)
    .toSorted((a, b) => b.to - a.to);
  let started: number | null = null;
  for (const { from, to } of on) {
    if (to < (started ?? opens) - pause) continue;
    started = Math.min(from, started ?? opens);
  }
  return started === null ? null : Math.max(started, earliest);
}

/** The mean of the rooms, from change to change, back from opening for as long as it is inside the band. */
function reachedFrom(
  rooms: readonly Holdings[],
  started: number,
  opens: number,
  { low, high }: { readonly low: number; readonly high: number },
): number | null {
  const changes = new Set([started]);
  for (const { n, from, to } of rooms)
    for (let at = 0; at < n; at += 1)
      for (const edge of [from[at] as number, to[at] as number]) if (edge > started && edge < opens) changes.add(edge);
  const edges = [...changes].toSorted((a, b) => a - b);
  let [known, reached, isInside] = [0, opens, true];
  for (let at = edges.length - 1; at >= 0; at -= 1) {
    const [begin, end] = [edges[at] as number, edges[at + 1] ?? opens];
    const mean = meanAt(rooms, begin);
    if (mean === null) continue;
    known += end - begin;
    if (mean < low || mean > high) isInside = false;
    if (isInside) reached = begin;
  }
  if (opens > started && known < least * (opens - started)) return null;
  return reached === opens && opens > started ? Infinity : reached;
}

function meanAt(rooms: readonly Holdings[], at: number): number | null {
  let [sum, told] = [0, 0];
  for (const { n, from, to, value } of rooms)
    for (let row = 0; row < n; row += 1) {
      if ((from[row] as number) > at || (to[row] as number) <= at) continue;
      sum += value[row] as number;
      told += 1;
      break;
    }
  return told === 0 ? null : sum / told;
}

/** Days for which plant start and duration are known; s, Infinity: not inside by opening. */
export type StartDay = { readonly lead: number; readonly need: number };

/** Minimum number of known days, and minimum share of them that must be inside by opening. */
export const startDaysLeast = 5;
const shareInside = 0.9;

/**
 * How long before opening to start so that nine of ten such days would have been inside by opening, in whole minutes (s), and the usual
 * lead: the median.
 * @returns null with fewer than five days; `advised` null if too many days were not inside by opening whatever the start
 */
export function adviceOf(
  days: readonly StartDay[],
): { readonly advised: number | null; readonly usual: number; readonly of: number } | null {
  if (days.length < startDaysLeast) return null;
  const needs = days.map(({ need }) => need).toSorted((a, b) => a - b);
  const need = needs[Math.ceil(shareInside * days.length - 1e-9) - 1] as number;
  const leads = days.map(({ lead }) => lead).toSorted((a, b) => a - b);
  const middle = leads.length >> 1;
  const usual = leads.length % 2 === 1 ? (leads[middle] as number) : ((leads[middle - 1] as number) + (leads[middle] as number)) / 2;
  return { advised: Number.isFinite(need) ? Math.ceil(need / 60) * 60 : null, usual, of: days.length };
}
