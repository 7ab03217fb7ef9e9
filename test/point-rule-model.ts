/** A value of a point; minutes since an arbitrary start. */
export type ModelValue = { readonly at: number; readonly value: number };

type Question = {
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly hold: number;
  readonly take: 'mean' | 'min' | 'max' | 'last';
  readonly least: number;
};

/**
 * What a rule reads from a point in each step, based on the words of live.md 2 and 6 alone, minute by minute: the value that holds in a
 * minute is looked up again each time in everything that came. Written independently of `src`.
 * @param came what came together, in order of arrival; for the same instant the later counts
 */
export function modelSteps(came: readonly (readonly ModelValue[])[], { from, to, step, hold, take, least }: Question) {
  const holdsIn = (minute: number): number | null => {
    const instants = came.flat().filter(({ at }) => at <= minute);
    const latest = Math.max(...instants.map(({ at }) => at));
    if (instants.length === 0 || minute - latest >= hold) return null;
    return came.flat().findLast(({ at }) => at === latest)?.value ?? null;
  };
  return Array.from({ length: (to - from) / step }, (_, n) => {
    const start = from + n * step;
    const held = Array.from({ length: step }, (_minute, at) => holdsIn(start + at));
    const known = held.filter((one) => one !== null);
    const isKnown = known.length > 0 && known.length >= least * step;
    const taken = {
      mean: known.reduce((sum, one) => sum + one, 0) / known.length,
      min: Math.min(...known),
      max: Math.max(...known),
      last: held.at(-1) ?? null,
    }[take];
    return { start, end: start + step, value: isKnown ? taken : null };
  });
}
