import type { Finding } from '#kernel/finding.ts';
import { studentQuantile } from '#retrofit/temperature-model/student.ts';
import { type Act, type CarrierLeaves, z90 } from './facts.ts';
import { type SavingShare, sharesOf } from './saving-shares.ts';

/**
 * The saving of a package: by carrier in its unit, in total in kgce; low and high null if a carrier's parts have no interval, all null if
 * no effect of its measures is known.
 */
export type Saving = {
  readonly carriers: readonly {
    readonly carrier: CarrierLeaves['carrier'];
    readonly unit: CarrierLeaves['unit'];
    readonly value: number | null;
  }[];
  readonly kgce: number | null;
  /** The same by measure, ordered by code. */
  readonly shares: readonly SavingShare[];
  readonly low: number | null;
  readonly high: number | null;
  readonly findings: readonly Finding[];
};

/** The known saving. */
type Summed = Omit<Saving, 'carriers' | 'kgce'> & {
  readonly carriers: readonly (Saving['carriers'][number] & { readonly value: number })[];
  readonly kgce: number;
};

/**
 * Measures interact: a leaf keeps Π(1 − s), all conductance being one factor; `base` covers its slices, `total` covers all. Independent of
 * the order of the measures. Carriers without a coefficient save in their unit, and nothing in kgce.
 */
export function savingOf(carriers: readonly CarrierLeaves[], given: readonly Act[]): Summed {
  const acts = given.toSorted((a, b) => (a.measure < b.measure ? -1 : 1));
  const saved = carriers.map((one) => savedOf(one, acts));
  const kgce = carriers.reduce((sum, one, at) => sum + (one.kgce ?? 0) * (saved[at] as Saved).value, 0);
  const half = halfOf(carriers, acts, saved);
  const inAll = conductanceSum(acts);
  return {
    carriers: carriers.map(({ carrier, unit }, at) => ({ carrier, unit, value: (saved[at] as Saved).value })),
    kgce,
    shares: sharesOf(carriers, acts, saved, kgce),
    low: half === null ? null : kgce - half,
    high: half === null ? null : kgce + half,
    findings: inAll > 1 ? [{ code: 'more-than-used', severity: 'warning', evidence: { share: inAll } }] : [],
  };
}

const conductanceSum = (acts: readonly Act[]): number =>
  acts.reduce((sum, { isConductance, share }) => sum + (isConductance ? share : 0), 0);

type Saved = {
  readonly value: number;
  readonly gradient: readonly [number, number, number];
  /** What is saved of each leaf, with the names that apply to it. */
  readonly leaves: readonly { readonly names: readonly string[]; readonly value: number }[];
};

/** The saved share of each leaf of a carrier. */
function savedOf(one: CarrierLeaves, acts: readonly Act[]): Saved {
  const { parts, measured, slices } = one;
  const saves = (names: readonly string[]): number => 1 - keepOf(one, acts, names);
  const cut = slices.reduce((sum, { value }) => sum + value, 0);
  const told = (value: number, ...names: string[]) => ({ names, value: value * saves(names) });
  const leaves = [
    ...(parts === null
      ? [told(measured - cut, 'total')]
      : [told(parts.base - cut, 'base', 'total'), told(parts.heating, 'heating', 'total'), told(parts.cooling, 'cooling', 'total')]),
    ...slices.map(({ leaf, value }) => told(value, leaf, 'base', 'total')),
  ];
  const part = (name: string): number => (parts === null ? 0 : saves([name, 'total']));
  return {
    value: leaves.reduce((sum, { value }) => sum + value, 0),
    gradient: [part('base'), part('heating'), part('cooling')],
    leaves,
  };
}

/** What remains of a leaf after the acts on any of these names. */
function keepOf({ carrier }: CarrierLeaves, acts: readonly Act[], leaves: readonly string[]): number {
  const own = acts.filter((act) => leaves.includes(act.leaf) && act.carriers.includes(carrier));
  const conducted = Math.max(0, 1 - conductanceSum(own));
  return own.reduce((keep, { isConductance, share }) => (isConductance ? keep : keep * (1 - share)), conducted);
}

/** √(Σ_c (w_c·t)²·gᵀVg + z²·Σ_i (∂S/∂s_i·σ_i)²); null if a part with a saving has no covariance. */
function halfOf(carriers: readonly CarrierLeaves[], acts: readonly Act[], saved: readonly Saved[]): number | null {
  let square = 0;
  for (const [at, { parts, kgce }] of carriers.entries()) {
    const { gradient } = saved[at] as Saved;
    if (parts === null || kgce === null || gradient.every((one) => one === 0)) continue;
    if (parts.covariance === null) return null;
    let spread = 0;
    for (let i = 0; i < 3; i += 1)
      for (let j = 0; j < 3; j += 1) spread += (gradient[i] as number) * (gradient[j] as number) * (parts.covariance[i]?.[j] as number);
    square += (kgce * studentQuantile(0.95, parts.freedom)) ** 2 * Math.max(0, spread);
  }
  for (const [at, act] of acts.entries()) {
    if (act.sigma === 0) continue;
    square += (z90 * act.sigma * slopeOf(carriers, acts, at)) ** 2;
  }
  return Math.sqrt(square);
}

/** ∂S/∂s_i: the saving is linear in each share, so that its two ends give the slope; zero if conductance is above 1. */
function slopeOf(carriers: readonly CarrierLeaves[], acts: readonly Act[], at: number): number {
  const act = acts[at] as Act;
  if (act.isConductance && conductanceSum(acts) > 1) return 0;
  // a conductance acts on at most what the others leave of 1
  const reach = act.isConductance ? 1 - (conductanceSum(acts) - act.share) : 1;
  if (!(reach > 0)) return 0;
  const ends = [0, reach].map((share) => acts.map((one, index) => (index === at ? { ...one, share } : one)));
  const kgceOf = (some: readonly Act[]) => carriers.reduce((sum, one) => sum + (one.kgce ?? 0) * savedOf(one, some).value, 0);
  return (kgceOf(ends[1] as Act[]) - kgceOf(ends[0] as Act[])) / reach;
}
