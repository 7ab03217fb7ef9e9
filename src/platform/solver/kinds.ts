/** Variables of one kind of an interior point method: the value of each, its reduced cost, and the step of both. */
export type Kind = {
  readonly x: Float64Array;
  readonly z: Float64Array;
  /** Its compliance: x / z. */
  readonly d: Float64Array;
  /** Its right-hand side. */
  readonly h: Float64Array;
  readonly dx: Float64Array;
};

export function kindOf(length: number): Kind {
  const some = (): Float64Array => new Float64Array(length);
  return { x: some(), z: some(), d: some(), h: some(), dx: some() };
}

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

/** Starts a step: straight to the boundary. */
export function aim({ x, z, d, h }: Kind): void {
  for (let i = 0; i < x.length; i += 1) {
    d[i] = (x[i] as number) / (z[i] as number);
    h[i] = -(z[i] as number);
  }
}

/**
 * Redirects the step to where all products of x and z equal `center`, with this weight of the second-order term that the first step left
 * out.
 */
export function correct({ x, z, d, h, dx }: Kind, center: number, weight: number): void {
  for (let i = 0; i < x.length; i += 1) {
    const dz = (h[i] as number) - (dx[i] as number) / (d[i] as number);
    h[i] = (center - weight * (dx[i] as number) * dz) / (x[i] as number) - (z[i] as number);
  }
}

/** The maximum step length, of x and of z; at most 1. */
export function reach(kinds: readonly Kind[], edge: number): readonly [number, number] {
  let [forward, back] = [1, 1];
  for (const { x, z, d, h, dx } of kinds)
    for (let i = 0; i < x.length; i += 1) {
      const by = dx[i] as number;
      if (by < 0) forward = Math.min(forward, (-edge * (x[i] as number)) / by);
      const dz = (h[i] as number) - by / (d[i] as number);
      if (dz < 0) back = Math.min(back, (-edge * (z[i] as number)) / dz);
    }
  return [forward, back];
}

/** The sum of all products of x and z after a step. */
export function after(kinds: readonly Kind[], forward: number, back: number): number {
  let sum = 0;
  for (const { x, z, d, h, dx } of kinds)
    for (let i = 0; i < x.length; i += 1) {
      const dz = (h[i] as number) - (dx[i] as number) / (d[i] as number);
      sum += ((x[i] as number) + forward * (dx[i] as number)) * ((z[i] as number) + back * dz);
    }
  return sum;
}

export function advance({ x, z, d, h, dx }: Kind, forward: number, back: number): void {
  for (let i = 0; i < x.length; i += 1) {
    const dz = (h[i] as number) - (dx[i] as number) / (d[i] as number);
    x[i] = (x[i] as number) + forward * (dx[i] as number);
    z[i] = (z[i] as number) + back * dz;
  }
}
