/** What one meter measured in each atom: use in 0.0001 of its unit, seconds covered, the longest span as read that touches it (s). */
export type Measured = { readonly use: Float64Array; readonly seconds: Float64Array; readonly longest: Float64Array };

/** A meter's part in a sum. `counts(atom)` says whether it is counted there; `factor` is weight × conversion into the sum's unit. */
export type Part = Measured & {
  readonly factor: number;
  readonly counts: (atom: number) => boolean;
  /** 1 in the atoms of those local days on which there is nothing to take this part off: it is left out there. */
  readonly apart?: Uint8Array;
};

/** The atoms of a calculation. `edges`: their bounds, seconds UTC; `days`: the local day of each. */
export type Atoms = { readonly edges: Float64Array; readonly days: Int32Array };

export type CombinedStep = { value: number | null; coverage: number; estimated: boolean };

/**
 * Many steps as columns: a year has 35,040 quarter-hours. `value` is NaN where nothing is known, `estimated` 1 where a step is based on
 * longer readings.
 */
export type CombinedSteps = { readonly value: Float64Array; readonly coverage: Float64Array; readonly estimated: Uint8Array };

/** The same with the longest reading that each step is based on, s. */
export type MeasuredSteps = CombinedSteps & { readonly longest: Float64Array };

/**
 * Sums meters over steps (docs/readings.md 20-22, 49). Whatever any of them measured counts; the sum is unknown only if none measured
 * anything. The least covered meter determines the coverage of a local day, or of the part of it within the step; these are weighted by
 * their length.
 * @param atoms the steps themselves, or the local days in them if a step is longer than a day
 * @param firstAtoms the first atom of each step, followed by the number of atoms
 * @returns per step the value in the sum's unit, coverage 0..1, and whether it is based on longer readings
 */
export function combineMany(parts: readonly Part[], atoms: Atoms, firstAtoms: Uint32Array): MeasuredSteps {
  const many = firstAtoms.length - 1;
  const doubles = () => new Float64Array(many);
  const steps = { value: doubles(), coverage: doubles(), estimated: new Uint8Array(many), longest: doubles() };
  for (let step = 0; step < many; step++)
    combineStep(parts, atoms, firstAtoms[step] as number, firstAtoms[step + 1] as number, steps, step);
  return steps;
}

/** The same with one object per step; unknown values are null. */
export function combine(parts: readonly Part[], atoms: Atoms, firstAtoms: Uint32Array): CombinedStep[] {
  const { value, coverage, estimated } = combineMany(parts, atoms, firstAtoms);
  return Array.from(value, (known, step) => ({
    value: Number.isNaN(known) ? null : known,
    coverage: coverage[step] as number,
    estimated: estimated[step] === 1,
  }));
}

/** All atoms as one step. */
export function combineAll(parts: readonly Part[], atoms: Atoms): CombinedStep {
  return combine(parts, atoms, Uint32Array.from([0, atoms.days.length]))[0] as CombinedStep;
}

function combineStep(parts: readonly Part[], { edges, days }: Atoms, first: number, end: number, into: MeasuredSteps, step: number): void {
  const length = (edges[end] as number) - (edges[first] as number);
  const sum: Sum = { use: 0, longest: 0, measured: false };
  let covered = 0;
  for (let atom = first, next = first; atom < end; atom = next) {
    while (next < end && days[next] === days[atom]) next += 1;
    let least = Infinity;
    for (const part of parts) {
      if (!part.counts(atom)) continue;
      const seconds = addDay(sum, part, atom, next);
      if (seconds < least) least = seconds;
    }
    if (least !== Infinity) covered += least;
  }
  into.value[step] = sum.measured ? toUnit(sum.use) : Number.NaN;
  into.coverage[step] = covered === 0 ? 0 : ratioOf(covered, length);
  into.longest[step] = sum.longest;
  into.estimated[step] = sum.measured && sum.longest > length ? 1 : 0;
}

type Sum = { use: number; longest: number; measured: boolean };

/** Adds what a part measured in the atoms of one local day. @returns the seconds that it covers */
function addDay(sum: Sum, part: Part, first: number, end: number): number {
  const left = part.apart?.[first] === 1;
  let covered = 0;
  for (let atom = first; atom < end; atom++) {
    const seconds = part.seconds[atom] as number;
    if (seconds === 0) continue;
    covered += seconds;
    if (left) continue;
    sum.use += (part.use[atom] as number) * part.factor;
    sum.longest = Math.max(sum.longest, part.longest[atom] as number);
    sum.measured = true;
  }
  return covered;
}

/** 1 in the atoms of those local days on which none of the parts measured anything. */
export function daysWithout(parts: readonly Part[], days: Int32Array): Uint8Array {
  const without = new Uint8Array(days.length);
  for (let atom = 0, next = 0; atom < days.length; atom = next) {
    while (next < days.length && days[next] === days[atom]) next += 1;
    const known = parts.some((part) => part.counts(atom) && part.apart?.[atom] !== 1 && isCovered(part, atom, next));
    if (!known) without.fill(1, atom, next);
  }
  return without;
}

function isCovered({ seconds }: Part, first: number, end: number): boolean {
  for (let atom = first; atom < end; atom++) if ((seconds[atom] as number) > 0) return true;
  return false;
}

/**
 * What parts to be taken off measured where they are left apart, in the sum's unit: the amount by which a sum exceeds the figures that it
 * is computed from.
 */
export function leftApart(parts: readonly Part[]): number {
  const ofPart = ({ apart, counts, use, factor }: Part): number =>
    use.reduce((sum, one, atom) => (apart?.[atom] === 1 && counts(atom) ? sum - one * factor : sum), 0);
  return toUnit(parts.reduce((sum, part) => sum + ofPart(part), 0));
}

/** Converts 0.0001 of a unit to the unit, without binary rounding noise. */
export function toUnit(tenThousandths: number): number {
  return Math.round(tenThousandths) / 1e4;
}

/** A share of time, to six digits, never rounded up to 1. */
export function ratioOf(covered: number, length: number): number {
  if (covered >= length) return 1;
  return Math.min(Math.round((covered / length) * 1e6) / 1e6, 0.999999);
}
