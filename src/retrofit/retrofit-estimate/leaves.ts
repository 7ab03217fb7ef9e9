import type { Carrier, Unit } from '#kernel/carrier.ts';
import type { Finding } from '#kernel/finding.ts';
import type { UseParts } from '#retrofit/savings/savings.ts';
import type { CarrierLeaves, Parts, Slice } from './facts.ts';

/** The parts of a fit scaled by one factor, so that they add up to the measured use; null if the fit predicts nothing above 0. */
export function scaledParts(fitted: UseParts, measured: number): Parts | null {
  const sum = fitted.base + fitted.heating + fitted.cooling;
  if (!(sum > 0) || !Number.isFinite(sum)) return null;
  const factor = measured / sum;
  return {
    base: fitted.base * factor,
    heating: fitted.heating * factor,
    cooling: fitted.cooling * factor,
    covariance: fitted.covariance?.map((row) => row.map((one) => one * factor * factor)) ?? null,
    freedom: fitted.freedom,
  };
}

type Given = {
  readonly carrier: Carrier;
  readonly unit: Unit;
  readonly measured: number;
  readonly fitted: UseParts | null;
  readonly slices: readonly Slice[];
  readonly kgce: number | null;
};

/** A carrier's year split into its leaves. Slices larger than what they are cut out of are reduced pro rata, with a finding. */
export function leavesOf({ fitted, slices, ...one }: Given): { leaves: CarrierLeaves; findings: Finding[] } {
  const parts = fitted === null ? null : scaledParts(fitted, one.measured);
  const within = Math.max(0, parts?.base ?? one.measured);
  const wanted = slices.filter(({ value }) => value > 0).toSorted((a, b) => (a.leaf < b.leaf ? -1 : 1));
  const sum = wanted.reduce((all, { value }) => all + value, 0);
  const exceeds = sum > within;
  const cut = exceeds ? wanted.map(({ leaf, value }) => ({ leaf, value: (value * within) / sum })) : wanted;
  return {
    leaves: { ...one, parts, slices: cut },
    findings: exceeds
      ? [{ code: 'slices-exceed', severity: 'warning', evidence: { carrier: one.carrier, slices: sum, base: within, unit: one.unit } }]
      : [],
  };
}

/** The amount of a leaf of a carrier, in its unit; null if not available. `total` is all of it. */
export function leafValue({ measured, parts, slices }: CarrierLeaves, leaf: string): number | null {
  if (leaf === 'total') return measured;
  if (leaf === 'base' || leaf === 'heating' || leaf === 'cooling') return parts === null || !(parts[leaf] > 0) ? null : parts[leaf];
  return slices.find((one) => one.leaf === leaf)?.value ?? null;
}

/** The first of some leaves that any of the carriers has, with those carriers. */
export function firstLeaf(
  carriers: readonly CarrierLeaves[],
  leaves: readonly string[],
): { readonly leaf: string; readonly carriers: readonly CarrierLeaves[] } | null {
  for (const leaf of leaves) {
    const having = carriers.filter((one) => leafValue(one, leaf) !== null);
    if (having.length > 0) return { leaf, carriers: having };
  }
  return null;
}
