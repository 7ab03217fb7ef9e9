import type { Finding } from '#kernel/finding.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { BuildingInputs } from './building-inputs.ts';
import { writtenResource } from './building-resources.ts';
import { planSteps, quarter } from './plan-steps.ts';

/**
 * The scenario of a building: its resources as far as they are known. A battery starts at its minimum charge, a room at its set point,
 * because their current state is unknown. Other resources stay in the load; each is reported with what is missing.
 */
export function buildingScenario(inputs: BuildingInputs) {
  const { start, prices, demand, nextMonth, base, resources, ownLoads, outdoor } = inputs;
  const findings: Finding[] = [];
  const tell = (code: string, severity: Finding['severity'], evidence: Finding['evidence']) => findings.push({ code, severity, evidence });
  const load = [...base];
  // what is planned must not also be in the load
  const takeOff = (own: readonly number[] | undefined): void => {
    for (const [at, kw] of (own ?? []).entries()) load[at] = Math.max(0, (load[at] as number) - kw);
  };
  const written = resources.flatMap((one) => {
    const { code: resource, kind } = one;
    const made = writtenResource(one, inputs);
    if (!('row' in made)) {
      if ('rests' in made) tell('room-rests', 'info', { resource });
      else if (kind !== 'pv') tell('resource-left-out', 'warning', { resource, missing: made.missing });
      else tell(made.missing === 'meter' ? 'plan-without-pv' : 'plan-pv-unknown', 'warning', { resource });
      return [];
    }
    if (kind === 'battery') tell('state-taken-as-least', 'info', { resource, kwh: one.minKwh ?? 0 });
    if (kind === 'hvac') tell('state-taken-as-set', 'info', { resource, degrees: one.set ?? 0 });
    if (kind === 'ev' || kind === 'hvac' || kind === 'shift') {
      takeOff(ownLoads.get(resource));
      if (!ownLoads.has(resource)) tell('plan-load-includes', 'warning', { resource });
    }
    return [made.row];
  });
  const { rows: planned, cut } = shedWithin(load, written);
  for (const { resource, steps } of cut) tell('shed-cut', 'info', { resource, steps });
  if (outdoor !== null && planned.some((row) => row['kind'] === 'hvac')) findings.push(outdoor.finding);
  const scenario = {
    start: formatInstant(start),
    step: quarter / 60,
    steps: planSteps,
    site: {},
    price: {
      import: prices.map((one) => one.import),
      export: prices.map((one) => one.export),
      ...(demand !== null && { peak: demand.price, peakSoFarKw: demand.soFarKw }),
      ...(nextMonth !== null && { peakPeriods: [{ from: formatInstant(nextMonth.at), peak: nextMonth.price, peakSoFarKw: 0 }] }),
    },
    base: load,
    resources: planned,
  };
  return { scenario, findings };
}

type Row = Readonly<Record<string, unknown>>;

/**
 * The same rows, limited so that together they shed no more than remains of the load; and those where less remains than could have been
 * shed.
 */
function shedWithin(load: readonly number[], rows: readonly Row[]) {
  const left = [...load];
  const cut: { readonly resource: string; readonly steps: number }[] = [];
  const bounded = rows.map((row) => {
    if (row['kind'] !== 'shed') return row;
    let steps = 0;
    const available = (row['available'] as readonly number[]).map((kw, at) => {
      const most = Math.max(0, Math.min(kw, left[at] as number));
      if (most < kw) steps += 1;
      left[at] = (left[at] as number) - most;
      return most;
    });
    if (steps > 0) cut.push({ resource: String(row['code']), steps });
    return { ...row, available };
  });
  return { rows: bounded, cut };
}
