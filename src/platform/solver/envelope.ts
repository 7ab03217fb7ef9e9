/** A symmetric matrix by rows, each from its first nonzero entry to the diagonal; entry (i, j), j ≤ i, is at `base[i] + j`. */
export type Envelope = { readonly first: Int32Array; readonly base: Int32Array; readonly values: Float64Array };

/** @param first for each row its first column that may be nonzero */
export function envelopeOf(first: Int32Array): Envelope {
  const base = new Int32Array(first.length);
  let size = 0;
  for (let i = 0; i < first.length; i += 1) {
    base[i] = size - (first[i] as number);
    size += i - (first[i] as number) + 1;
  }
  return { first, base, values: new Float64Array(size) };
}

/** Replaces a positive definite matrix by its Cholesky factor; a pivot lost to rounding is left out. */
export function factor({ first, base, values }: Envelope): void {
  for (let i = 0; i < first.length; i += 1) {
    const bi = base[i] as number;
    const fi = first[i] as number;
    const size = Math.abs(values[bi + i] as number);
    let left = values[bi + i] as number;
    for (let j = fi; j < i; j += 1) {
      const bj = base[j] as number;
      let sum = values[bi + j] as number;
      for (let k = Math.max(fi, first[j] as number); k < j; k += 1) sum -= (values[bi + k] as number) * (values[bj + k] as number);
      const entry = sum / (values[bj + j] as number);
      values[bi + j] = entry;
      left -= entry * entry;
    }
    values[bi + i] = left > size * 1e-14 + 1e-300 ? Math.sqrt(left) : 1e100;
  }
}

/** Solves with a factor, in place. */
export function solveWith({ first, base, values }: Envelope, x: Float64Array): void {
  for (let i = 0; i < x.length; i += 1) {
    const bi = base[i] as number;
    let sum = x[i] as number;
    for (let k = first[i] as number; k < i; k += 1) sum -= (values[bi + k] as number) * (x[k] as number);
    x[i] = sum / (values[bi + i] as number);
  }
  for (let i = x.length - 1; i >= 0; i -= 1) {
    const bi = base[i] as number;
    const found = (x[i] as number) / (values[bi + i] as number);
    x[i] = found;
    for (let k = first[i] as number; k < i; k += 1) x[k] = (x[k] as number) - (values[bi + k] as number) * found;
  }
}
