import type { Act, CarrierLeaves } from './facts.ts';

/** What one measure saves of each carrier, in combination with the others of its package. */
export type SavingShare = {
  readonly measure: string;
  readonly kgce: number;
  readonly carriers: readonly {
    readonly carrier: CarrierLeaves['carrier'];
    readonly unit: CarrierLeaves['unit'];
    readonly value: number;
    /** Null if no coefficient holds. */
    readonly kgce: number | null;
  }[];
};

type Saved = { readonly value: number; readonly leaves: readonly { readonly names: readonly string[]; readonly value: number }[] };

/**
 * The saving of a package broken down by measure: that of each leaf in proportion to −ln(1 − s) of the acts on it, which does not depend on
 * their order; conductance is one factor, broken down in proportion to its shares. The parts add up to the saving itself, to the last bit.
 * @param saved what is saved of each leaf of each carrier, with the names that apply to it
 * @param kgce of the package
 */
export function sharesOf(
  carriers: readonly CarrierLeaves[],
  acts: readonly Act[],
  saved: readonly Saved[],
  kgce: number,
): readonly SavingShare[] {
  const byCarrier = carriers.map((one, at) => {
    const { value, leaves } = saved[at] as Saved;
    const raw = acts.map(() => 0);
    for (const leaf of leaves) {
      const weights = weightsOf(one, acts, leaf.names);
      for (const [index, weight] of weights.entries()) raw[index] = (raw[index] as number) + leaf.value * weight;
    }
    return sharedOut(value, raw);
  });
  const inCoal = acts.map((_, index) =>
    carriers.reduce((sum, one, at) => sum + (one.kgce ?? 0) * ((byCarrier[at] as number[])[index] as number), 0),
  );
  const ofCarrier = carriers.map((one, at) => (byCarrier[at] as number[]).map((value) => (one.kgce === null ? null : value * one.kgce)));
  const totals = sharedOut(kgce, inCoal);
  return acts.map(({ measure }, index) => ({
    measure,
    kgce: totals[index] as number,
    carriers: carriers.flatMap(({ carrier, unit }, at) => {
      const value = (byCarrier[at] as number[])[index] as number;
      return value === 0 ? [] : [{ carrier, unit, value, kgce: (ofCarrier[at] as (number | null)[])[index] ?? null }];
    }),
  }));
}

/** Each act's share of what is saved of a leaf; they add up to 1, or are all 0 if nothing acts on it. */
function weightsOf({ carrier }: CarrierLeaves, acts: readonly Act[], names: readonly string[]): number[] {
  const isOwn = (act: Act): boolean => act.share > 0 && names.includes(act.leaf) && act.carriers.includes(carrier);
  const conducted = acts.reduce((sum, act) => (isOwn(act) && act.isConductance ? sum + act.share : sum), 0);
  const strength = (share: number): number => (share >= 1 ? Infinity : -Math.log1p(-share));
  const raw = acts.map((act) => {
    if (!isOwn(act)) return 0;
    return act.isConductance ? (strength(conducted) * act.share) / conducted : strength(act.share);
  });
  // an act that saves all of a leaf leaves nothing to the others
  const all = raw.some((one) => one === Infinity);
  const finite = raw.map((one, at) => {
    if (!all) return one;
    if (one !== Infinity) return 0;
    const act = acts[at] as Act;
    return act.isConductance ? act.share / conducted : 1;
  });
  const sum = finite.reduce((total, one) => total + one, 0);
  return sum > 0 ? finite.map((one) => one / sum) : finite;
}

/**
 * The portions, adjusted so that they add up to `value` to the last bit, in whatever order: all but the largest are cut to 2⁻⁴⁰ of it, and
 * the largest gets the rest.
 */
function sharedOut(value: number, portions: readonly number[]): number[] {
  if (value === 0 || portions.every((one) => one === 0)) return portions.map(() => 0);
  const grain = 2 ** (Math.floor(Math.log2(Math.abs(value))) - 40);
  const most = portions.reduce((best, one, at) => (Math.abs(one) > Math.abs(portions[best] as number) ? at : best), 0);
  const cut = portions.map((one, at) => (at === most ? 0 : Math.round(one / grain) * grain));
  cut[most] = value - cut.reduce((sum, one) => sum + one, 0);
  return cut;
}
