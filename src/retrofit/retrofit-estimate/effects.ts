import type { Finding } from '#kernel/finding.ts';
import { type CarrierLeaves, type Measure, z90 } from './facts.ts';

/** A device as listed; in use on the last day of the year. */
export type Device = {
  readonly code: string;
  readonly kind: string;
  readonly count: number;
  readonly capacity: number | null;
  readonly power: number | null;
  readonly hours: number | null;
  readonly efficiency: number | null;
  /** Its facts that a person typed, without a document. */
  readonly byHand: readonly string[];
};

/** Inputs of effects, in addition to the measure. U in W/(m2·K), areas in m2, HDD at 18 °C in K·d. */
export type Known = {
  readonly devices: readonly Device[];
  readonly envelope: Readonly<Record<'wall' | 'roof' | 'window', { readonly u: number | null; readonly areaM2: number | null }>>;
  readonly heatingDegreeDays: number | null;
  /** kJ in one m3 of gas; null if no entry holds. */
  readonly calorificKj: number | null;
  readonly isCalorificSure: boolean;
  /** The building's facts that a person typed, without a document. */
  readonly typed: ReadonlySet<string>;
};

/** `missing`: what would be needed, if there is no share. */
export type Effect = {
  readonly share: number | null;
  readonly sigma: number;
  readonly missing: readonly string[];
  readonly findings: readonly Finding[];
};

const without = (...missing: string[]): Effect => ({ share: null, sigma: 0, missing, findings: [] });

/** The share of its leaf that a measure saves, with its standard deviation. */
export function effectOf(measure: Measure, known: Known, heated: readonly CarrierLeaves[]): Effect {
  const { effect } = measure;
  if (effect === null) return without(`${measure.measure}.effect`);
  if ('share' in effect) {
    const { low, mid, high } = effect.share;
    return { share: mid, sigma: (high - low) / (2 * z90), missing: [], findings: [] };
  }
  if ('efficiency' in effect) {
    const now = efficiencyOf(known.devices, effect.efficiency.kind);
    if (now === null) return without(`equipment:${effect.efficiency.kind}.efficiency`);
    return spread(measure.measure, 1 - now / effect.efficiency.after, effect.efficiency.spread);
  }
  return conductanceOf(measure.measure, effect.conductance, known, heated);
}

function spread(measure: string, saved: number, halfWidth: number | undefined): Effect {
  if (!(saved > 0)) {
    return { share: 0, sigma: 0, missing: [], findings: [{ code: 'no-better', severity: 'warning', evidence: { measure } }] };
  }
  const findings: Finding[] = halfWidth === undefined ? [{ code: 'no-spread', severity: 'info', evidence: { measure } }] : [];
  return { share: saved, sigma: (saved * (halfWidth ?? 0)) / z90, missing: [], findings };
}

type Conductance = { readonly part: 'wall' | 'roof' | 'window'; readonly after: number; readonly spread?: number | undefined };

/** 24·(U − after)·A·HDD ÷ 1000 kWh of heat, over all heating leaves as heat. */
function conductanceOf(
  measure: string,
  { part, after, spread: halfWidth }: Conductance,
  { devices, envelope, heatingDegreeDays, calorificKj }: Known,
  heated: readonly CarrierLeaves[],
): Effect {
  const { u, areaM2 } = envelope[part];
  const missing = [
    ...(u === null ? [`${part}U`] : []),
    ...(areaM2 === null ? [`${part}Area`] : []),
    ...(heatingDegreeDays === null ? ['degree-days'] : []),
  ];
  if (u === null || areaM2 === null || heatingDegreeDays === null) return without(...missing);
  let heatKwh = 0;
  for (const one of heated) {
    const heat = heatOf(one, devices, calorificKj);
    if (typeof heat === 'string') return without(heat);
    heatKwh += heat;
  }
  if (!(heatKwh > 0)) return without('heating');
  return spread(measure, (24 * (u - after) * areaM2 * heatingDegreeDays) / 1000 / heatKwh, halfWidth);
}

const kwhPerGj = 277.7778;

/** A heating leaf as heat, kWh; otherwise what is missing for the conversion. */
function heatOf({ carrier, unit, parts }: CarrierLeaves, devices: readonly Device[], calorificKj: number | null): number | string {
  const value = parts?.heating ?? 0;
  if (unit === 'GJ') return value * kwhPerGj;
  const kind = carrier === 'electricity' && devices.some((one) => one.kind === 'heat-pump') ? 'heat-pump' : 'boiler';
  const efficiency = efficiencyOf(devices, kind);
  if (efficiency === null) return `equipment:${kind}.efficiency`;
  if (unit === 'kWh') return value * efficiency;
  if (carrier === 'gas' && unit === 'm3') return calorificKj === null ? 'calorific-value/gas' : ((value * calorificKj) / 3600) * efficiency;
  return `calorific-value/${carrier}`;
}

/** e of 1/e = Σ(count·capacity/efficiency) ÷ Σ(count·capacity); null if a device of the kind lacks either, or there is none. */
export function efficiencyOf(devices: readonly Device[], kind: string): number | null {
  let [size, taken] = [0, 0];
  for (const one of devices) {
    if (one.kind !== kind) continue;
    if (one.capacity === null || one.efficiency === null || !(one.efficiency > 0)) return null;
    size += one.count * one.capacity;
    taken += (one.count * one.capacity) / one.efficiency;
  }
  return taken > 0 ? size / taken : null;
}

/** Σ count·power·hours of the devices of each kind, kWh; `incomplete`: kinds in which a device lacks either. */
export function equipmentUse(devices: readonly Device[]): {
  readonly kwh: ReadonlyMap<string, number>;
  readonly incomplete: readonly string[];
} {
  const [kwh, incomplete] = [new Map<string, number>(), new Set<string>()];
  for (const { kind, count, power, hours } of devices) {
    if (power === null || hours === null) incomplete.add(kind);
    else kwh.set(kind, (kwh.get(kind) ?? 0) + count * power * hours);
  }
  for (const kind of incomplete) kwh.delete(kind);
  return { kwh, incomplete: [...incomplete].toSorted() };
}
