import { hoursOf, type Scenario, type Series, type Spell, type Storage } from './scenario.ts';

/**
 * The same powers, changing those of stores on alternating current as little as needed to keep their energy within limits: of a solution
 * that charges and discharges at the same time only the difference is left, which would store more.
 */
export function withinStores(scenario: Scenario, kw: readonly Series[]): Series[] {
  const h = hoursOf(scenario);
  return kw.map((own, at) => {
    const one = scenario.resources[at];
    if (one === undefined || (one.kind !== 'battery' && one.kind !== 'ev') || one.bus === 'dc') return own;
    const powers = Float64Array.from(own);
    for (const spell of one.spells) walk(one, spell, powers, h);
    return powers;
  });
}

function walk(one: Storage, spell: Spell, powers: Float64Array, h: number): void {
  const { kept, chargeEfficiency: into, dischargeEfficiency: out } = one;
  const powerFor = (kwh: number): number => (kwh > 0 ? kwh / into : kwh * out) / h;
  let state = spell.startKwh;
  for (let step = spell.first; step < spell.end; step += 1) {
    const [least, most] = [(one.minKwh[step] as number) - state * kept, (spell.maxKwh[step] as number) - state * kept];
    const wanted = Math.min(Math.max(powers[step] as number, powerFor(least)), powerFor(most));
    const power = Math.min(Math.max(wanted, -(one.dischargeKw[step] as number)), one.kw[step] as number);
    powers[step] = power;
    state = state * kept + h * (power > 0 ? power * into : power / out);
  }
}
