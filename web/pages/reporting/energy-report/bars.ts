/** One step of a chart: its value and that of a year ago; null is missing. */
export type BarStep = { readonly label: string; readonly value: number | null; readonly before: number | null };

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** A step as drawn: a bar, or a pale column if it is missing; a mark at the height of a year ago. */
export type Bar = {
  readonly label: string;
  readonly box: Box;
  readonly isMissing: boolean;
  readonly mark: { x: number; y: number; width: number } | null;
};

/** The positions of the bars of a chart, with space for their labels below. Negative values have no height. */
export function barsOf(
  steps: readonly BarStep[],
  size: { readonly width: number; readonly height: number },
): { bars: Bar[]; most: number } {
  const most = Math.max(0, ...steps.flatMap(({ value, before }) => [value ?? 0, before ?? 0]));
  const each = size.width / Math.max(1, steps.length);
  const tall = (value: number): number => (most <= 0 ? 0 : (Math.max(0, value) / most) * size.height);
  const bars = steps.map(({ label, value, before }, at): Bar => {
    const [x, width] = [at * each + each * 0.15, each * 0.7];
    const height = value === null ? size.height : tall(value);
    return {
      label,
      box: { x, y: size.height - height, width, height },
      isMissing: value === null,
      mark: before === null ? null : { x: at * each + each * 0.05, y: size.height - tall(before), width: each * 0.9 },
    };
  });
  return { bars, most };
}
