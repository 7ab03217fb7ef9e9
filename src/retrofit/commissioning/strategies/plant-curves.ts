/** Tenths of the greatest output. */
const parts = 10;

type Part = { hours: number; load: number; input: number };

type Point = { readonly load: number; readonly input: number };

/**
 * The measured curves of units: mean output and input of the hours in each tenth of the greatest output, straight in between. Hours count
 * from the day after their own on, so that no hour is judged by itself.
 * @param greatest output of each unit
 * @param least hours that a tenth needs
 */
export function createCurves(greatest: readonly number[], least: number) {
  const held = greatest.map(() => Array.from({ length: parts }, (): Part => ({ hours: 0, load: 0, input: 0 })));
  let curves: (readonly Point[])[] = greatest.map(() => []);
  let [day, waiting]: [number, { unit: number; load: number; input: number }[]] = [Number.NaN, []];
  const take = (): void => {
    for (const { unit, load, input } of waiting) {
      const at = Math.min(parts - 1, Math.floor((load / (greatest[unit] as number)) * parts));
      const part = held[unit]?.[at];
      if (part === undefined) continue;
      part.hours += 1;
      part.load += load;
      part.input += input;
    }
    waiting = [];
    curves = held.map((of) =>
      of.filter(({ hours }) => hours >= least).map(({ hours, load, input }) => ({ load: load / hours, input: input / hours })),
    );
  };
  return {
    /** Called with the day of each hour, in order: what came before it is known from then on. */
    endDay(of: number): void {
      if (of === day) return;
      day = of;
      if (waiting.length > 0) take();
    },
    add: (unit: number, load: number, input: number): void => void waiting.push({ unit, load, input }),
    /** The input at an output; null outside the outputs that were measured often enough. */
    input: (unit: number, load: number): number | null => between(curves[unit] ?? [], load),
    /** Input per output in the middle of the measured ones; null if none are. */
    specific(unit: number): number | null {
      const curve = curves[unit] ?? [];
      const middle = curve[curve.length >> 1];
      return middle === undefined || middle.load <= 0 ? null : Math.round((middle.input / middle.load) * 1e4) / 1e4;
    },
  };
}

export type Curves = ReturnType<typeof createCurves>;

function between(curve: readonly Point[], load: number): number | null {
  const next = curve.findIndex((one) => one.load >= load);
  const above = curve[next];
  if (above === undefined) return null;
  if (above.load === load) return above.input;
  const below = curve[next - 1];
  if (below === undefined) return null;
  return below.input + ((above.input - below.input) * (load - below.load)) / (above.load - below.load);
}
