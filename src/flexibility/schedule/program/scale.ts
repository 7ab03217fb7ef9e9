import type { Resource, Scenario, Series, Spell } from './scenario.ts';

/** Powers up to this many kW are solved unscaled. */
const usualKw = 1000;

/**
 * The unit in kW that a scenario is solved in: a power of 2, so that no number is rounded. Solvers cannot resolve values a thousand million
 * times smaller than their neighbours.
 */
export function unitOf({ base, baseDc, resources, converter }: Scenario): number {
  let most = 0;
  const look = (all: Series): void => {
    for (const kw of all) most = Math.max(most, Math.abs(kw));
  };
  for (const all of [base, baseDc]) look(all);
  if (converter !== null && resources.some(({ bus }) => bus === 'dc')) look(converter.kw);
  for (const one of resources) {
    if (one.kind === 'pv' || one.kind === 'shed') look(one.available);
    else if (one.kind === 'shift') most = Math.max(most, one.kw);
    else look(one.kw);
    if (one.kind === 'battery' || one.kind === 'ev') look(one.dischargeKw);
  }
  if (most === 0 || (most >= 0.1 && most <= usualKw)) return 1;
  return 2 ** Math.round(Math.log2(most / 16));
}

/** The scenario with all powers and energies in units of `unit` kW and kWh; temperatures and times are unchanged. */
export function inUnits(scenario: Scenario, unit: number): Scenario {
  if (unit === 1) return scenario;
  const by = (all: Series): Series => all.map((value) => value / unit);
  const { price, converter } = scenario;
  return {
    ...scenario,
    importKw: by(scenario.importKw),
    exportKw: by(scenario.exportKw),
    price: { ...price, peaks: price.peaks.map((one) => ({ ...one, soFarKw: one.soFarKw / unit })) },
    base: by(scenario.base),
    baseDc: by(scenario.baseDc),
    converter: converter === null ? null : { ...converter, kw: by(converter.kw) },
    resources: scenario.resources.map((one) => resourceInUnits(one, unit, by)),
  };
}

function resourceInUnits(one: Resource, unit: number, by: (all: Series) => Series): Resource {
  switch (one.kind) {
    case 'pv':
      return { ...one, available: by(one.available) };
    case 'shed':
      return { ...one, available: by(one.available), maxKwh: one.maxKwh === null ? null : one.maxKwh / unit };
    case 'shift':
      return { ...one, kw: one.kw / unit, kwh: one.kwh / unit };
    case 'hvac':
      return { ...one, kw: by(one.kw), gain: by(one.gain), r: one.r * unit };
    case 'battery':
    case 'ev':
      return {
        ...one,
        kw: by(one.kw),
        dischargeKw: by(one.dischargeKw),
        minKwh: by(one.minKwh),
        spells: one.spells.map((spell) => spellInUnits(spell, unit, by)),
      };
  }
}

const spellInUnits = (spell: Spell, unit: number, by: (all: Series) => Series): Spell => ({
  ...spell,
  startKwh: spell.startKwh / unit,
  maxKwh: by(spell.maxKwh),
  targets: spell.targets.map((target) => ({ ...target, kwh: target.kwh / unit })),
});
