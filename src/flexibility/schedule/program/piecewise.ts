/** A continuous piecewise linear function by its vertices, `x` increasing; one vertex is a single point. It is undefined outside. */
export type Piecewise = { readonly x: Float64Array; readonly y: Float64Array };

/** Places closer than this count as one. */
const near = 1e-11;

/** Collects vertices from left to right, dropping those on the line between their neighbours. */
function createDrawing(size: number) {
  let [x, y] = [new Float64Array(size), new Float64Array(size)];
  let count = 0;
  const grow = (): void => {
    const [wider, higher] = [new Float64Array(2 * x.length), new Float64Array(2 * x.length)];
    wider.set(x);
    higher.set(y);
    [x, y] = [wider, higher];
  };
  const isOnLine = (toX: number, toY: number): boolean => {
    const [aX, aY, bX, bY] = [x[count - 2] as number, y[count - 2] as number, x[count - 1] as number, y[count - 1] as number];
    const between = aY + ((toY - aY) * (bX - aX)) / (toX - aX);
    return Math.abs(between - bY) <= 1e-13 * (1 + Math.abs(bY));
  };
  return {
    to(toX: number, toY: number): void {
      if (count > 0 && toX - (x[count - 1] as number) <= near) {
        if (toY < (y[count - 1] as number)) y[count - 1] = toY;
        return;
      }
      if (count > 1 && isOnLine(toX, toY)) count -= 1;
      if (count === x.length) grow();
      x[count] = toX;
      y[count] = toY;
      count += 1;
    },
    end: (): Piecewise => ({ x: x.slice(0, count), y: y.slice(0, count) }),
  };
}

/** The value at a place inside; `piece` is the index of the vertex to its left. */
function valueAt({ x, y }: Piecewise, piece: number, at: number): number {
  const [left, value] = [x[piece] as number, y[piece] as number];
  if (piece + 1 >= x.length) return value;
  return value + (((y[piece + 1] as number) - value) * (at - left)) / ((x[piece + 1] as number) - left);
}

/** The part between two places; null if there is none. */
export function within(one: Piecewise, least: number, most: number): Piecewise | null {
  const { x, y } = one;
  const [first, last] = [x[0] as number, x[x.length - 1] as number];
  const [from, to] = [Math.max(least, first), Math.min(most, last)];
  if (from > to + 1e-9) return null;
  if (from <= first && to >= last) return one;
  const drawing = createDrawing(x.length + 2);
  let piece = 0;
  while (piece + 2 < x.length && (x[piece + 1] as number) <= from) piece += 1;
  drawing.to(from, valueAt(one, piece, Math.min(from, last)));
  for (let at = 0; at < x.length; at += 1)
    if ((x[at] as number) > from && (x[at] as number) < to) drawing.to(x[at] as number, y[at] as number);
  piece = x.length - 2;
  while (piece > 0 && (x[piece] as number) > to) piece -= 1;
  if (to > from) drawing.to(to, valueAt(one, Math.max(0, piece), to));
  return drawing.end();
}

/** The same, stretched around 0. */
export const stretched = ({ x, y }: Piecewise, by: number): Piecewise => (by === 1 ? { x, y } : { x: x.map((value) => value * by), y });

/**
 * The minimum of two functions, over all places where either is defined; they overlap or touch. Where one begins or ends below the other,
 * the result is steep.
 */
export function lower(one: Piecewise, other: Piecewise): Piecewise {
  const all = Float64Array.from([...one.x, ...other.x]).toSorted();
  const drawing = createDrawing(all.length + 16);
  const both = [one, other] as const;
  const [a, b] = [createWalk(one), createWalk(other)];
  let [lastX, lastA, lastB] = [Number.NaN, Number.NaN, Number.NaN];
  for (const x of all) {
    if (x - lastX <= near) continue;
    const now = [a(x), b(x)] as const;
    const before = lastA - lastB;
    const after = now[0] - now[1];
    if (before * after < 0) {
      const share = before / (before - after);
      drawing.to(lastX + share * (x - lastX), lastA + share * (now[0] - lastA));
    }
    const least = (reaches: (domain: Float64Array) => boolean): number =>
      Math.min(...now.map((value, at) => (Number.isNaN(value) || !reaches((both[at] as Piecewise).x) ? Infinity : value)));
    const at = least(() => true);
    const [left, right] = [least((domain) => (domain[0] as number) < x - near), least((domain) => (domain.at(-1) as number) > x + near)];
    if (left > at && Number.isFinite(left)) drawing.to(x - 2 * near, left);
    drawing.to(x, at);
    if (right > at && Number.isFinite(right)) drawing.to(x + 2 * near, right);
    [lastX, lastA, lastB] = [x, ...now];
  }
  return drawing.end();
}

/** Values at increasing places; NaN outside. */
function createWalk(one: Piecewise): (at: number) => number {
  const { x } = one;
  const [first, last] = [x[0] as number, x[x.length - 1] as number];
  let piece = 0;
  return (at) => {
    if (at < first - near || at > last + near) return Number.NaN;
    while (piece + 2 < x.length && (x[piece + 1] as number) <= at) piece += 1;
    return valueAt(one, piece, Math.min(Math.max(at, first), last));
  };
}

/**
 * The minimum sum of a function and a line piece: for each place `s`, the minimum over `e` from `from` to `to` of one(s − e) + base + slope
 * · e. With the line subtracted, it is a sliding window minimum.
 */
export function plusLine(one: Piecewise, { from, to, base, slope }: { from: number; to: number; base: number; slope: number }): Piecewise {
  const { x } = one;
  const level: Piecewise = { x, y: one.y.map((value, at) => value - slope * (x[at] as number)) };
  const events = Float64Array.from([...x.map((value) => value + from), ...x.map((value) => value + to)]).toSorted();
  const drawing = createDrawing(events.length + 16);
  const [left, right] = [createWalk(level), createWalk(level)];
  // indices of vertices within the window, by increasing value
  const queue: number[] = [];
  let [head, entered] = [0, 0];
  const put = (at: number, value: number): void => drawing.to(at, base + slope * at + value);
  let [lastS, lastL, lastR, lastM] = [Number.NaN, Number.NaN, Number.NaN, Number.NaN];
  for (const s of events) {
    if (s - lastS <= near) continue;
    const [nowL, nowR] = [left(s - to), right(s - from)];
    if (!Number.isNaN(lastS)) {
      for (const share of crossings([lastL, nowL], [lastR, nowR], lastM)) {
        const mix = (a: number, b: number): number => (Number.isNaN(a) || Number.isNaN(b) ? Infinity : a + share * (b - a));
        put(lastS + share * (s - lastS), Math.min(mix(lastL, nowL), mix(lastR, nowR), lastM));
      }
    }
    while (entered < x.length && (x[entered] as number) <= s - from + near) {
      while (queue.length > head && (level.y[queue.at(-1) as number] as number) >= (level.y[entered] as number)) queue.pop();
      queue.push(entered);
      entered += 1;
    }
    while (head < queue.length && (x[queue[head] as number] as number) < s - to - near) head += 1;
    const atLeast = (value: number): number => (Number.isNaN(value) ? Infinity : value);
    const least = head < queue.length ? (level.y[queue[head] as number] as number) : Infinity;
    put(s, Math.min(atLeast(nowL), atLeast(nowR), least));
    // a vertex at the left edge of the window drops out from here on
    while (head < queue.length && (x[queue[head] as number] as number) <= s - to + near) head += 1;
    const stays = head < queue.length ? (level.y[queue[head] as number] as number) : Infinity;
    [lastS, lastL, lastR, lastM] = [s, nowL, nowR, stays];
  }
  return drawing.end();
}

/** Where in a stretch the minimum of two lines and a level changes, as shares of the stretch, in order. */
function crossings(a: readonly [number, number], b: readonly [number, number], level: number): number[] {
  const found: number[] = [];
  const cross = (before: number, after: number): void => {
    if (before * after < 0 && Number.isFinite(before) && Number.isFinite(after)) found.push(before / (before - after));
  };
  cross(a[0] - b[0], a[1] - b[1]);
  cross(a[0] - level, a[1] - level);
  cross(b[0] - level, b[1] - level);
  return found.toSorted((one, other) => one - other);
}
