import type { StandingResource } from '#registry/resources/resources.ts';

/** kW that can be lowered and raised; null if unknown. */
export type Capability = { readonly downKw: number | null; readonly upKw: number | null };

/** The circumstances of a resource over `hours` hours: its typical mean power, kW, and the mean outdoor temperature, degC. */
export type Around = { readonly hours: number; readonly typical: number | null; readonly outdoor: number | null };

const unknown: Capability = { downKw: null, upKw: null };

/** What a resource can do over some hours (`flexibility.md` 5). */
export function capabilityOf(one: StandingResource, around: Around): Capability {
  switch (one.kind) {
    case 'shed':
      return around.typical === null || one.share === null ? unknown : { downKw: Math.min(one.kw, one.share * around.typical), upKw: 0 };
    case 'battery':
      return batteryOf(one, around);
    case 'ev':
      return around.typical === null ? unknown : { downKw: around.typical, upKw: Math.max(0, one.kw - around.typical) };
    case 'pv':
      return around.typical === null ? unknown : { downKw: 0, upKw: around.typical };
    case 'hvac':
      return hvacOf(one, around);
    case 'shift':
      return unknown;
  }
}

/** Assumed to be prepared: full for discharging, empty for charging. */
function batteryOf(
  { kw, dischargeKw, minKwh, maxKwh, chargeEfficiency, dischargeEfficiency }: StandingResource,
  { hours }: Around,
): Capability {
  if (maxKwh === null) return unknown;
  const span = maxKwh - (minKwh ?? 0);
  return {
    downKw: Math.min(dischargeKw ?? kw, (span * (dischargeEfficiency ?? 1)) / hours),
    upKw: Math.min(kw, span / ((chargeEfficiency ?? 1) * hours)),
  };
}

/** What a room gives while its temperature moves from the set point to its limit. */
function hvacOf({ kw, mode, cop, r, c, gain, set, low, high }: StandingResource, { hours, outdoor }: Around): Capability {
  if (mode === null || cop === null || r === null || c === null || gain === null) return unknown;
  if (set === null || low === null || high === null || outdoor === null) return unknown;
  const heats = mode === 'heat';
  const need = heats ? (set - outdoor) / r - gain : (outdoor - set) / r + gain;
  const load = Math.min(Math.max(0, need), kw * cop);
  const over = (kelvin: number): number => Math.max(0, kelvin) / (r * (1 - Math.exp(-hours / (r * c))));
  const [less, more] = heats ? [over(set - low), over(high - set)] : [over(high - set), over(set - low)];
  return { downKw: Math.min(load, less) / cop, upKw: Math.min(kw * cop - load, more) / cop };
}
