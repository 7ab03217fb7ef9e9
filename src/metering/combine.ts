/** What one meter measured in each atom: use in 0.0001 of its unit, seconds covered, the longest span as read that touches it (s). */
export type Measured = { readonly use: Float64Array; readonly seconds: Float64Array; readonly longest: Float64Array };

/** A meter's part in a sum. `counts(atom)` says whether it is counted there; `factor` is weight × conversion into the sum's unit. */
export type Part = Measured & { readonly factor: number; readonly counts: (atom: number) => boolean };

export type CombinedStep = { value: number | null; coverage: number; estimated: boolean };

/** Many steps as columns: a year has 35,040 quarters of an hour. `value` is NaN where nothing is known, `estimated` 1 where a step rests on longer readings. */
export type CombinedSteps = { readonly value: Float64Array; readonly coverage: Float64Array; readonly estimated: Uint8Array };

/**
 * Sums meters over steps (docs/readings.md 20-22). Atoms are the steps themselves, or the local days in them where a step is longer than a day: the
 * least covered meter sets the coverage of an atom, atoms are weighted by their length.
 * @param edges bounds of the atoms, seconds UTC
 * @param firstAtoms for each step its first atom, and at the end the number of atoms
 * @returns per step the value in the sum's unit, coverage 0..1, and whether it rests on longer readings
 */
export function combineMany(parts: readonly Part[], edges: Float64Array, firstAtoms: Uint32Array): CombinedSteps {
  const many = firstAtoms.length - 1;
  const steps = { value: new Float64Array(many), coverage: new Float64Array(many), estimated: new Uint8Array(many) };
  for (let step = 0; step < many; step++)
    combineStep(parts, edges, firstAtoms[step] as number, firstAtoms[step + 1] as number, steps, step);
  return steps;
}

/** The same, a step an object each; what is not known is null. */
export function combine(parts: readonly Part[], edges: Float64Array, firstAtoms: Uint32Array): CombinedStep[] {
  const { value, coverage, estimated } = combineMany(parts, edges, firstAtoms);
  return Array.from(value, (known, step) => ({
    value: Number.isNaN(known) ? null : known,
    coverage: coverage[step] as number,
    estimated: estimated[step] === 1,
  }));
}

function combineStep(parts: readonly Part[], edges: Float64Array, first: number, end: number, into: CombinedSteps, step: number): void {
  const length = (edges[end] as number) - (edges[first] as number);
  let use = 0;
  let covered = 0;
  let longest = 0;
  for (let atom = first; atom < end; atom++) {
    let least = Infinity;
    for (const part of parts) {
      if (!part.counts(atom)) continue;
      const seconds = part.seconds[atom] as number;
      if (seconds < least) least = seconds;
      if (seconds === 0) continue;
      use += (part.use[atom] as number) * part.factor;
      longest = Math.max(longest, part.longest[atom] as number);
    }
    if (least !== Infinity) covered += least;
  }
  into.value[step] = covered === 0 ? Number.NaN : toUnit(use);
  into.coverage[step] = covered === 0 ? 0 : ratioOf(covered, length);
  into.estimated[step] = covered !== 0 && longest > length ? 1 : 0;
}

/** 0.0001 of a unit to the unit, without the dust of binary fractions. */
export function toUnit(tenThousandths: number): number {
  return Math.round(tenThousandths) / 1e4;
}

/** A share of time, to six digits, and never rounded up to 1. */
export function ratioOf(covered: number, length: number): number {
  if (covered >= length) return 1;
  return Math.min(Math.round((covered / length) * 1e6) / 1e6, 0.999999);
}
