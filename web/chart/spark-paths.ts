type Point = { readonly x: number; readonly y: number };

/**
 * The lines of a sparkline, based at zero or at the lowest value if that is negative: one for each stretch without a gap, a single value as
 * a short stroke.
 * @param size of the drawing, px. @returns `points` of each polyline, and the last known value
 */
export function sparkPaths(
  values: readonly (number | null)[],
  { width, height }: { readonly width: number; readonly height: number },
): { readonly lines: readonly string[]; readonly last: Point | null } {
  const known = values.filter((value) => value !== null);
  const [low, high] = [Math.min(0, ...known), Math.max(0, ...known)];
  const [inset, step] = [3, values.length < 2 ? 0 : (width - 6) / (values.length - 1)];
  const stretches: Point[][] = [];
  for (const [at, value] of values.entries()) {
    if (value === null) continue;
    const share = high === low ? 0 : (value - low) / (high - low);
    const point = { x: rounded(inset + at * step), y: rounded(height - inset - share * (height - 2 * inset)) };
    if (at === 0 || values[at - 1] === null) stretches.push([point]);
    else stretches.at(-1)?.push(point);
  }
  return { lines: stretches.map(pointsOf), last: stretches.at(-1)?.at(-1) ?? null };
}

function pointsOf(stretch: readonly Point[]): string {
  const [only, ...others] = stretch;
  const drawn =
    only !== undefined && others.length === 0
      ? [
          { ...only, x: only.x - 1 },
          { ...only, x: only.x + 1 },
        ]
      : stretch;
  return drawn.map(({ x, y }) => `${x},${y}`).join(' ');
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
